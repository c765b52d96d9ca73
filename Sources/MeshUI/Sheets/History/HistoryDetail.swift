import Canvas
import FoundationEssentials
import MeshCore
import Panels

/// What there is to say of a step that was sent: when, what became of it, its changes, and its way back.
struct HistoryDetail {
  let sent: SentStep
  let state: State
  let columns: Int

  var lines: [TextLine] {
    let time = "\(state.clock.day(sent.sentAt)) \(state.clock.time(sent.sentAt, seconds: true))"
    let shown = sent.workflows.prefix(Self.shownWorkflows)
    let more = sent.workflows.count - shown.count
    return row("sent", [Span(time)]) + row("outcome", [Span(sent.outcomeSentence, sent.outcomeWord.role)]) + wayBack
      + shown.flatMap { lines(of: $0) }
      + (more > 0 ? row("", [Span("and \(grouped(more)) more workflows", .dim)]) : [])
  }

  /// All workflows of an app may have been deleted in one step.
  private static let shownWorkflows = 40

  private func lines(of id: WorkflowID) -> [TextLine] {
    let before = sent.before.first { $0.id == id }
    let after = sent.after.first { $0.id == id }
    let name: [TextLine] =
      sent.workflows.count > 1 ? [.blank, TextLine([.blank(1), Span(id, .head)])] : [.blank]
    let facts =
      row("before", [Span(words(before), .dim)])
      + row(sent.isApplied ? "read" : "planned", [Span(words(after), .dim)])
    return name + facts + changes(from: before, to: after) + others(id, before)
  }

  private func words(_ workflow: Workflow?) -> String {
    guard let workflow else { return "not on the service" }
    let version = workflow.version.map { "version \($0.id.prefix(8)), " } ?? ""
    return version + counted(workflow.nodes.count, "node")
  }

  private func changes(from before: Workflow?, to after: Workflow?) -> [TextLine] {
    // Another id changes no node.
    guard sent.renaming == nil, let id = before?.id ?? after?.id else { return [] }
    return ChangeLines(columns: columns, state: state).lines(
      WorkflowDiff(from: before ?? Workflow(id: id), to: after ?? Workflow(id: id)), before: before, after: after)
  }

  /// What was read where it is not what the lines above say: another result than the plan's, or what was there after a
  /// step that was not carried out.
  private func others(_ id: WorkflowID, _ before: Workflow?) -> [TextLine] {
    let read = sent.read.first { $0.id == id }
    switch sent.outcome {
    case .differs: return from(sent.predicted.first { $0.id == id }, "predicted", to: read)
    case .refused, .notKnown: return sent.read.isEmpty ? [] : from(before, "before", to: read)
    case .asPredicted, .sending, .written: return []
    }
  }

  private func from(_ other: Workflow?, _ name: String, to read: Workflow?) -> [TextLine] {
    let lines = changes(from: other, to: read)
    guard !lines.isEmpty else { return [] }
    return [.blank]
      + row(
        "differs",
        [Span("-", .removed), Span(" \(name), ", .dim), Span("+", .added), Span(" read after it", .dim)]) + lines
  }

  private var wayBack: [TextLine] {
    guard sent.isApplied else { return [] }
    if let obstacle = state.obstacle(toReversing: sent) { return row("undo", [Span(obstacle, .dim)]) }
    if let (old, _) = sent.renaming {
      return row(
        "undo", .sentence("`\(state.key(.reverse, in: .history))` stages its old id again:") + [Span(" " + old)])
    }
    let ways = state.waysBack(of: sent)
    guard let way = ways.first else { return [] }
    switch way {
    case .create where ways.count > 1:
      return row(
        "undo",
        .sentence("`\(state.key(.reverse, in: .history))` stages them again from their snapshots, without old versions")
      )
    case .delete(_, let changed):
      let others = changed.isEmpty ? "" : ", with what was changed in it since: \(changed.joined(separator: ", "))"
      return row(
        "undo", .sentence("`\(state.key(.reverse, in: .history))` stages its deletion") + [Span(others, .warn)])
    case .create:
      return row(
        "undo",
        .sentence("`\(state.key(.reverse, in: .history))` stages it again from the snapshot, without its old versions"))
    case .change(_, let kept):
      let others = kept.isEmpty ? "" : "; what was changed since stays: \(kept.joined(separator: ", "))"
      return row(
        "undo", .sentence("`\(state.key(.reverse, in: .history))` stages the way back") + [Span(before + others, .dim)])
    case .contested(_, let nodes):
      let others = ", but \(nodes.joined(separator: ", ")) was changed since: its plan asks which stands"
      return row(
        "undo", .sentence("`\(state.key(.reverse, in: .history))` stages the way back") + [Span(others, .warn)])
    }
  }

  /// What the way back leads to.
  private var before: String {
    sent.before.first?.version.map { " to the nodes of version \($0.id.prefix(8))" } ?? ""
  }

  private func row(_ label: String, _ spans: [Span]) -> [TextLine] {
    TextLine.wrapped(spans, after: [.blank(1), .cell(label, 9, .dim)], columns: columns - 1)
  }
}

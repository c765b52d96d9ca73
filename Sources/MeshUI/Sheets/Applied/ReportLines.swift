import Canvas
import FoundationEssentials
import MeshCore
import Panels

/// What there is to say of a step that was sent, or could not be.
struct ReportLines {
  let step: Plan.Step
  let report: StepReport
  let state: State
  let columns: Int

  var lines: [TextLine] { sent + read + outcome + undo }

  private var sent: [TextLine] {
    guard let at = report.sentAt else { return [] }
    let time = state.clock.time(at, seconds: true)
    let end: String
    switch report.outcome {
    case .asPredicted, .differs: end = "read back after"
    case .refused, .partly: end = "refused after"
    case .notReadBack: end = "acknowledged, not read back after"
    case .moved, .notKnown: end = "no answer, given up after"
    }
    let words = "\(time), \(end) \(decimals(report.seconds, 2)) s"
    return row("sent", [Span(words, .dim)])
  }

  private var read: [TextLine] {
    guard let read = report.read else {
      return report.sentAt == nil ? [] : row("read", [Span("could not be read back", .warn)])
    }
    let words = step.effects.prefix(3).map { effect -> String in
      let name = step.effects.count > 1 ? effect.id + ": " : ""
      guard let workflow = read[effect.id] else { return name + "not on the service" }
      let version = workflow.version.map { "version \($0.id.prefix(8)), " } ?? ""
      return name + version + counted(workflow.nodes.count, "node")
    }
    let more = step.effects.count > 3 ? ", and \(step.effects.count - 3) more" : ""
    return row("read", [Span(words.joined(separator: "; ") + more, .dim)])
  }

  private var outcome: [TextLine] {
    switch report.outcome {
    case .asPredicted: return matches
    case .differs(let diffs): return differences(diffs)
    case .moved(let ids):
      return say([Span("\(ids.joined(separator: ", ")) changed since the plan was made; nothing was sent.", .warn)])
        + say(
          .sentence(
            "The step stays staged: `\(state.key(.planAll, in: .staged))` plans it anew; where both changed the same, `\(state.key(.decide, in: .contested))` decides."
          ))
    case .refused(let error):
      guard report.sentAt != nil else {
        return say([Span(error.message)], word: "error") + say([Span("Nothing was sent. The step stays staged.", .dim)])
      }
      return say([Span(error.message)], word: "refused")
        + say([Span("Nothing was changed. The step stays staged.", .dim)])
    case .partly(let error):
      return say([Span("The first of two requests was carried out; the second was refused.", .warn)])
        + say([Span(error.message)], word: "refused") + afterPart
    case .notReadBack(let error):
      return say([Span("The service said that it was done, and then it could not be read.", .warn)])
        + say([Span(error.message)], word: "not read back")
        + say(
          .sentence(
            "It is not sent again. `\(state.key(.refresh, in: .applied))` reads what is there; the draft is kept until then."
          ))
    case .notKnown(let error):
      return say([Span(error.message)], word: "not known")
        + say([Span("It may or may not be done. It is not sent again before we know.", .warn)])
        + say(.sentence("`\(state.key(.refresh, in: .applied))` reads what is there. The step stays staged."))
    }
  }

  /// What the requests before the refused one have left.
  private var afterPart: [TextLine] {
    guard let read = report.read else {
      return say(
        .sentence(
          "What is there now could not be read. The step stays staged, `\(state.key(.refresh, in: .applied))` reads.",
          .warn))
    }
    let changed = step.effects.filter { effect in
      !WorkflowDiff(from: effect.before ?? Workflow(id: effect.id), to: read[effect.id] ?? Workflow(id: effect.id))
        .isSameGraph
    }
    let rest = say(.sentence("The step stays staged: `\(state.key(.planAll, in: .staged))` plans what is left of it."))
    guard !changed.isEmpty else { return say([Span("What is there reads as before.", .warn)]) + rest }
    return changed.reduce(into: rest + say([Span("A part of it was done before the refusal:", .warn)])) {
      lines, effect in
      let after = read[effect.id]
      lines += ChangeLines(columns: columns, state: state).lines(
        WorkflowDiff(from: effect.before ?? Workflow(id: effect.id), to: after ?? Workflow(id: effect.id)),
        before: effect.before, after: after)
    }
  }

  private var matches: [TextLine] {
    let nodes = step.effects.compactMap(\.after).reduce(0) { $0 + $1.nodes.count }
    let words = nodes > 0 ? "\(nodes) of \(counted(nodes, "node"))" : "gone, as it should be"
    let order = step.isReordered(by: report) ? say([Span("The service has put them into an order of its own.")]) : []
    guard !step.misses.isEmpty else { return row("matches", [Span(words, .ok)]) + order }
    return row("matches", [Span(words, .ok)]) + order
      + say([Span("Not as your draft has it: it leaves \(step.misses.joined(separator: ", ")).", .warn)])
      + say([Span("The rest stays in the draft.", .dim)])
  }

  /// From what was predicted to what was read.
  private func differences(_ diffs: [WorkflowID: WorkflowDiff]) -> [TextLine] {
    var lines = say([
      Span("The service holds something else than predicted ("), Span("-", .removed), Span(" predicted, "),
      Span("+", .added), Span(" read):"),
    ])
    for (id, diff) in diffs.sorted(by: { $0.key < $1.key }) {
      lines += ChangeLines(columns: columns, state: state).lines(
        diff, before: step.effects.first { $0.id == id }?.after, after: report.read?[id])
    }
    return lines
  }

  private var undo: [TextLine] {
    guard report.isApplied else { return [] }
    switch step.change.fate {
    case .added: return row("undo", .sentence("`\(state.key(.reverse, in: .applied))` stages its deletion"))
    case .changed:
      let version = step.effects.first?.before?.version.map { "the nodes of version \($0.id.prefix(8))" }
      let before = step.change.renaming?.old ?? version
      return row(
        "undo",
        .sentence("`\(state.key(.reverse, in: .applied))` stages the way back") + [
          Span(before.map { " to \($0)" } ?? "", .dim)
        ])
    case .removed:
      return row(
        "undo",
        .sentence("`\(state.key(.reverse, in: .applied))` stages it again from the copy, without its old versions"))
    }
  }

  private func row(_ label: String, _ spans: [Span]) -> [TextLine] {
    TextLine.wrapped(spans, after: [.blank(6), .cell(label, 9, .dim)], columns: columns - 1)
  }

  private func say(_ spans: [Span], word: String = "") -> [TextLine] {
    let lead: [Span] = word.isEmpty ? [.blank(6)] : [.blank(6), Span(word + " ", .error)]
    return TextLine.wrapped(spans, after: lead, columns: columns - 1)
  }
}

import Canvas
import FoundationEssentials
import MeshCore
import Panels

/// What a version of a workflow differs in from the state it is compared with, from that one to it.
struct VersionDifference {
  let version: WorkflowVersion
  let dialog: WorkflowVersionSheet
  let state: State
  let columns: Int

  var lines: [TextLine] { head + difference }

  private var head: [TextLine] {
    let made = version.createdAt.map { "\(state.clock.day($0)) \(state.clock.time($0, seconds: true))" } ?? ""
    let id = [TextLine([.blank(1), Span(version.id, .head)], trailing: [Span(made, .dim), .blank(1)])]
    guard version.isDeprecated else { return id }
    return id
      + TextLine.wrapped(
        [Span("a model version it uses is gone; the service may refuse it")],
        after: [.blank(1), Span("deprecated ", .warn)], columns: columns - 1)
  }

  private var difference: [TextLine] {
    guard let other = state.compared(in: dialog) else {
      guard dialog.tab == .before, dialog.isFirst(dialog.index) else { return say(missing) }
      return say("the first version: all of its nodes are new") + changes(from: [])
    }
    let lines = changes(from: other)
    return lines.isEmpty ? say(same) : say(direction) + lines
  }

  private func changes(from other: [WorkflowNode]) -> [TextLine] {
    let before = Workflow(id: dialog.workflow, nodes: other)
    let after = Workflow(id: dialog.workflow, nodes: version.nodes)
    return ChangeLines(columns: columns, state: state).lines(
      WorkflowDiff(from: before, to: after), before: before, after: after)
  }

  /// What the signs mean.
  private var direction: String {
    switch dialog.tab {
    case .current: "from what the service has now to this version: what restoring it changes there"
    case .before: "from the version before to this one"
    case .draft: "from the draft to this version: what \(state.key(.take, in: .workflowVersions)) changes in the draft"
    case .marked: "from the marked version to this one"
    }
  }

  private var same: String {
    switch dialog.tab {
    case .current: "the service has these nodes now"
    case .before: "the version before has the same nodes"
    case .draft: "the draft has these nodes already"
    case .marked:
      dialog.marked == version.id ? "this version is the marked one" : "the marked version has the same nodes"
    }
  }

  /// Why there is nothing to compare with.
  private var missing: String {
    switch dialog.tab {
    case .current, .draft: "\(dialog.workflow) is no longer on the service"
    case .before: "the version before is not read"
    case .marked: "the marked version is not read"
    }
  }

  private func say(_ words: String) -> [TextLine] {
    TextLine.wrapped([Span(words, .dim)], after: [.blank(1)], columns: columns - 1)
  }
}

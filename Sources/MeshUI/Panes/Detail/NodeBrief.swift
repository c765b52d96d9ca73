import Canvas
import MeshCore
import Panels

/// A node in four rows, below the graph: its model with its owner, the whole version, what it is joined to, and what is
/// wrong with it, or else what it gave last.
struct NodeBrief {
  let row: NodeRow
  let state: State
  let columns: Int

  private var node: WorkflowNode { row.node }
  private var change: NodeChange? { state.currentDiff?[node: row.id] }
  private var isRoomy: Bool { Room(columns).isRoomy }

  var lines: [TextLine] {
    [
      line(Span(node.id, .head), Span(node.model.id), [Span(node.model.ownerTitle, .dim)]),
      line(Span("version", .dim), Span(node.model.versionID ?? "the newest one"), versionRemark),
      TextLine([.blank(1), Span(joined, .dim)], trailing: [mark, .blank(1)]),
      issue ?? line(Span("last run", .dim), state.lastRun(of: node) ?? Span("none yet", .dim), time),
    ]
  }

  private func line(_ name: Span, _ value: Span, _ trailing: [Span]) -> TextLine {
    var name = name
    name.text = Span.cell(name.text, isRoomy ? 21 : 9).text
    return TextLine([.blank(1), name, .blank(1), value], trailing: isRoomy ? trailing + [.blank(1)] : [])
  }

  private var versionRemark: [Span] {
    if case .changed(_, let fields)? = change, let version = fields.first(where: { $0.field == .version }) {
      return [Span("before " + version.oldShort, .changed)]
    }
    guard let version = state.catalogue.model(node.model)?.version, version.id == node.model.versionID else {
      return []
    }
    return [Span("newest", .ok)] + (version.createdAt.map { [Span(", " + state.clock.day($0), .ok)] } ?? [])
  }

  /// `from image, to face-crop`
  private var joined: String {
    let readers = state.current?.nodes.filter { $0.inputs.contains(node.id) }.map(\.id) ?? []
    return "from " + FieldChange.inputs(node.inputs)
      + (readers.isEmpty ? "" : ", to " + readers.joined(separator: ", "))
  }

  private var mark: Span {
    switch row.mark {
    case .none: Span("unchanged", .dim)
    case .added: Span("+ new", .added)
    case .changed: Span("~ " + (change?.brief ?? "changed"), .changed)
    case .removed: Span("- removed in the draft", .removed)
    case .conflict: Span("! changed on both sides", .conflict)
    }
  }

  private var issue: TextLine? {
    guard row.mark != .removed, let workflow = state.current,
      let issue = state.validation(workflow).issues.first(where: { $0.node == node.id })
    else { return nil }
    let isError = issue.severity == .error
    return TextLine([.blank(1), Span(isError ? "error" : "warn", isError ? .error : .warn), Span(" " + issue.message)])
  }

  private var time: [Span] {
    state.lastRun(of: node) == nil ? [] : state.currentRun.map { [Span(state.clock.time($0.at), .dim)] } ?? []
  }
}

import Canvas
import MeshCore
import Panels

/// Where the columns of the table of nodes stand; a column without room is 0 wide.
struct NodeColumns: Hashable, Sendable {
  let gap: Int
  let id: Int
  let model: Int
  let from: Int
  let lastRun: Int

  private static let version = 8

  init(_ columns: Int, hasRun: Bool) {
    if columns >= 78 {
      let extra = columns - 85
      gap = 2
      id = min(30, 16 + extra / 4)
      model = min(36, 25 + extra / 3)
      from = min(24, 10 + extra / 5)
      lastRun = hasRun ? columns - 6 - id - model - Self.version - from - 3 * gap : 0
    } else {
      gap = 1
      from = columns >= 60 ? 9 : 7
      let rest = columns - 5 - Self.version - from - 3 * gap
      model = columns >= 50 ? rest - 16 : 0
      id = max(1, columns >= 50 ? 16 : rest)
      lastRun = 0
    }
  }

  var heads: TextLine {
    line(
      lead: [.blank(4)], id: Span("id", .dim), model: Span("model", .dim), version: Span("version", .dim),
      from: Span("from", .dim), lastRun: lastRun > 0 ? Span("last run", .dim) : nil)
  }

  func line(_ row: NodeRow, _ state: State, diff: WorkflowDiff?, isSelected: Bool) -> TextLine {
    let node = row.node
    let isGone = row.mark == .removed
    let changed = Set(diff?[node: node.id]?.changedFields ?? [])
    func role(_ fields: FieldChange.Field..., plain: Role) -> Role {
      changed.isDisjoint(with: fields) ? plain : .changed
    }
    let isUnknown = node.inputs.contains { state.current?[node: $0] == nil }
    let from: Span =
      isGone
      ? Span("removed", .removed)
      : Span(FieldChange.inputs(node.inputs), isUnknown ? .error : role(.from, plain: .dim))
    return line(
      lead: [
        Span(isSelected ? "▸" : " "), state.markedNodes.contains(row.id) ? Span("*", .key) : .blank(1), row.mark.span,
        Span(" "),
      ],
      id: Span(node.id, isGone ? .removed : .text),
      model: Span(node.model.id, role(.model, .owner, plain: .dim)),
      version: Span(
        node.model.versionID.map { String($0.prefix(Self.version)) } ?? "newest",
        row.mark == .added ? .added : role(.version, plain: .dim)),
      from: from, lastRun: lastRun > 0 && !isGone ? state.lastRun(of: node) : nil
    ).selected(isSelected, focused: state.isFocused(.nodes))
  }

  private func line(
    lead: [Span], id: Span, model: Span, version: Span, from: Span, lastRun last: Span?
  ) -> TextLine {
    var spans = lead + [id.fitted(self.id), .blank(gap)]
    if self.model > 0 { spans += [model.fitted(self.model), .blank(gap)] }
    spans += [version.fitted(Self.version), .blank(gap), from.fitted(self.from)]
    if let last { spans += [.blank(1), last.fitted(lastRun, atRight: true)] }
    return TextLine(spans)
  }
}

extension Span {
  /// The text cut and padded to `columns`, in its own ink.
  fileprivate func fitted(_ columns: Int, atRight: Bool = false) -> Span {
    var span = self
    span.text = atRight ? Span.cellRight(text, columns).text : Span.cell(text, columns).text
    return span
  }
}

extension NodeChange {
  /// The fields that differ in a node which both sides have.
  var changedFields: [FieldChange.Field] {
    switch self {
    case .added, .removed: []
    case .changed(_, let fields): fields.map(\.field)
    }
  }
}

extension State {
  /// What the node gave in the run that is shown, in a word and a number; dim where it is another node by now.
  func lastRun(of node: WorkflowNode) -> Span? {
    guard let run = currentRun, let found = run.outputs.first(where: { $0.node.id == node.id }) else { return nil }
    guard let output = found.output else {
      return Span(found.node.suppressesOutput ? "hidden" : "no output", .dim)
    }
    guard output.status.code == .success else { return Span("failed \(output.status.code.rawValue)", .error) }
    return Span(output.data.brief, found.node == node ? .text : .dim)
  }
}

extension OutputData {
  /// What was found, in a word and a number.
  var brief: String {
    if let best = concepts.max(by: { $0.value < $1.value }) { return "\(best.name) \(decimals(best.value))" }
    if let most = colors.max(by: { $0.share < $1.share }) { return "\(most.w3cName) \(decimals(most.share, 2))" }
    if !regions.isEmpty { return counted(regions.count, "region") }
    if let text { return "“\(text)”" }
    if let size = embeddingSizes.first { return "\(size) numbers" }
    return "nothing"
  }
}

import Canvas
import MeshCore
import Panels

/// What is written in a box and beside it, and how the box is drawn.
struct GraphText {
  /// The line around a box.
  struct Outline: Hashable {
    var role = Role.graphNode
    var isDashed = false
    /// That of the selected node.
    var isHeavy = false
  }

  let lines: [[Span]]
  let note: [Span]
  /// Beside the box stands at most what the node gave last, which Detail says too.
  private let isNoteSpare: Bool
  let outline: Outline

  /// Whether a box says what it is, or everything of note.
  enum Extent: Hashable { case brief, full }

  /// - Parameter saysAll: with what can be spared.
  func need(saysAll: Bool) -> GraphLayout.Need {
    GraphLayout.Need(
      columns: lines.map(\.columns).max() ?? 0, lines: lines.count,
      note: saysAll || !isNoteSpare ? note.columns : 0)
  }

  static func image(_ extent: Extent) -> GraphText {
    bare([Span("image"), Span("(the", .dim), Span("request)", .dim)], extent, Outline())
  }

  static func missing(_ id: NodeID, _ extent: Extent) -> GraphText {
    bare(
      [Span("! " + id, .error), Span("no such node", .error)], extent, Outline(role: .error, isDashed: true))
  }

  private static func bare(_ lines: [Span], _ extent: Extent, _ outline: Outline) -> GraphText {
    GraphText(
      lines: extent.cut(lines).map { [$0] }, note: [], isNoteSpare: true, outline: outline)
  }
}

extension GraphText.Extent {
  fileprivate func cut<Line>(_ lines: [Line]) -> [Line] {
    switch self {
    case .brief: Array(lines.prefix(1))
    case .full: lines
    }
  }
}

extension GraphText {
  /// `change` is what the draft makes of the node.
  init(_ row: NodeRow, _ change: NodeChange?, isSelected: Bool, _ state: State, _ extent: Extent) {
    let node = row.node
    let changed = change?.changedFields ?? []
    var head: [Span] = state.markedNodes.contains(row.id) ? [Span("* ", .key)] : []
    if row.mark != .none { head += [row.mark.span, .blank(1)] }
    head.append(Span(node.id, row.mark.role))
    let word = Self.word(row.mark)
    var version = [Span(Self.version(node, change), changed.contains(.version) ? .changed : .dim)]
    let hidden = Span("suppressed", changed.contains(.output) ? .changed : .dim)
    var note: [Span?] = []
    switch extent {
    case .brief: note = [word, node.suppressesOutput ? hidden : nil]
    case .full:
      if let word { head += [.blank(2), word] }
      if node.suppressesOutput { version += [.blank(2), hidden] }
      if row.mark == .removed { note = [Span("apply removes it", .dim)] }
    }
    if node.inputs.contains(node.id) { note.append(Span("reads itself", .error)) }
    isNoteSpare = note.compactMap(\.self).isEmpty
    if row.mark != .removed, !node.suppressesOutput { note.append(state.lastRun(of: node)?.dimmed) }
    lines = extent.cut([head, [Span(node.model.id, changed.contains(.model) ? .changed : .dim)], version])
    self.note = Array(note.compactMap(\.self).map { [$0] }.joined(separator: [.blank(2)]))
    outline = Outline(
      role: isSelected ? .borderFocus : row.mark == .none ? .graphNode : row.mark.role,
      isDashed: row.mark == .added || row.mark == .removed, isHeavy: isSelected)
  }

  private static func word(_ mark: Mark) -> Span? {
    switch mark {
    case .none, .changed, .conflict: nil
    case .added: Span("new", .added)
    case .removed: Span("removed", .removed)
    }
  }

  /// `aa7f35c0`, or `aa9ca482 → aa7f35c0`.
  private static func version(_ node: WorkflowNode, _ change: NodeChange?) -> String {
    if case .changed(_, let fields)? = change, let version = fields.first(where: { $0.field == .version }) {
      return "\(version.oldShort) → \(version.newShort)"
    }
    return node.model.versionID.map { String($0.prefix(8)) } ?? "newest"
  }
}

extension Span {
  /// The same as a remark; what went wrong stays as it is.
  fileprivate var dimmed: Span { ink == .role(.text) ? Span(text, .dim) : self }
}

import LayeredGraph
import Canvas
import MeshCore
import Panels

extension GraphText {
  /// Whether a box says what it is, or everything of note.
  enum Extent: Hashable {
    case brief, full

    fileprivate func cut<Line>(_ lines: [Line]) -> [Line] {
      switch self {
      case .brief: Array(lines.prefix(1))
      case .full: lines
      }
    }
  }

  static func image(_ extent: Extent) -> GraphText {
    GraphText(lines: extent.cut([Span("image"), Span("(the", .dim), Span("request)", .dim)]).map { [$0] })
  }

  static func missing(_ id: NodeID, _ extent: Extent) -> GraphText {
    GraphText(
      lines: extent.cut([Span("! " + FieldChange.plain(id), .error), Span("no such node", .error)]).map { [$0] },
      outline: Outline(role: .error, isDashed: true))
  }

  /// `change` is what the draft makes of the node.
  init(_ row: NodeRow, _ change: NodeChange?, isSelected: Bool, _ state: State, _ extent: Extent) {
    let node = row.node
    let changed = change?.changedFields ?? []
    var head: [Span] = state.markedNodes.contains(row.id) ? [Span("* ", .key)] : []
    if row.mark != .none { head += [row.mark.span, .blank(1)] }
    head.append(Span(FieldChange.plain(node.id), row.mark.role))
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
    // What the node gave last is said by Detail too.
    let isNoteSpare = note.compactMap(\.self).isEmpty
    if row.mark != .removed, !node.suppressesOutput { note.append(state.lastRun(of: node)?.dimmed) }
    self.init(
      lines: extent.cut([head, [Span(node.model.id, changed.contains(.model) ? .changed : .dim)], version]),
      note: Array(note.compactMap(\.self).map { [$0] }.joined(separator: [.blank(2)])), isNoteSpare: isNoteSpare,
      outline: Outline(
        role: isSelected ? .borderFocus : row.mark == .none ? .graphNode : row.mark.role,
        isDashed: row.mark == .added || row.mark == .removed, isHeavy: isSelected))
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
    return node.model.shortVersion
  }
}

extension Span {
  /// The same as a remark; what went wrong stays as it is.
  fileprivate var dimmed: Span { ink == .role(.text) ? Span(text, .dim) : self }
}

import Canvas
import MeshCore
import Panels

/// A difference of two workflows as lines: by node and field, with whole ids and a mark on both sides of each change.
struct ChangeLines {
  let columns: Int
  let state: State

  static let wideColumns = 76

  /// On wide lines a node and its first field share one; on others the fields stand below their node.
  private var isWide: Bool { columns >= Self.wideColumns }
  private var fieldColumn: Int { isWide ? 27 : 8 }
  private var signColumn: Int { fieldColumn + (isWide ? 9 : 10) }

  func lines(_ diff: WorkflowDiff, before: Workflow?, after: Workflow?) -> [TextLine] {
    var lines: [TextLine] = []
    for change in diff.nodes {
      if !isWide, !lines.isEmpty { lines.append(.blank) }
      switch change {
      case .added(let node): lines += self.lines(.added, node)
      case .removed(let node): lines += self.lines(.removed, node)
      case .changed(let id, let fields):
        lines += self.lines(
          .changed, id,
          fields.flatMap { field in
            [
              Value(
                field: field.field.rawValue, mark: .removed, text: field.old,
                note: note(field, field.old, of: before?[node: id])),
              Value(field: "", mark: .added, text: field.new, note: note(field, field.new, of: after?[node: id])),
            ]
          })
      }
    }
    for name in diff.attributes {
      let values = [
        before?.attributes[name].map { Value(field: "was", mark: .removed, text: $0.compact) },
        after?.attributes[name].map { Value(field: "is", mark: .added, text: $0.compact) },
      ]
      lines += self.lines(.changed, name, values.compactMap(\.self))
    }
    if diff.reordered {
      func order(_ workflow: Workflow?) -> String { (workflow?.nodes ?? []).map(\.id).joined(separator: ", ") }
      lines += self.lines(
        .changed, "order",
        [
          Value(field: "was", mark: .removed, text: order(before)),
          Value(field: "is", mark: .added, text: order(after)),
        ])
    }
    return lines
  }

  /// A value with the sign of its side; `note` is set against the right edge where there is room.
  private struct Value {
    let field: String
    let mark: Mark
    let text: String
    var note = ""
  }

  private func lines(_ mark: Mark, _ node: WorkflowNode) -> [TextLine] {
    var values = [Value(field: "model", mark: mark, text: node.model.id, note: node.model.owner ?? "")]
    values.append(
      Value(
        field: "version", mark: mark, text: node.model.versionID ?? "newest",
        note: date(node.model.versionID, of: node.model)))
    values.append(Value(field: "from", mark: mark, text: FieldChange.inputs(node.inputs)))
    if node.suppressesOutput { values.append(Value(field: "output", mark: mark, text: "hidden")) }
    if let override = node.override { values.append(Value(field: "params", mark: mark, text: override.compact)) }
    // Of a node that goes, what it was is said in two lines.
    return lines(mark, node.id, mark == .removed ? Array(values.prefix(2)) : values)
  }

  private func lines(_ mark: Mark, _ id: String, _ values: [Value]) -> [TextLine] {
    let name = sanitized(id)
    var head: [Span] = [.blank(6), Span(mark.glyph, mark.role), .blank(1)]
    var lines: [TextLine] = []
    if isWide, width(of: name) < fieldColumn - 8 {
      head.append(.cell(name, fieldColumn - 8))
    } else {
      lines.append(TextLine(head + [Span(name)]))
      head = [.blank(fieldColumn)]
    }
    for value in values {
      let lead =
        head + [
          .cell(value.field == "parameters" ? "params" : value.field, signColumn - fieldColumn, .dim),
          Span(value.mark.glyph + " ", value.mark.role),
        ]
      var wrapped = TextLine.wrapped([Span(value.text, value.mark.role)], after: lead, columns: columns - 1)
      if let first = wrapped.first, first.spans.columns + width(of: value.note) + 3 <= columns {
        wrapped[0].trailing = [Span(value.note + " ", .dim)]
      }
      lines += wrapped
      head = [.blank(fieldColumn)]
    }
    return lines.isEmpty ? [TextLine(head)] : lines
  }

  private func note(_ change: FieldChange, _ value: String, of node: WorkflowNode?) -> String {
    guard change.field == .version, let node else { return "" }
    return date(value, of: node.model)
  }

  /// The date of a version where it is known: the year alone where lines are short.
  private func date(_ version: VersionID?, of model: ModelReference) -> String {
    guard case .read(let versions) = state.catalogue.versions(of: model) else { return "" }
    let day = state.clock.day(versions.first { $0.id == version }?.createdAt)
    return columns >= signColumn + 2 + 32 + 13 ? day : String(day.prefix(4))
  }
}

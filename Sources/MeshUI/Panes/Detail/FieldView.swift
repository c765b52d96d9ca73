import Canvas
import MeshCore
import Panels

/// A changed field: its name, then the old value and the new one, on rows of their own.
struct FieldView {
  let change: FieldChange
  let columns: Int
  let indent: Int
  var remark: (String) -> [Span] = { _ in [] }

  static let label = 9

  var lines: [TextLine] {
    let name = Span.cell(change.field.label, Self.label, .dim)
    // 32 digits and their mark need more than is left behind a label in a slim pane.
    let isSlim = columns < indent + Self.label + 44
    let lead = isSlim ? indent : indent + Self.label
    let old = value(change.old, .removed, mark: "- ", lead: isSlim ? [.blank(lead)] : [.blank(indent), name])
    let new = value(change.new, .added, mark: "+ ", lead: [.blank(lead)])
    return (isSlim ? [TextLine([.blank(indent), name])] : []) + old + new
  }

  private func value(_ text: String, _ role: Role, mark: String, lead: [Span]) -> [TextLine] {
    var lines = TextLine.wrapped([Span(text, role)], after: lead + [Span(mark, role)], columns: columns - 1)
    let note = remark(text)
    if let last = lines.indices.last, !note.isEmpty, lines[last].spans.columns + note.columns + 2 <= columns {
      lines[last].trailing = note + [.blank(1)]
    }
    return lines
  }

  /// A field that did not change, wrapped behind its name.
  static func line(_ name: String, _ value: String, columns: Int, trailing: [Span] = []) -> [TextLine] {
    let room = columns - 2 - label
    // An id that would be broken stands below its name.
    let isSlim = width(of: sanitized(value)) > room && !value.contains(" ")
    let lead: [Span] = isSlim ? [.blank(1)] : [.blank(1), .cell(name, label, .dim)]
    var lines =
      (isSlim ? [TextLine([.blank(1), Span(name, .dim)])] : [])
      + TextLine.wrapped([Span(value)], after: lead, columns: columns - 1)
    if let last = lines.indices.last, !trailing.isEmpty, lines[last].spans.columns + trailing.columns + 2 <= columns {
      lines[last].trailing = trailing + [.blank(1)]
    }
    return lines
  }
}

extension FieldChange.Field {
  /// Its name where there is little room.
  var label: String {
    switch self {
    case .id, .model, .owner, .version, .from, .output: rawValue
    case .parameters: "params"
    }
  }
}

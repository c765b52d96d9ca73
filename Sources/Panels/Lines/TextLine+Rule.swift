import Canvas

extension TextLine {
  /// The light rule above what is pinned to the end of a sheet; says how many lines are out of sight before it.
  /// - Parameter before: how many are above those that are seen.
  package static func rule(above lines: Int, before: Int = 0, columns: Int) -> TextLine {
    let words = [before > 0 ? "↑ \(grouped(before))" : nil, lines > 0 ? "↓ \(counted(lines, "more line"))" : nil]
    let note = words.compactMap(\.self).joined(separator: "  ")
    let line = String(repeating: "─", count: max(0, columns - (note.isEmpty ? 0 : width(of: note) + 3)))
    return TextLine([Span(line, .border)] + (note.isEmpty ? [] : [Span(" \(note) ", .dim), Span("─", .border)]))
  }

  /// A light rule with a title and words at its end, within a sheet. Where there is no room for both, the words go.
  package static func rule(_ title: String, trailing: [Span], columns: Int) -> TextLine {
    let room = columns - trailing.columns - 3
    guard !trailing.isEmpty, width(of: sanitized(title)) + 4 <= room else { return rule(title, columns: columns) }
    return TextLine(rule(title, columns: room).spans + [.blank(1)] + trailing + [.blank(1), Span("─", .border)])
  }

  /// A light rule with a title, within a sheet.
  package static func rule(_ title: String, columns: Int) -> TextLine {
    let name = sanitized(title)
    return TextLine([
      Span("─ ", .border), Span(name, .title),
      Span(" " + String(repeating: "─", count: max(0, columns - width(of: name) - 3)), .border),
    ])
  }
}

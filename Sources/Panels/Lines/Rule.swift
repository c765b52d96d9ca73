package import Canvas

/// The line above a pane or sheet with its title in it. A focused one is heavy, so that focus is seen without colour.
package struct Rule: Hashable, Sendable {
  package var title: [Span]
  package var trailing: [Span]
  package var isFocused: Bool

  package init(_ title: [Span], trailing: [Span] = [], isFocused: Bool) {
    self.title = title
    self.trailing = trailing
    self.isFocused = isFocused
  }

  /// A rule with a plain title in the role that focus asks for.
  package init(_ title: String, trailing: [Span] = [], isFocused: Bool) {
    self.init([Span(title, isFocused ? .titleFocus : .title)], trailing: trailing, isFocused: isFocused)
  }

  package var glyph: Character { isFocused ? "━" : "─" }
}

extension Frame {
  /// Draws `━ title ━━━━━━ trailing ━` across `columns` cells.
  package mutating func put(_ rule: Rule, row: Int, column: Int, columns: Int) {
    let line = Paint.role(rule.isFocused ? .borderFocus : .border)
    fill(Rect(row: row, column: column, rows: 1, columns: columns), rule.glyph, paint: line)
    let trailingWidth = rule.trailing.reduce(0) { $0 + width(of: sanitized($1.text)) }
    let trailingRoom = trailingWidth == 0 ? 0 : trailingWidth + 3
    var end = column + columns - trailingRoom
    if !rule.title.isEmpty, columns > 4 {
      let titleWidth = rule.title.reduce(0) { $0 + width(of: sanitized($1.text)) }
      // A title that leaves no room for both wins over what trails it.
      let fits = titleWidth + 3 + trailingRoom <= columns
      if !fits { end = column + columns - 1 }
      let room = min(titleWidth, end - column - 3)
      put(TextLine([Span(" ")] + rule.title), row: row, column: column + 1, columns: max(0, room + 1))
      put(" ", row: row, column: column + 2 + max(0, room), limit: 1)
      guard fits else { return }
    }
    guard trailingWidth > 0, columns > trailingRoom else { return }
    put(TextLine([Span(" ")] + rule.trailing + [Span(" ")]), row: row, column: end, columns: trailingWidth + 2)
  }
}

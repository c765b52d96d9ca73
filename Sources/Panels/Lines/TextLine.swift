package import Canvas

/// A piece of a line in one role.
package struct Span: Hashable, Sendable {
  package enum Ink: Hashable, Sendable {
    case role(Role)
    /// Two cells in this colour: a swatch.
    case swatch(RGB)
  }

  package var text: String
  package var ink: Ink

  package init(_ text: String, _ role: Role = .text) {
    self.text = text
    ink = .role(role)
  }

  /// A swatch of `color`, two cells wide.
  package init(swatch color: RGB) {
    text = "██"
    ink = .swatch(color)
  }
}

/// A line of a pane or sheet: what stands at its left, and what is set against its right edge.
package struct TextLine: Hashable, Sendable {
  package var spans: [Span]
  package var trailing: [Span]
  /// The ground of the whole line, e.g. of the selected row.
  package var ground: Role?

  package init(_ spans: [Span] = [], trailing: [Span] = [], ground: Role? = nil) {
    self.spans = spans
    self.trailing = trailing
    self.ground = ground
  }

  package init(_ text: String, _ role: Role = .text) { self.init([Span(text, role)]) }

  package static let blank = TextLine()
}

extension Span {
  /// The text cut and padded to exactly `columns`, so that spans line up as a table's cells.
  package static func cell(_ text: String, _ columns: Int, _ role: Role = .text) -> Span {
    let clean = truncated(sanitized(text), to: columns)
    return Span(clean + String(repeating: " ", count: max(0, columns - width(of: clean))), role)
  }

  /// The same, cut in the middle: of an id, both ends tell it from others.
  package static func cellMiddle(_ text: String, _ columns: Int, _ role: Role = .text) -> Span {
    cell(truncatedMiddle(sanitized(text), to: columns), columns, role)
  }

  /// The same, set to the right.
  package static func cellRight(_ text: String, _ columns: Int, _ role: Role = .text) -> Span {
    let clean = truncated(sanitized(text), to: columns)
    return Span(String(repeating: " ", count: max(0, columns - width(of: clean))) + clean, role)
  }
}

extension Span {
  /// The text cut and padded to `columns`, in its own ink.
  package func fitted(_ columns: Int, atRight: Bool = false) -> Span {
    var span = self
    span.text = atRight ? Span.cellRight(text, columns).text : Span.cell(text, columns).text
    return span
  }
}

extension Frame {
  /// Writes text that may come from outside: nothing reaches a cell unsanitised. Returns the column after it.
  @discardableResult
  package mutating func put(
    _ text: String, row: Int, column: Int, limit: Int, _ role: Role = .text, on ground: Role? = nil
  ) -> Int {
    guard limit > 0 else { return column }
    let clean = truncated(sanitized(text), to: limit)
    return column + write(clean, row: row, column: column, paint: .role(role, on: ground), limit: limit)
  }

  /// Draws a line across `columns` cells: the trailing spans keep their room, the others are cut to what is left.
  package mutating func put(_ line: TextLine, row: Int, column: Int, columns: Int) {
    if let ground = line.ground {
      fill(Rect(row: row, column: column, rows: 1, columns: columns), paint: .role(.text, on: ground))
    }
    let trailingWidth = line.trailing.reduce(0) { $0 + width(of: sanitized($1.text)) }
    let room = line.trailing.isEmpty ? columns : max(0, columns - trailingWidth - 1)
    put(line.spans, row: row, column: column, end: column + room, on: line.ground)
    put(
      line.trailing, row: row, column: max(column, column + columns - trailingWidth), end: column + columns,
      on: line.ground)
  }

  private mutating func put(_ spans: [Span], row: Int, column: Int, end: Int, on ground: Role?) {
    var column = column
    for span in spans where column < end {
      switch span.ink {
      case .role(let role):
        column = put(span.text, row: row, column: column, limit: end - column, role, on: ground)
      case .swatch(let color):
        column += write(
          span.text, row: row, column: column, paint: .swatch(color, on: ground), limit: end - column)
      }
    }
  }

  /// Draws the lines that fit into `rect`, from line `top` on. After a resize or an undo `top` may lie too far down for
  /// what there is now: then the last lines are drawn.
  package mutating func put(_ lines: [TextLine], in rect: Rect, from top: Int = 0) {
    let first = firstLine(top, of: lines.count, rows: rect.rows)
    for (offset, line) in lines.dropFirst(first).prefix(rect.rows).enumerated() {
      put(line, row: rect.row + offset, column: rect.column, columns: rect.columns)
    }
  }
}

/// The line to begin with where `top` is asked for: no further down than the last screenful of `count` lines.
package func firstLine(_ top: Int, of count: Int, rows: Int) -> Int { max(0, min(top, count - rows)) }

package import Canvas

/// The part of a text that is seen from a line on; the last row of one that is cut says how much of it is out of sight.
package struct TextWindow: Hashable, Sendable {
  package let lines: Range<Int>
  private let count: Int
  private let saysRest: Bool

  package init(count: Int, top: Int, rows: Int) {
    self.count = count
    saysRest = count > rows && rows > 2
    let room = max(0, saysRest ? rows - 1 : rows)
    let first = firstLine(top, of: count, rows: room)
    lines = first..<min(count, first + room)
  }

  /// The last line that a text can begin with.
  package static func lastTop(count: Int, rows: Int) -> Int {
    max(0, count - (count > rows && rows > 2 ? rows - 1 : rows))
  }

  package var rest: TextLine? {
    guard saysRest else { return nil }
    let below = count - lines.upperBound
    let words = [
      lines.lowerBound > 0 ? "↑ \(grouped(lines.lowerBound))" : nil, below > 0 ? "↓ \(grouped(below)) more" : nil,
    ]
    return TextLine([], trailing: [Span(words.compactMap(\.self).joined(separator: "  "), .dim), .blank(1)])
  }
}

extension Frame {
  /// Draws as much of a text as `rect` has room for, and how much is out of sight.
  package mutating func put(windowOf text: [TextLine], in rect: Rect, from top: Int) {
    let window = TextWindow(count: text.count, top: top, rows: rect.rows)
    put(Array(text[window.lines]) + [window.rest].compactMap(\.self), in: rect)
  }
}

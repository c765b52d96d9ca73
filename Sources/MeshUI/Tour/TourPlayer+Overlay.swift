package import Canvas
import Panels

extension TourPlayer {
  /// The frame with the caption over its last rows, in the one box of the program, and with long ids hidden.
  package func overlay(_ frame: Frame) -> Frame {
    var frame = frame
    frame.maskIDs()
    guard let step, frame.size.rows >= Layout.smallest.rows, frame.size.columns >= Layout.smallest.columns else {
      return frame
    }
    frame.cursor = nil
    let columns = frame.size.columns
    let pace = speed == speed.rounded() ? String(Int(speed)) : decimals(speed, 2)
    let state = " DEMO \(index + 1) of \(count)   \(isPaused ? "paused" : "keys take over")   \(pace)x "
    frame.put(
      TextLine([], trailing: [Span(state)], ground: .bar), row: 0, column: max(0, columns - state.count - 1),
      columns: state.count + 1)
    let lines = [Span(step.caption)].wrapped(columns: columns - 6).map { TextLine($0) }
    let key = TextLine([], trailing: [Span("key  ", .dim), Span(step.keyNames, .key), .blank(2)])
    let box = Rect(row: frame.size.rows - 4 - lines.count, column: 0, rows: lines.count + 3, columns: columns)
    frame.putBox(box)
    for (offset, line) in (lines + [key]).enumerated() {
      frame.put(line, row: box.row + 1 + offset, column: 3, columns: columns - 6)
    }
    let hints = [("Space", "pause"), ("Right", "next"), ("+ -", "speed"), ("q", "end")].flatMap { key, word in
      [Span(key, .key), Span(" \(word)  ", .hint)]
    }
    let last = frame.size.rows - 1
    frame.fill(Rect(row: last, column: 0, rows: 1, columns: columns), paint: .plain)
    frame.put(TextLine(hints + [Span("any other key: yours", .hint)]), row: last, column: 1, columns: columns - 1)
    return frame
  }
}

extension Frame {
  fileprivate mutating func putBox(_ rect: Rect) {
    fill(rect, paint: .plain)
    let line = Paint.role(.borderFocus)
    for row in [rect.row, rect.maxRow - 1] {
      fill(Rect(row: row, column: rect.column, rows: 1, columns: rect.columns), "─", paint: line)
    }
    for row in rect.row..<rect.maxRow {
      let isTop = row == rect.row, isEnd = row == rect.maxRow - 1
      self[row, rect.column] = Cell(glyph: isTop ? "┌" : isEnd ? "└" : "│", paint: line)
      self[row, rect.maxColumn - 1] = Cell(glyph: isTop ? "┐" : isEnd ? "┘" : "│", paint: line)
    }
  }

  /// Numbers of a service are nobody's business on a stage: of what looks like one the first eight digits stay.
  mutating func maskIDs() {
    for row in 0..<size.rows {
      var column = 0
      while column < size.columns {
        var end = column
        while end < size.columns, self[row, end].glyph.isHexDigit, !self[row, end].isContinuation { end += 1 }
        if end - column >= Self.shortestID {
          for place in column + 8..<end { self[row, place].glyph = "·" }
        }
        column = max(end, column + 1)
      }
    }
  }

  private static let shortestID = 16

  /// The text that stands on it, row by row.
  package var plainText: String {
    (0..<size.rows).map { row in String(self.row(row).filter { !$0.isContinuation }.map(\.glyph)) }
      .joined(separator: "\n")
  }
}

package import Canvas
import Panels

extension TourPlayer {
  /// As much of the screen as the editor has beside the captions, which never lie over what they speak of; all of it where
  /// that would be too little.
  package func room(in size: Size) -> Size {
    let rest = size.rows - boxRows(size)
    return rest < Layout.smallest.rows ? size : Size(rows: rest, columns: size.columns)
  }

  /// For the longest caption: the editor keeps its size through the tour.
  private func boxRows(_ size: Size) -> Int {
    (captions.map { lines($0, size).count }.max() ?? 1) + 3
  }

  private func lines(_ caption: String, _ size: Size) -> [TextLine] {
    [Span(caption)].wrapped(columns: max(1, size.columns - 6)).map { TextLine($0) }
  }

  /// The whole screen of that size: the frame, the caption below it, in the one box of the program, and long ids hidden.
  package func overlay(_ frame: Frame, in size: Size) -> Frame {
    let earlier = pastFrame.flatMap { $0.size == frame.size ? $0 : nil }
    var frame = (earlier ?? frame).with(rows: size.rows)
    frame.maskIDs()
    guard let step, size.rows >= Layout.smallest.rows, size.columns >= Layout.smallest.columns else { return frame }
    frame.cursor = nil
    let columns = size.columns
    let pace = speed == speed.rounded() ? String(Int(speed)) : decimals(speed, 2)
    let standing = past != nil ? "looking back" : isPaused ? "paused" : "keys take over"
    let state = " DEMO \((past ?? index) + 1) of \(count)   \(standing)   \(pace)x "
    // Where both have no room, the name of the app gives way whole.
    let width = Room(columns).isRoomy ? state.count + 1 : columns
    frame.put(TextLine([], trailing: [Span(state)], ground: .bar), row: 0, column: columns - width, columns: width)
    let lines = lines(step.caption, size)
    let isBelow = room(in: size) != size
    let rows = isBelow ? boxRows(size) : lines.count + 3
    let box = Rect(row: size.rows - rows, column: 0, rows: rows, columns: columns)
    frame.putBox(box)
    for (offset, line) in lines.enumerated() {
      frame.put(line, row: box.row + 1 + offset, column: 3, columns: columns - 6)
    }
    let key = TextLine([], trailing: [Span("key  ", .dim), Span(step.keyNames, .key), .blank(2)])
    frame.put(key, row: box.maxRow - 2, column: 3, columns: columns - 6)
    frame.putHints(isPaused: isPaused || past != nil, in: box)
    return frame
  }
}

extension Frame {
  /// The tour's own keys, on the lower border of its box.
  fileprivate mutating func putHints(isPaused: Bool, in box: Rect) {
    let keys = [
      ("Space", isPaused ? "go on" : "pause"), ("Right", "next"), ("q", "end"), ("Left", "back"), ("+ -", "speed"),
    ]
    var hints: [Span] = [.blank(1)]
    for (key, word) in keys {
      let next = [Span(key, .key), Span(" \(word)  ", .hint)]
      if hints.columns + next.columns <= box.columns - 4 { hints += next }
    }
    let others = Span("any other key: yours ", .hint)
    if hints.columns + [others].columns <= box.columns - 4 { hints.append(others) }
    put(TextLine(hints), row: box.maxRow - 1, column: 2, columns: hints.columns)
  }

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

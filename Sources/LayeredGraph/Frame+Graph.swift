import Canvas
import Panels

extension Frame {
  /// Copies a part of another frame. Half of a wide character at its edge is left out.
  mutating func put(_ other: Frame, _ part: Rect, row: Int, column: Int) {
    for line in 0..<part.rows {
      for index in 0..<part.columns {
        var cell = other[part.row + line, part.column + index]
        let isCut =
          index == 0 && cell.isContinuation
          || index == part.columns - 1 && other[part.row + line, part.maxColumn].isContinuation
        if isCut { cell = .blank }
        self[row + line, column + index] = cell
      }
    }
  }

  /// A box with what is said beside it.
  mutating func put(_ text: GraphText, in box: Rect, note: Rect) {
    putOutline(text.outline, box)
    // Many edges make a box higher than its text.
    let first = box.row + 1 + max(0, box.rows - 2 - text.lines.count) / 2
    for (index, line) in text.lines.enumerated() {
      put(TextLine(line), row: first + index, column: box.column + 2, columns: box.columns - 4)
    }
    put(TextLine(text.note), row: note.row, column: note.column, columns: note.columns)
  }

  private mutating func putOutline(_ outline: GraphText.Outline, _ box: Rect) {
    let paint = Paint.role(outline.role)
    let (right, bottom) = (box.maxColumn - 1, box.maxRow - 1)
    let level: Character = outline.isHeavy ? outline.isDashed ? "╍" : "━" : outline.isDashed ? "╌" : "─"
    let upright: Character = outline.isHeavy ? outline.isDashed ? "╏" : "┃" : outline.isDashed ? "╎" : "│"
    let corners = outline.isHeavy ? ["┏", "┓", "┗", "┛"] : ["┌", "┐", "└", "┘"]
    for row in [box.row, bottom] {
      fill(Rect(row: row, column: box.column, rows: 1, columns: box.columns), level, paint: paint)
    }
    for column in [box.column, right] {
      fill(Rect(row: box.row, column: column, rows: box.rows, columns: 1), upright, paint: paint)
    }
    for (corner, cell) in zip(
      corners, [(box.row, box.column), (box.row, right), (bottom, box.column), (bottom, right)])
    {
      write(corner, row: cell.0, column: cell.1, paint: paint)
    }
  }
}

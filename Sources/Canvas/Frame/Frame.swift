internal import Glibc

/// One whole screen, as a value: what a view is, and what a terminal shows.
///
/// Drawing never fails: what lies outside is clipped. A wide character is two cells, and overwriting one half of it
/// blanks the other.
package struct Frame: Hashable, Sendable {
  package let size: Size
  /// Where the text cursor blinks; nil hides it.
  package var cursor: Position?
  /// Whether the mouse is asked for; else it is the terminal's, which selects text with it.
  package var takesMouse = false

  /// What lies under the cells, the last on top.
  package internal(set) var pictures: [PlacedPicture] = []

  /// Row after row.
  var cells: [Cell]

  package init(size: Size) {
    self.size = size
    self.cells = Array(repeating: .blank, count: size.rows * size.columns)
  }

  /// The same, with blank rows below it, or without the last.
  package func with(rows: Int) -> Frame {
    var frame = Frame(size: Size(rows: rows, columns: size.columns))
    let kept = min(cells.count, frame.cells.count)
    frame.cells.replaceSubrange(0..<kept, with: cells[0..<kept])
    frame.cursor = cursor
    frame.takesMouse = takesMouse
    frame.pictures = pictures
    return frame
  }

  package var bounds: Rect { .whole(size) }

  /// Outside of the frame a cell reads as blank, and setting it does nothing.
  package subscript(row: Int, column: Int) -> Cell {
    get { bounds.contains(row: row, column: column) ? cells[row * size.columns + column] : .blank }
    set {
      guard bounds.contains(row: row, column: column) else { return }
      cells[row * size.columns + column] = newValue
    }
  }

  /// The cells of one row, which must be in the frame.
  package func row(_ row: Int) -> ArraySlice<Cell> {
    cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// A stretch of a row that looks different.
  package struct Change: Hashable, Sendable {
    package let row: Int
    /// From the first to the last cell that differs; of wide characters both halves.
    package let columns: Range<Int>
  }

  /// Whether a row has the bytes of a row of another frame as wide as this one: those cells are the same, and most rows stay.
  package func hasRow(_ row: Int, as other: Int, of frame: Frame) -> Bool {
    cells.withUnsafeBytes { new in
      frame.cells.withUnsafeBytes { old in
        let bytes = size.columns * MemoryLayout<Cell>.stride
        guard bytes > 0, let new = new.baseAddress, let old = old.baseAddress else { return true }
        return memcmp(new + row * bytes, old + other * bytes, bytes) == 0
      }
    }
  }

  /// What looks different from another frame, row after row: all, if that has another size or is none.
  package func changes(since last: Frame?) -> [Change] {
    guard let last, last.size == size else {
      return (0..<size.rows).map { Change(row: $0, columns: 0..<size.columns) }
    }
    return (0..<size.rows).compactMap { number in
      if hasRow(number, as: number, of: last) { return nil }
      let (new, old) = (row(number), last.row(number))
      let offset = old.startIndex - new.startIndex
      guard var first = new.indices.first(where: { new[$0] != old[$0 + offset] }),
        var end = new.indices.last(where: { new[$0] != old[$0 + offset] })
      else { return nil }
      if new[first].isContinuation, first > new.startIndex { first -= 1 }
      if end + 1 < new.endIndex, new[end + 1].isContinuation { end += 1 }
      return Change(row: number, columns: first - new.startIndex..<end + 1 - new.startIndex)
    }
  }
}

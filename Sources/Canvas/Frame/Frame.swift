/// One whole screen, as a value: what a view is, and what a terminal shows.
///
/// Drawing never fails: what lies outside is clipped. A wide character is two cells, and overwriting one half of it
/// blanks the other.
package struct Frame: Hashable, Sendable {
  package let size: Size
  /// Where the text cursor blinks; nil hides it.
  package var cursor: Position?

  /// What lies under the cells, the last on top.
  package internal(set) var pictures: [PlacedPicture] = []

  /// Row after row.
  var cells: [Cell]

  package init(size: Size) {
    self.size = size
    self.cells = Array(repeating: .blank, count: size.rows * size.columns)
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

  /// The rows that look different from another frame's: all, if that has another size or is none.
  package func changedRows(since last: Frame?) -> [Int] {
    guard let last, last.size == size else { return Array(0..<size.rows) }
    return (0..<size.rows).filter { row($0) != last.row($0) }
  }
}

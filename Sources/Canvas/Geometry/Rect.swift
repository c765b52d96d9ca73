/// A rectangle of cells. Its extent is never negative: what would be is empty instead.
package struct Rect: Hashable, Sendable {
  package var row: Int
  package var column: Int
  package var rows: Int
  package var columns: Int

  package init(row: Int, column: Int, rows: Int, columns: Int) {
    self.row = row
    self.column = column
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }

  package static func whole(_ size: Size) -> Rect {
    Rect(row: 0, column: 0, rows: size.rows, columns: size.columns)
  }

  /// The first row below the rectangle.
  package var maxRow: Int { row + rows }

  /// The first column right of the rectangle.
  package var maxColumn: Int { column + columns }

  package var size: Size { Size(rows: rows, columns: columns) }

  package var isEmpty: Bool { rows == 0 || columns == 0 }

  package func contains(row: Int, column: Int) -> Bool {
    row >= self.row && row < maxRow && column >= self.column && column < maxColumn
  }
}

extension Rect {
  /// The rectangle without so many rows and columns at its edges; empty when they are more than it has.
  package func inset(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) -> Rect {
    Rect(
      row: row + min(top, rows), column: column + min(left, columns),
      rows: rows - top - bottom, columns: columns - left - right)
  }

  /// The first `top` rows, and the rest.
  package func splitRows(top: Int) -> (Rect, Rect) {
    let height = min(max(0, top), rows)
    return (
      Rect(row: row, column: column, rows: height, columns: columns),
      Rect(row: row + height, column: column, rows: rows - height, columns: columns)
    )
  }

  /// All but the last `bottom` rows, and those.
  package func splitRows(bottom: Int) -> (Rect, Rect) {
    splitRows(top: rows - min(max(0, bottom), rows))
  }

  /// The first `left` columns, and the rest.
  package func splitColumns(left: Int) -> (Rect, Rect) {
    let width = min(max(0, left), columns)
    return (
      Rect(row: row, column: column, rows: rows, columns: width),
      Rect(row: row, column: column + width, rows: rows, columns: columns - width)
    )
  }

  /// All but the last `right` columns, and those.
  package func splitColumns(right: Int) -> (Rect, Rect) {
    splitColumns(left: columns - min(max(0, right), columns))
  }

  /// What both rectangles cover; empty when they do not meet.
  package func intersection(_ other: Rect) -> Rect {
    let top = max(row, other.row)
    let left = max(column, other.column)
    return Rect(
      row: top, column: left,
      rows: min(maxRow, other.maxRow) - top, columns: min(maxColumn, other.maxColumn) - left)
  }
}

import Canvas
import Testing

@Suite struct RectTests {
  let rect = Rect(row: 2, column: 3, rows: 10, columns: 20)

  @Test func neverHasANegativeSize() {
    #expect(Rect(row: 0, column: 0, rows: -1, columns: -5).size == Size(rows: 0, columns: 0))
    #expect(Size(rows: -3, columns: 2) == Size(rows: 0, columns: 2))
    #expect(rect.inset(top: 6, bottom: 6).rows == 0)
  }

  @Test(arguments: [-4, 0, 3, 10, 99]) func rowSplitsCoverTheWhole(count: Int) {
    for (first, second) in [rect.splitRows(top: count), rect.splitRows(bottom: count)] {
      #expect(first.rows + second.rows == rect.rows)
      #expect(first.row == rect.row && second.row == first.maxRow && second.maxRow == rect.maxRow)
      #expect(first.columns == rect.columns && second.columns == rect.columns)
    }
    #expect(rect.splitRows(top: count).0.rows == min(max(0, count), 10))
    #expect(rect.splitRows(bottom: count).1.rows == min(max(0, count), 10))
  }

  @Test(arguments: [-4, 0, 7, 20, 99]) func columnSplitsCoverTheWhole(count: Int) {
    for (first, second) in [rect.splitColumns(left: count), rect.splitColumns(right: count)] {
      #expect(first.columns + second.columns == rect.columns)
      #expect(first.column == rect.column && second.column == first.maxColumn && second.maxColumn == rect.maxColumn)
    }
    #expect(rect.splitColumns(left: count).0.columns == min(max(0, count), 20))
    #expect(rect.splitColumns(right: count).1.columns == min(max(0, count), 20))
  }

  @Test func insetKeepsInside() {
    #expect(rect.inset(top: 1, left: 2, bottom: 3, right: 4) == Rect(row: 3, column: 5, rows: 6, columns: 14))
    #expect(rect.inset() == rect)
  }

  @Test func containsItsCornersOnly() {
    #expect(rect.contains(row: 2, column: 3) && rect.contains(row: 11, column: 22))
    #expect(!rect.contains(row: 12, column: 22) && !rect.contains(row: 11, column: 23))
    #expect(!rect.contains(row: 1, column: 3) && !rect.contains(row: 2, column: 2))
  }

  @Test func intersections() {
    #expect(
      rect.intersection(Rect(row: 0, column: 0, rows: 4, columns: 5)) == Rect(row: 2, column: 3, rows: 2, columns: 2))
    #expect(rect.intersection(Rect(row: 50, column: 50, rows: 4, columns: 5)).isEmpty)
  }
}

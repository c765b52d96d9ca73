/// The outline of a part of a picture, with its number.
package struct PictureBox: Hashable, Sendable {
  package let number: Int
  // Shares of the picture's sides, within 0...1.
  let top: Double
  let left: Double
  let bottom: Double
  let right: Double

  /// The sides are shares of the picture's; they may be any numbers: what lies outside is drawn at the edge.
  package init(top: Double, left: Double, bottom: Double, right: Double, number: Int) {
    func within(_ share: Double) -> Double { min(1, max(0, share)) }
    self.number = number
    (self.top, self.left) = (within(top), within(left))
    (self.bottom, self.right) = (max(self.top, within(bottom)), max(self.left, within(right)))
  }

  /// Those of its rows on a picture of so many.
  package func cellRows(of count: Int) -> ClosedRange<Int> { Self.cells(top, bottom, of: count) }

  private static func cells(_ start: Double, _ end: Double, of count: Int) -> ClosedRange<Int> {
    func index(_ share: Double) -> Int { max(0, min(count - 1, Int((share * Double(count)).rounded(.down)))) }
    let first = index(start)
    return first...max(first, index(end.nextDown))
  }

  /// The outline in cells, on a picture of that size.
  package func cells(in size: Size) -> [(Position, Character)] {
    let (rows, columns) = (cellRows(of: size.rows), Self.cells(left, right, of: size.columns))
    var cells: [(Position, Character)] = []
    for row in rows {
      for column in columns {
        let (isTop, isBottom) = (row == rows.lowerBound, row == rows.upperBound)
        let (isLeft, isRight) = (column == columns.lowerBound, column == columns.upperBound)
        guard isTop || isLeft || isBottom || isRight else { continue }
        let arms =
          (isLeft || isRight ? (isTop ? 0 : 1) + (isBottom ? 0 : 4) : 0)
          + (isTop || isBottom ? (isRight ? 0 : 2) + (isLeft ? 0 : 8) : 0)
        cells.append((Position(row: row, column: column), Self.glyphs[arms]))
      }
    }
    let place = columns.count > 2 ? columns.lowerBound + 1 : columns.lowerBound
    for (index, digit) in String(number).enumerated() where place + index <= columns.upperBound {
      cells.append((Position(row: rows.lowerBound, column: place + index), digit))
    }
    return cells
  }

  /// By their arms: up 1, right 2, down 4, left 8.
  private static let glyphs = Array(" ╵╶└╷│┌├╴┘─┴┐┤┬┼")
}

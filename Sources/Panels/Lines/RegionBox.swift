package import Canvas

/// The outline of a region in cells, with its number at the top left.
package struct RegionBox: Hashable, Sendable {
  private let number: Int
  private let rows: ClosedRange<Int>
  private let columns: ClosedRange<Int>

  /// The sides are shares of the picture, which is of this size; they may be any numbers.
  package init(top: Double, left: Double, bottom: Double, right: Double, number: Int, in size: Size) {
    func index(_ share: Double, _ count: Int) -> Int {
      max(0, min(count - 1, Int((min(1, max(0, share)) * Double(count)).rounded(.down))))
    }
    self.number = number
    let (first, start) = (index(top, size.rows), index(left, size.columns))
    rows = first...max(first, index(bottom.nextDown, size.rows))
    columns = start...max(start, index(right.nextDown, size.columns))
  }

  package var cells: [(Position, Character)] {
    var cells: [(Position, Character)] = []
    for row in rows {
      for column in columns {
        let isTop = row == rows.lowerBound
        let isLeft = column == columns.lowerBound
        let isBottom = row == rows.upperBound
        let isRight = column == columns.upperBound
        guard isTop || isLeft || isBottom || isRight else { continue }
        let joint = Joint(
          up: isLeft || isRight ? (isTop ? .none : .light) : .none,
          right: isTop || isBottom ? (isRight ? .none : .light) : .none,
          down: isLeft || isRight ? (isBottom ? .none : .light) : .none,
          left: isTop || isBottom ? (isLeft ? .none : .light) : .none)
        cells.append((Position(row: row, column: column), joint.glyph))
      }
    }
    let first = columns.count > 2 ? columns.lowerBound + 1 : columns.lowerBound
    for (index, digit) in String(number).enumerated() where first + index <= columns.upperBound {
      cells.append((Position(row: rows.lowerBound, column: first + index), digit))
    }
    return cells
  }
}

package import Canvas

/// Lines of a sheet that stay together, with what lies under and on them. Lines count from 0 within the block.
package struct Block: Hashable, Sendable {
  /// Cells whose ground differs from the sheet's: a field, or what is chosen.
  package struct Ground: Hashable, Sendable {
    package var line: Int
    package let columns: Range<Int>
    package let role: Role

    package init(line: Int, columns: Range<Int>, role: Role) {
      self.line = line
      self.columns = columns
      self.role = role
    }
  }

  package var lines: [TextLine]
  package var grounds: [Ground] = []
  /// Where one types.
  package var cursor: Position?
  /// It has the keyboard, so it is kept in sight on a screen that is too low for all.
  package var isFocused = false

  package init(_ lines: [TextLine] = [], isFocused: Bool = false) {
    self.lines = lines
    self.isFocused = isFocused
  }

  package mutating func append(_ other: Block) {
    let first = lines.count
    lines += other.lines
    for var ground in other.grounds {
      ground.line += first
      grounds.append(ground)
    }
    if let inner = other.cursor { cursor = Position(row: first + inner.row, column: inner.column) }
  }
}

extension [Block] {
  /// One below the other with a blank line above each, as many of which as `rows` has room for; the first to go are
  /// those nearest to the end. Also tells which lines the focused block took.
  package func stacked(rows: Int) -> (block: Block, focus: Range<Int>) {
    let blanks = rows - reduce(0) { $0 + $1.lines.count }
    var whole = Block()
    var focus = 0..<1
    for (index, block) in enumerated() {
      if index < blanks { whole.lines.append(.blank) }
      let first = whole.lines.count
      whole.append(block)
      if block.isFocused { focus = first..<whole.lines.count }
    }
    return (whole, focus)
  }
}

/// The first line to show so that `range` is in sight, as near to the top of `count` lines as can be.
package func topShowing(_ range: Range<Int>, of count: Int, rows: Int) -> Int {
  guard range.upperBound > rows else { return 0 }
  return Swift.max(0, Swift.min(range.lowerBound, count - rows))
}

/// The places of a list to show in `rows` lines so that `choice` is in sight, with its neighbours where there are some.
package func window(of count: Int, around choice: Int, rows: Int) -> Range<Int> {
  let shown = Swift.min(count, Swift.max(0, rows))
  let first = Swift.max(0, Swift.min(choice - shown / 2, count - shown))
  return first..<first + shown
}

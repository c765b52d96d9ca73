import Canvas

/// The part of a long list that is shown around its selected row. Stateless: it follows from the place alone, so that a
/// list of ten thousand rows costs no more than what is seen of it.
package struct ListRows: Hashable, Sendable {
  /// The places to show.
  package let places: Range<Int>
  package let count: Int
  /// The last row of a list that is cut says by how much.
  private let saysRest: Bool

  package init(count: Int, selected: Int?, rows: Int) {
    self.count = count
    let rows = max(0, rows)
    saysRest = count > rows && rows > 2
    let room = saysRest ? rows - 1 : rows
    let shown = min(count, room)
    let first = max(0, min((selected ?? 0) - shown / 2, count - shown))
    places = first..<first + shown
  }

  /// What stands below the shown part: how many rows there are before and after it.
  package var rest: TextLine? { words.map { TextLine("    " + $0, .dim) } }

  /// The same in words.
  package var words: String? {
    guard saysRest else { return nil }
    let above = places.lowerBound
    let below = count - places.upperBound
    let words = [above > 0 ? "↑ \(grouped(above))" : nil, below > 0 ? "↓ \(grouped(below)) more" : nil]
    return words.compactMap(\.self).joined(separator: "  ")
  }
}

extension TextLine {
  /// The line as a selected row.
  package func selected(_ isSelected: Bool, focused: Bool) -> TextLine {
    guard isSelected else { return self }
    var line = self
    line.ground = focused ? .selection : .selectionInactive
    return line
  }
}

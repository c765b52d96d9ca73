internal import Canvas

/// The shortest way of a cursor from one place to another.
enum Steps {
  /// From anywhere, where `start` is not known.
  static func bytes(from start: Position?, to end: Position) -> [UInt8] {
    let absolute = absolute(end)
    guard let start, case let relative = vertical(start.row, end.row) + horizontal(start.column, end.column),
      relative.count < absolute.count
    else { return absolute }
    return relative
  }

  private static func absolute(_ place: Position) -> [UInt8] {
    if place.column == 0 { return control(place.row + 1, "H") }
    return Array("\u{1B}[\(place.row + 1);\(place.column + 1)H".utf8)
  }

  private static func vertical(_ start: Int, _ end: Int) -> [UInt8] {
    if start == end { return [] }
    // As the terminal is set up, a line feed only goes down.
    if end > start { return end - start < 4 ? Array(repeating: 0x0A, count: end - start) : control(end - start, "B") }
    return control(start - end, "A")
  }

  private static func horizontal(_ start: Int, _ end: Int) -> [UInt8] {
    if start == end { return [] }
    if end > start { return control(end - start, "C") }
    if start - end < 4 { return Array(repeating: 0x08, count: start - end) }
    let fromLeft = [0x0D] + (end == 0 ? [] : control(end, "C"))
    let back = control(start - end, "D")
    return fromLeft.count < back.count ? fromLeft : back
  }

  /// One is what is meant where nothing is said.
  static func control(_ count: Int, _ final: Unicode.Scalar) -> [UInt8] {
    Array("\u{1B}[\(count == 1 ? "" : "\(count)")\(final)".utf8)
  }
}

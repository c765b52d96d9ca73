internal import Canvas

/// The sequences that move a cursor, and others that say how many.
extension [UInt8] {
  /// Adds the shortest way from one place to another; from anywhere, where `start` is not known.
  mutating func append(stepsFrom start: Position?, to end: Position) {
    let begin = count
    appendPlace(end)
    guard let start else { return }
    let middle = count
    appendSteps(down: end.row - start.row)
    appendSteps(from: start.column, to: end.column)
    removeSubrange(count - middle < middle - begin ? begin..<middle : middle..<count)
  }

  /// Adds a sequence with a number; one is what is meant where nothing is said.
  mutating func append(control number: Int, _ final: Unicode.Scalar) {
    append(0x1B)
    append(UInt8(ascii: "["))
    if number != 1 { append(number: number) }
    append(UInt8(ascii: final))
  }

  private mutating func appendPlace(_ place: Position) {
    guard place.column > 0 else { return append(control: place.row + 1, "H") }
    append(0x1B)
    append(UInt8(ascii: "["))
    append(number: place.row + 1)
    append(UInt8(ascii: ";"))
    append(number: place.column + 1)
    append(UInt8(ascii: "H"))
  }

  private mutating func appendSteps(down rows: Int) {
    switch rows {
    case 0: break
    // As the terminal is set up, a line feed only goes down.
    case 1..<4: append(contentsOf: repeatElement(0x0A, count: rows))
    case 4...: append(control: rows, "B")
    case _: append(control: -rows, "A")
    }
  }

  private mutating func appendSteps(from start: Int, to end: Int) {
    if end > start { return append(control: end - start, "C") }
    if start - end < 4 { return append(contentsOf: repeatElement(0x08, count: start - end)) }
    // From the left it is shorter where that is near.
    guard end < 10 || start - end > 99 else { return append(control: start - end, "D") }
    append(0x0D)
    if end > 0 { append(control: end, "C") }
  }

  private mutating func append(number: Int) {
    if number > 9 { append(number: number / 10) }
    append(0x30 + UInt8(number % 10))
  }
}

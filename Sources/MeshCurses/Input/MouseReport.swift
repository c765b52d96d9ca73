internal import Canvas

extension MouseEvent {
  /// Reads `<0;12;7M`, a report in the form that has no limit: the button with what is held, the column and the row from
  /// 1, and `m` for a button that is let go. Nil of other buttons, of moves without one, and of what is no report.
  init?(report parameters: [UInt8], final: UInt8) {
    guard parameters.first == UInt8(ascii: "<"), final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else {
      return nil
    }
    let numbers = parameters.dropFirst().split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 3, let button = numbers[0], let column = numbers[1], let row = numbers[2],
      (1...Self.farthest).contains(column), (1...Self.farthest).contains(row)
    else { return nil }
    // Shift, Alt and Ctrl are held as they may be.
    let action: Action
    switch (button & ~0b11100, final == UInt8(ascii: "M")) {
    case (0, true): action = .press
    case (0, false): action = .release
    case (32, true): action = .drag
    case (64, true): action = .scrollUp
    case (65, true): action = .scrollDown
    default: return nil
    }
    self.init(action, at: Position(row: row - 1, column: column - 1))
  }

  /// The last row or column that is believed.
  private static let farthest = 10_000
}

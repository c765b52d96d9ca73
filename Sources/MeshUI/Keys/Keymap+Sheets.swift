import Canvas

extension Keymap {
  static let filter =
    [
      Keys(.enter, to: .take, "keep", "keep the filter and go to the list"),
      Keys(.escape, to: .back, "clear", "clear the filter"),
      Keys(.down, to: .down, "", "move down"),
      Keys(.up, to: .up, "", "move up"),
    ] + common.letterless

  /// Ctrl-C leaves a question, whatever it is about.
  static let ofQuestions =
    [
      Keys(.ctrl("c"), to: .no, "no", "leave it")
    ] + terminal.filter { $0.command != .cancel }
}

import Canvas

extension Keymap {
  /// Where there is a text to be searched.
  static let searching = [
    Keys("/", to: .search, "search", "search the text"),
    Keys("n", to: .nextHit, "", "show the next hit of the search"),
    Keys("N", to: .previousHit, "", "show the hit before"),
  ]

  static let search =
    [
      Keys(.enter, to: .take, "keep", "go on with what was found"),
      Keys(.escape, to: .back, "clear", "search no longer"),
      Keys(.down, to: .nextHit, "next", "show the next hit"),
      Keys(.up, to: .previousHit, "before", "show the hit before"),
    ] + common.letterless

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

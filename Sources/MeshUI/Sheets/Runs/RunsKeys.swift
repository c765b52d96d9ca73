import Canvas

extension KeyContext {
  static let runs = KeyContext(
    "Runs",
    [
      Keys(.enter, to: .take, "open", "show its results in Prediction"),
      Keys("p", to: .predict, "run again", "run the workflow again on the same images"),
      Keys(" ", to: .mark, "mark", "mark it, to compare or export several"),
      Keys("=", to: .compare, "compare", "compare the two that are marked, or the marked one with this"),
      Keys(
        "x", to: .export, "export",
        "write it, or all that are marked, as CSV and JSON, into the folder meshwork was started in"),
      Keys("/", to: .filter, "find", "narrow the list as you type"),
      Keys("R", to: .retry, "retry", "run again what failed"),
      Keys("*", to: .markAll, "", "mark all that are shown, or none"),
      Keys("D", to: .forget, "forget", "forget it: it is no longer kept"),
    ] + Keys.leaving("back", "one step back: what is typed, then out; marks stay") + Keymap.lists + Keymap.common)

  static let findingRuns = KeyContext(
    "Find runs", takesText: true,
    [
      Keys(.enter, to: .take, "keep", "keep what is typed and go to the list"),
      Keys(.escape, to: .back, "clear", "clear what is typed"),
      Keys(.down, to: .down, "choose", "choose a run"),
      Keys(.up, to: .up, "choose", "choose a run"),
      Keys(.pageDown, to: .pageDown, "", "scroll down"),
      Keys(.pageUp, to: .pageUp, "", "scroll up"),
    ] + Keymap.common.letterless)
}

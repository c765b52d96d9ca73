import Canvas

extension KeyContext {
  static let help = KeyContext(
    "Help", takesText: true,
    [
      Keys(.enter, to: .take, "run it", "close the help and run the entry"),
      Keys(.down, to: .down, "", "move down"),
      Keys(.up, to: .up, "", "move up"),
      Keys(.pageDown, to: .pageDown, "", "scroll down"),
      Keys(.pageUp, to: .pageUp, "", "scroll up"),
      Keys(.escape, to: .back, "close", "close the help"),
    ] + Keymap.terminal)
}

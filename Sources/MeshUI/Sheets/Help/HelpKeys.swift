import Canvas

extension KeyContext {
  static let help = KeyContext(
    "Help", takesText: true,
    [
      Binding(.enter, .take, "run it", "close the help and run the entry"),
      Binding(.down, .down, "", "move down"),
      Binding(.up, .up, "", "move up"),
      Binding(.pageDown, .pageDown, "", "scroll down"),
      Binding(.pageUp, .pageUp, "", "scroll up"),
      Binding(.escape, .back, "close", "close the help"),
    ] + Keymap.terminal)
}

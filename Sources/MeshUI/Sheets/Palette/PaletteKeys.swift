import Canvas

extension KeyContext {
  static let palette = KeyContext(
    "Palette", takesText: true,
    [
      Keys(.enter, to: .take, "go or do", "go to what is chosen, or do it"),
      Keys(.down, to: .down, "choose", "choose the next one"),
      Keys(.up, to: .up, "choose", "choose the one before"),
      Keys(.tab, to: .nextTab, "one kind", "list one kind only: the next one"),
      Keys(.backTab, to: .previousTab, "", "list one kind only: the one before"),
      Keys(.pageDown, to: .pageDown, "", "scroll down"),
      Keys(.pageUp, to: .pageUp, "", "scroll up"),
      Keys(.escape, to: .back, "close", "close the palette"),
    ] + Keymap.common.letterless.filter { $0.command != .palette })
}

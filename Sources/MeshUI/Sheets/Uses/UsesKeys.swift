import Canvas

extension KeyContext {
  static let uses = KeyContext(
    "Where used",
    [
      Binding(.enter, .take, "go there", "go to the node"),
      Binding("v", .chooseVersion, "version", "go to the node, and choose another version of the model there"),
      Binding(.escape, .back, "back", "stay where you are"),
      Binding("q", .close, "back", "stay where you are"),
    ] + Keymap.lists + Keymap.common)
}

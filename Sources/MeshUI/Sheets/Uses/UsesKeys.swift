import Canvas

extension KeyContext {
  static let uses = KeyContext(
    "Where used",
    [
      Keys(.enter, to: .take, "go there", "go to the node"),
      Keys("v", to: .chooseVersion, "version", "go to the node, and choose another version of the model there"),
    ] + Keymap.searching + Keys.leaving("back", "stay where you are") + Keymap.lists + Keymap.common)
}

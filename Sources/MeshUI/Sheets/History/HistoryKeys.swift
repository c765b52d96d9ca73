import Canvas

extension KeyContext {
  static let history = KeyContext(
    "History",
    [
      Keys("u", to: .reverse, "stage the way back", "stage what takes the step back; nothing is sent"),
      Keys(.enter, to: .take, "", "say what takes the step back"),
      Keys("R", to: .refresh, "read now", "read the workflows again"),
    ] + Keymap.searching + Keys.leaving("back", "back to the panes") + Keymap.lists + Keymap.common)
}

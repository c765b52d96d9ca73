import Canvas

extension KeyContext {
  static let history = KeyContext(
    "History",
    [
      Binding("u", .reverse, "stage the way back", "stage what takes the step back; nothing is sent"),
      Binding(.enter, .take, "", "say what takes the step back"),
      Binding("R", .refresh, "read now", "read the workflows again"),
      Binding(.escape, .back, "back", "back to the panes"),
      Binding("q", .close, "back", "back to the panes"),
    ] + Keymap.lists + Keymap.common)
}

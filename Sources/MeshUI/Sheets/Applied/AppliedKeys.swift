import Canvas

extension KeyContext {
  static let applied = KeyContext(
    "Applied",
    [
      Binding(.enter, .back, "close", "back to the panes"),
      Binding("u", .reverse, "stage the way back", "stage what takes the step back"),
      Binding("p", .predict, "predict", "predict with what the step left"),
      Binding("R", .refresh, "read now", "read the workflows again"),
      Binding(.escape, .back, "close", "back to the panes"),
      Binding("q", .close, "close", "back to the panes"),
    ] + Keymap.lists + Keymap.common)

  /// While a step is being sent.
  static let applying = KeyContext(
    "Applying",
    [
      Binding(
        .ctrl("c"), .cancel, "stop after this step", "stop after the step that is being sent; the rest stays staged"),
      Binding(.enter, .back, "", "say what is being waited for"),
      Binding(.escape, .back, "", "say what is being waited for"),
      Binding("q", .close, "", "say what is being waited for"),
    ] + Keymap.lists + Keymap.common.filter { $0.command != .cancel })
}

import Canvas

extension KeyContext {
  static let applied = KeyContext(
    "Applied",
    [
      Keys(.enter, to: .back, "close", "back to the panes"),
      Keys("u", to: .reverse, "stage the way back", "stage what takes the step back"),
      Keys("p", to: .predict, "predict", "predict with what the step left"),
      Keys("R", to: .refresh, "read now", "read the workflows again"),
    ] + Keymap.searching + Keys.leaving("close", "back to the panes") + Keymap.lists + Keymap.common)

  /// While a step is being sent.
  static let applying = KeyContext(
    "Applying",
    [
      Keys(
        .ctrl("c"), to: .cancel, "stop after this step", "stop after the step that is being sent; the rest stays staged"
      ),
      Keys(.enter, .escape, to: .back, "", "say what is being waited for"),
      Keys("q", to: .close, "", "say what is being waited for"),
    ] + Keymap.lists + Keymap.common.filter { $0.command != .cancel })
}

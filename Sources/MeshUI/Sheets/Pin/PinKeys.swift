import Canvas

extension KeyContext {
  static let pin = KeyContext(
    "Pin",
    [
      Keys(.enter, to: .take, "pin", "pin the image; without a bound it is unpinned"),
      Keys(" ", to: .mark, "must, must not", "bind the concept: it must be there, must not, or either"),
      Keys("<", to: .thresholdDown, "bound", "lower the bound"),
      Keys(">", to: .thresholdUp, "bound", "raise the bound"),
    ] + Keymap.searching + Keys.leaving("back", "leave it as it is") + Keymap.lists + Keymap.common)
}

import Canvas

extension KeyContext {
  static let nodeForm = KeyContext(
    "Node form", takesText: true,
    [
      Keys(.enter, to: .take, "take, next", "take the choice and go on; from Inputs on add the node"),
      Keys(.escape, to: .back, "close, text kept", "close the form; its text is kept"),
      .dropping,
      Keys(.down, to: .down, "choose", "choose in the list below the field"),
      Keys(.up, to: .up, "choose", "choose in the list below the field"),
      Keys(.tab, to: .next, "next", "complete what is typed, or go to the next field"),
      Keys(.backTab, to: .previous, "back", "go to the field before"),
      Keys(.function(3), to: .suggestion, "take the suggestion", "take the id that is free"),
    ] + Keymap.common.letterless)
}

import Canvas

extension KeyContext {
  static let nodeForm = KeyContext(
    "Node form", takesText: true,
    [
      Binding(.enter, .take, "take, next", "take the choice and go on; on the last field add the node"),
      Binding(.escape, .back, "close, text kept", "close the form; its text is kept"),
      Binding(.down, .down, "choose", "choose in the list below the field"),
      Binding(.up, .up, "choose", "choose in the list below the field"),
      Binding(.tab, .next, "next", "go to the next field"),
      Binding(.backTab, .previous, "back", "go to the field before"),
      Binding(.function(3), .suggestion, "take the suggestion", "take the id that is free"),
    ] + Keymap.common.letterless)
}

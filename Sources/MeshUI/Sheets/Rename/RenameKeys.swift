import Canvas

extension KeyContext {
  static let rename = KeyContext(
    "Rename", takesText: true,
    [
      Keys(.enter, to: .take, "stage it", "stage the new id; nothing is sent"),
      Keys(.escape, to: .back, "close, text is kept", "close the form; its text is kept"),
      .dropping,
      Keys(.tab, .backTab, to: .next, "", "go to Cancel, which drops the text, and back"),
    ] + Keymap.common.letterless)
}

import Canvas

extension KeyContext {
  static let rename = KeyContext(
    "Rename", takesText: true,
    [
      Binding(.enter, .take, "stage it", "stage the new id; nothing is sent"),
      Binding(.escape, .back, "close, text is kept", "close the form; its text is kept"),
    ] + Keymap.common.letterless)
}

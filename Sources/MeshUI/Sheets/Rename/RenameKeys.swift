import Canvas

extension KeyContext {
  static let rename = KeyContext(
    "Rename", takesText: true,
    [
      Keys(.enter, to: .take, "stage it", "stage the new id; nothing is sent"),
      Keys(.escape, to: .back, "close, text is kept", "close the form; its text is kept"),
    ] + Keymap.common.letterless)
}

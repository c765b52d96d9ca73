import Canvas

extension KeyContext {
  static let paste = KeyContext(
    "Paste",
    [
      Keys(.enter, to: .take, "stage", "stage it; nothing is sent"),
      Keys("E", to: .editText, "edit the text", "edit the text, in $VISUAL or $EDITOR"),
    ] + Keymap.searching + Keys.leaving("drop it", "stage nothing") + Keymap.lists + Keymap.common)

  static let importing = KeyContext(
    "Import", takesText: true,
    [
      Keys(.enter, to: .take, "read", "read the file, and show what it would stage"),
      Keys(.escape, to: .back, "close", "stage nothing"),
    ] + Keymap.common.letterless)
}

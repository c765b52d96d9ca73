import Canvas

extension KeyContext {
  static let paste = KeyContext(
    "Paste",
    [
      Binding(.enter, .take, "stage", "stage it; nothing is sent"),
      Binding("E", .editText, "edit the text", "edit the text, in $VISUAL or $EDITOR"),
      Binding(.escape, .back, "drop it", "stage nothing"),
      Binding("q", .close, "drop it", "stage nothing"),
    ] + Keymap.lists + Keymap.common)

  static let importing = KeyContext(
    "Import", takesText: true,
    [
      Binding(.enter, .take, "read", "read the file, and show what it would stage"),
      Binding(.escape, .back, "close", "stage nothing"),
    ] + Keymap.common.letterless)
}

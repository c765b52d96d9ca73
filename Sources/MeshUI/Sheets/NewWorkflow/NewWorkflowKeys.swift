import Canvas

extension KeyContext {
  static let newWorkflow = KeyContext(
    "New workflow", takesText: true,
    [
      Binding(.enter, .take, "start it", "start the draft; nothing is sent"),
      Binding(.escape, .back, "close, text is kept", "close the form; its text is kept"),
    ] + Keymap.common.letterless)
}

import Canvas

extension KeyContext {
  static let newWorkflow = KeyContext(
    "New workflow", takesText: true,
    [
      Keys(.enter, to: .take, "start it", "start the draft; nothing is sent"),
      Keys(.escape, to: .back, "close, text is kept", "close the form; its text is kept"),
      .dropping,
      Keys(.tab, .backTab, to: .next, "", "go to Cancel, which drops the text, and back"),
    ] + Keymap.common.letterless)
}

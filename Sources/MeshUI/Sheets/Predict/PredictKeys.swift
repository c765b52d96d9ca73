import Canvas

extension KeyContext {
  static let predict = KeyContext(
    "Predict", takesText: true,
    [
      Keys(.enter, to: .take, "run", "predict on the image"),
      Keys(.tab, to: .suggestion, "complete", "complete the path of a file, a folder or a list"),
      Keys(.down, to: .down, "choose", "choose a recent or built-in image"),
      Keys(.up, to: .up, "choose", "choose a recent or built-in image"),
      Keys(.escape, to: .back, "close, text is kept", "close the form; its text is kept"),
      .dropping,
    ] + Keymap.common.letterless)
}

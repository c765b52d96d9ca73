import Canvas

extension KeyContext {
  static let predict = KeyContext(
    "Predict", takesText: true,
    [
      Binding(.enter, .take, "run", "predict on the image"),
      Binding(.down, .down, "choose", "choose a recent or built-in image"),
      Binding(.up, .up, "choose", "choose a recent or built-in image"),
      Binding(.escape, .back, "close, text is kept", "close the form; its text is kept"),
    ] + Keymap.common.letterless)
}

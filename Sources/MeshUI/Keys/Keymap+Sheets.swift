import Canvas

extension Keymap {
  static let filter =
    [
      Binding(.enter, .take, "keep", "keep the filter and go to the list"),
      Binding(.escape, .back, "clear", "clear the filter"),
      Binding(.down, .down, "", "move down"),
      Binding(.up, .up, "", "move up"),
    ] + common.letterless

  /// Ctrl-C leaves a question, whatever it is about.
  static let ofQuestions = [
    Binding(.ctrl("c"), .no, "no", "leave it"),
    Binding(.ctrl("l"), .redraw, "", "paint the screen anew"),
    Binding(.ctrl("z"), .suspend, "", "suspend meshwork; fg brings it back"),
  ]
}

extension [Binding] {
  /// Those that work where letters are text.
  var letterless: [Binding] {
    filter { binding in
      binding.keys.allSatisfy { key in if case .char = key { false } else { true } }
    }
  }
}

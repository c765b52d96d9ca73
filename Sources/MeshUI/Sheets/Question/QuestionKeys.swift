import Canvas

extension KeyContext {
  static let risk = KeyContext(
    "What may go",
    [
      Keys("y", to: .yes, "accept", "accept all that is listed; nothing is sent"),
      Keys(.enter, "n", .escape, "q", to: .no, "back to the plan", "back to the plan; nothing is accepted"),
    ] + Keymap.lists + Keymap.ofQuestions)

  static let question = KeyContext(
    "Question",
    [
      Keys("y", to: .yes, "yes", "do it"),
      Keys("n", .enter, .escape, "q", to: .no, "no", "leave it"),
    ] + Keymap.ofQuestions)
}

import Canvas

extension KeyContext {
  static let risk = KeyContext(
    "What may go",
    [
      Binding("y", .yes, "accept", "accept all that is listed; nothing is sent"),
      Binding(.enter, .no, "back to the plan", "back to the plan; nothing is accepted"),
      Binding("n", .no, "back to the plan", "back to the plan; nothing is accepted"),
      Binding(.escape, .no, "back to the plan", "back to the plan; nothing is accepted"),
      Binding("q", .no, "back to the plan", "back to the plan; nothing is accepted"),
    ] + Keymap.lists + Keymap.ofQuestions)

  static let question = KeyContext(
    "Question",
    [
      Binding("y", .yes, "yes", "do it"),
      Binding("n", .no, "no", "leave it"),
      Binding(.enter, .no, "no", "leave it"),
      Binding(.escape, .no, "no", "leave it"),
      Binding("q", .no, "no", "leave it"),
    ] + Keymap.ofQuestions)
}

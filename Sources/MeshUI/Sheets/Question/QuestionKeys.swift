import Canvas

extension KeyContext {
  static let risk = KeyContext(
    "What may go",
    [
      Keys("y", to: .yes, "accept", "accept all that is listed; nothing is sent"),
      Keys(.enter, "n", .escape, "q", to: .no, "back to the plan", "back to the plan; nothing is accepted"),
    ] + Keymap.lists + Keymap.ofQuestions)

  /// Where there is something left to do without a yes, leaving it is another key.
  static let temporaryWorkflow = KeyContext(
    "A temporary workflow",
    [
      Keys("y", to: .yes, "yes", "create it, run it and delete it"),
      Keys("n", to: .no, "root nodes only", "compare the nodes that read the image, and make none"),
      Keys(.escape, .enter, "q", .ctrl("c"), to: .back, "cancel", "run nothing"),
    ] + Keymap.ofQuestions.filter { $0.command != .no })

  static let question = KeyContext(
    "Question",
    [
      Keys("y", to: .yes, "yes", "do it"),
      Keys("n", .enter, .escape, "q", to: .no, "no", "leave it"),
    ] + Keymap.ofQuestions)
}

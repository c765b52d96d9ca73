import Canvas

extension KeyContext {
  static let conflict = KeyContext(
    "Conflict",
    [
      Binding("m", .takeMine, "mine", "take it as your draft has it"),
      Binding("t", .takeTheirs, "theirs", "take it as the service has it"),
      Binding("b", .takeBase, "base", "take it as it was before both changes"),
      Binding("M", .restMine, "rest", "take yours of all that is undecided"),
      Binding("T", .restTheirs, "rest", "take the service's of all that is undecided"),
      Binding("u", .undo, "undo", "undo the last choice"),
      Binding(.enter, .take, "plan", "back to the plan with what was decided; nothing is sent"),
      Binding(.escape, .back, "later", "back to the plan; your draft and your choices are kept"),
      Binding("p", .predict, "run", "run each side's model on the last image"),
      Binding("q", .close, "", "back to the plan; your draft and your choices are kept"),
    ] + Keymap.lists + Keymap.common)
}

import Canvas

extension KeyContext {
  static let conflict = KeyContext(
    "Conflict",
    [
      Keys("m", to: .takeMine, "mine", "take it as your draft has it"),
      Keys("t", to: .takeTheirs, "theirs", "take it as the service has it"),
      Keys("b", to: .takeBase, "base", "take it as it was before both changes"),
      Keys("M", to: .restMine, "rest", "take yours of all that is undecided"),
      Keys("T", to: .restTheirs, "rest", "take the service's of all that is undecided"),
      Keys(.enter, to: .take, "plan", "back to the plan with what was decided; nothing is sent"),
      Keys("e", to: .editNode, "by hand", "edit the node in your draft by hand; its plan decides anew"),
      Keys("u", to: .undo, "undo", "undo the last choice"),
      Keys(.escape, to: .back, "later", "back to the plan; your draft and your choices are kept"),
      Keys("p", to: .predict, "run", "run each side's model on the last image"),
      Keys("q", to: .close, "", "back to the plan; your draft and your choices are kept"),
    ] + Keymap.lists + Keymap.common)
}

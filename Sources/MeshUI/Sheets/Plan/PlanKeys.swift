import Canvas

extension KeyContext {
  private static let planKeys = [
    Binding(.enter, .back, "cancel", "leave the plan; nothing is sent"),
    Binding("Y", .apply, "apply", "apply the plan"),
    Binding("l", .nextTab, "view", "show the next view: diff, result, json, curl"),
    Binding(.right, .nextTab, "view", "show the next view"),
    Binding("h", .previousTab, "view", "show the view before"),
    Binding(.left, .previousTab, "view", "show the view before"),
    Binding(" ", .hold, "leave out", "leave the step out, and take it in again"),
    Binding("R", .refresh, "read again", "read the service again and plan anew"),
    Binding("y", .copy, "copy", "copy the plan: as curl, JSON, YAML or Python"),
    Binding(.escape, .back, "cancel", "leave the plan; nothing is sent"),
    Binding("q", .close, "cancel", "leave the plan; nothing is sent"),
  ]

  static let plan = KeyContext(
    "Plan", planKeys + Keymap.lists + Keymap.common)

  /// Where both sides changed the same, Enter decides instead of leaving.
  static let contested = KeyContext(
    "A contested step",
    [Binding(.enter, .decide, "decide", "see both sides and decide; nothing is sent")]
      + planKeys.filter { $0.keys != [.enter] } + Keymap.lists + Keymap.common)

  static let confirmation = KeyContext(
    "Confirming a deletion", takesText: true,
    [
      Binding(.enter, .take, "apply", "apply, if what is typed is right"),
      Binding(.escape, .back, "cancel", "back to the plan; nothing is sent"),
    ] + Keymap.common.letterless)
}

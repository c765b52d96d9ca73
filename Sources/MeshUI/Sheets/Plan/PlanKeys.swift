import Canvas

extension KeyContext {
  private static let planKeys =
    [
      Keys("Y", to: .apply, "apply", "apply the plan"),
      Keys("l", to: .nextTab, "view", "show the next view: diff, result, json, curl"),
      Keys(.right, to: .nextTab, "view", "show the next view"),
      Keys("h", .left, to: .previousTab, "view", "show the view before"),
      Keys(" ", to: .hold, "leave out", "leave the step out, and take it in again"),
      Keys("P", to: .twin, "twin", "compare the workflow with what the step leaves of it, on images; nothing is sent"),
      Keys("f", to: .pin, "pins", "run the pins again, all of them: on a service it asks for a temporary workflow"),
      Keys("R", to: .refresh, "read again", "read the service again and plan anew"),
      Keys("y", to: .copy, "copy", "copy the plan: as curl, JSON, YAML or Python"),
    ] + Keymap.searching + Keys.leaving("cancel", "leave the plan; nothing is sent") + Keymap.lists + Keymap.common

  static let plan = KeyContext(
    "Plan", [Keys(.enter, to: .back, "cancel", "leave the plan; nothing is sent")] + planKeys)

  /// Where both sides changed the same, Enter decides instead of leaving.
  static let contested = KeyContext(
    "A contested step",
    [Keys(.enter, to: .decide, "decide", "see both sides and decide; nothing is sent")] + planKeys)

  static let confirmation = KeyContext(
    "Confirming a deletion", takesText: true,
    [
      Keys(.enter, to: .take, "apply", "apply, if what is typed is right"),
      Keys(.escape, to: .back, "cancel", "back to the plan; nothing is sent"),
    ] + Keymap.common.letterless)
}

import Canvas

extension KeyContext {
  private static let threshold = [
    Keys("<", to: .thresholdDown, "threshold", "search at a lower threshold"),
    Keys(">", to: .thresholdUp, "threshold", "search at a higher threshold"),
  ]

  static let bisectChoice = KeyContext(
    "Choosing what to bisect",
    [Keys(.enter, to: .take, "search", "search for the version that changed the concept")] + threshold
      + Keymap.searching + Keys.leaving("back", "leave it; nothing is run") + Keymap.lists + Keymap.common)

  static let bisect = KeyContext(
    "Bisect",
    [
      Keys(.enter, to: .take, "compare, search", "compare the two versions that are found, else search again"),
      Keys("v", to: .workflowVersions, "versions", "show the versions of the workflow, and restore one"),
    ] + threshold + Keymap.searching + Keys.leaving("back", "leave the search; what runs is cancelled") + Keymap.lists
      + Keymap.common)
}

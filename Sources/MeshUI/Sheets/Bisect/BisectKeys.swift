import Canvas

extension KeyContext {
  static let bisect = KeyContext(
    "Bisect",
    [
      Keys(.enter, to: .take, "compare the two", "compare the two versions between which it changed"),
      Keys("v", to: .workflowVersions, "versions", "show the versions of the workflow, and restore one"),
    ] + Keys.leaving("back", "leave the search; what runs is cancelled") + Keymap.lists + Keymap.common)
}

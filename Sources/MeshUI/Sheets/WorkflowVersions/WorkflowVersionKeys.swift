import Canvas

extension KeyContext {
  static let workflowVersions = KeyContext(
    "Workflow versions",
    [
      Keys(.enter, to: .take, "restore", "bring the nodes of the version into the draft; nothing is sent"),
      Keys(.tab, to: .nextTab, "compare with", "compare with the next: current, the version before, the draft"),
      Keys("l", .right, to: .nextTab, "", "compare with the next"),
      Keys(.backTab, "h", .left, to: .previousTab, "", "compare with the one before"),
      Keys(" ", to: .mark, "mark", "mark the version as the one to compare others with"),
      Keys(
        "=", to: .compare, "predictions", "compare what it and the marked one, or the current one, give on an image"),
      Keys("R", to: .refresh, "read again", "read the versions again"),
    ] + Keymap.searching + Keys.leaving("back", "leave the draft as it is") + Keymap.lists + Keymap.common)
}

import Canvas

extension KeyContext {
  static let workflowVersions = KeyContext(
    "Workflow versions",
    [
      Binding(.enter, .take, "restore", "bring the nodes of the version into the draft; nothing is sent"),
      Binding(.tab, .nextTab, "compare with", "compare with the next: current, the version before, the draft"),
      Binding("l", .nextTab, "", "compare with the next"),
      Binding(.right, .nextTab, "", "compare with the next"),
      Binding(.backTab, .previousTab, "", "compare with the one before"),
      Binding("h", .previousTab, "", "compare with the one before"),
      Binding(.left, .previousTab, "", "compare with the one before"),
      Binding(" ", .mark, "mark", "mark the version as the one to compare others with"),
      Binding("R", .refresh, "read again", "read the versions again"),
      Binding(.escape, .back, "back", "leave the draft as it is"),
      Binding("q", .close, "back", "leave the draft as it is"),
    ] + Keymap.lists + Keymap.common)
}

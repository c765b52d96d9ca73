import Canvas

extension KeyContext {
  static let versions = KeyContext(
    "Versions",
    [
      Binding(.enter, .take, "use it", "use the version, here or wherever is chosen"),
      Binding(.tab, .next, "use in", "go to where the version is used, and back"),
      Binding(.backTab, .previous, "", "go to where the version is used, and back"),
      Binding(" ", .mark, "take in", "where workflows are chosen: take one in, or leave it out"),
      Binding(.escape, .back, "back", "leave the version as it is"),
      Binding("q", .close, "back", "leave the version as it is"),
    ] + Keymap.lists + Keymap.common)
}

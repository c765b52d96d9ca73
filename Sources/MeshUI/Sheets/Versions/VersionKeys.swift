import Canvas

extension KeyContext {
  static let versions = KeyContext(
    "Versions",
    [
      Keys(.enter, to: .take, "use it", "use the version, here or wherever is chosen"),
      Keys("P", "=", to: .twin, "twin", "compare what it and the version of the node give on an image"),
      Keys(.tab, to: .next, "use in", "go to where the version is used, and back"),
      Keys(.backTab, to: .previous, "", "go to where the version is used, and back"),
      Keys(" ", to: .mark, "take in", "where workflows are chosen: take one in, or leave it out"),
    ] + Keymap.searching + Keys.leaving("back", "leave the version as it is") + Keymap.lists + Keymap.common)
}

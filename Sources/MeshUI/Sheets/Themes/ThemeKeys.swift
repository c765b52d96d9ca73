import Canvas

extension KeyContext {
  static let themes = KeyContext(
    "Themes",
    [
      Keys(.enter, to: .take, "keep", "keep the theme, in the settings too"),
      Keys(.function(5), to: .refresh, "read again", "read the theme files again"),
    ] + Keymap.searching + Keys.leaving("back", "leave; the theme is the one it was") + Keymap.lists + Keymap.common)
}

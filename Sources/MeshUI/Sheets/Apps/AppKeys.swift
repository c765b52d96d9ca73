import Canvas

extension KeyContext {
  static let apps = KeyContext(
    "Apps", takesText: true,
    [
      Binding(.enter, .take, "open", "open the app; drafts and staged steps stay with theirs"),
      Binding(.down, .down, "choose", "choose an app"),
      Binding(.up, .up, "choose", "choose an app"),
      Binding(.pageDown, .pageDown, "", "scroll down"),
      Binding(.pageUp, .pageUp, "", "scroll up"),
      Binding(.function(5), .refresh, "read again", "read the apps again"),
      Binding(.escape, .back, "back", "clear what is typed, then back; with no app open, ask to quit"),
    ] + Keymap.common.letterless)
}

import Canvas

extension KeyContext {
  static let apps = KeyContext(
    "Apps", takesText: true,
    [
      Keys(.enter, to: .take, "open", "open the app; drafts and staged steps stay with theirs"),
      Keys(.down, to: .down, "choose", "choose an app"),
      Keys(.up, to: .up, "choose", "choose an app"),
      Keys(.pageDown, to: .pageDown, "", "scroll down"),
      Keys(.pageUp, to: .pageUp, "", "scroll up"),
      Keys(.function(5), to: .refresh, "read again", "read the apps again"),
      Keys(.escape, to: .back, "back", "clear what is typed, then back; with no app open, ask to quit"),
    ] + Keymap.common.letterless)
}

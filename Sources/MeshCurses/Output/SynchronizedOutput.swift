/// The mode in which a terminal shows nothing until a frame is whole.
enum SynchronizedOutput {
  static let begin = Array("\u{1B}[?2026h".utf8)
  static let end = Array("\u{1B}[?2026l".utf8)
  /// A frame of fewer bytes arrives whole.
  static let least = 512

  /// Whether the terminal is known to have it: the others are not told of it, and not asked.
  static func isKnown(_ variable: (String) -> String?) -> Bool {
    guard variable("TMUX") == nil, variable("STY") == nil else { return false }
    let type = variable("TERM") ?? ""
    let types = ["xterm-kitty", "xterm-ghostty", "foot", "alacritty", "contour", "wezterm", "rio"]
    let programs = ["WezTerm", "iTerm.app", "ghostty", "rio", "contour"]
    return types.contains { type.hasPrefix($0) } || variable("TERM_PROGRAM").map(programs.contains) ?? false
      || ["KITTY_WINDOW_ID", "WT_SESSION", "WEZTERM_PANE"].contains { variable($0) != nil }
  }
}

internal import CNcurses
internal import Canvas

/// The description that systems with many of them have for a terminal that says it shows 24 bits.
package func directColorType(_ type: String, colorTerm: String?) -> String? {
  guard let colorTerm, ["truecolor", "24bit"].contains(colorTerm), !type.hasSuffix("-direct") else { return nil }
  let suffix = "-256color"
  return (type.hasSuffix(suffix) ? String(type.dropLast(suffix.count)) : type) + "-direct"
}

/// Whether the locale has UTF-8, which is taken over with this; else only ASCII can be shown.
package func usesUTF8() -> Bool { mw_use_utf8() }

/// What a terminal is taken for whose own description is not installed here, as on a host that one reaches by SSH from it:
/// all these understand what xterm, or screen, does. Nil for others.
package func familiarType(_ type: String) -> String? {
  if ["screen", "tmux"].contains(where: type.hasPrefix) { return "screen-256color" }
  let relatives = [
    "xterm", "kitty", "ghostty", "alacritty", "foot", "wezterm", "contour", "rio", "konsole", "gnome", "vte", "iterm",
    "st-",
  ]
  return relatives.contains(where: type.hasPrefix) ? "xterm-256color" : nil
}

extension ColorDepth {
  /// - Parameter colors: as ncurses counts them.
  init(colors: Int) {
    switch colors {
    case ..<8: self = .mono
    case ..<16: self = .ansi8
    case ..<256: self = .ansi16
    case ..<(1 << 24): self = .indexed256
    default: self = .direct
    }
  }
}

extension TerminalError {
  init(_ result: mw_open_result, type: String) {
    switch result {
    case MW_NO_DATABASE: self = .noTerminalDatabase(type)
    case MW_UNKNOWN_TYPE: self = .unknownType(type)
    case MW_CANNOT_MOVE: self = .cannotMoveCursor(type)
    default: self = .cannotOpen(type)
    }
  }
}

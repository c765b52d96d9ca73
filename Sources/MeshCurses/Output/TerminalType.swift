internal import CNcurses
internal import Canvas

/// The descriptions that a terminal may have which says that it shows 24 bits, the best first: its own, which systems with
/// many of them have, and those of its relatives.
package func directColorTypes(_ type: String, colorTerm: String?) -> [String] {
  guard let colorTerm, ["truecolor", "24bit"].contains(colorTerm), !type.hasSuffix("-direct") else { return [] }
  let suffix = "-256color"
  let own = (type.hasSuffix(suffix) ? String(type.dropLast(suffix.count)) : type) + "-direct"
  let relatives = (type.contains("kitty") ? ["kitty-direct"] : []) + (isLikeXterm(type) ? ["xterm-direct"] : [])
  return [own] + relatives.filter { $0 != own }
}

/// Whether the locale has UTF-8, which is taken over with this; else only ASCII can be shown.
package func usesUTF8() -> Bool { mw_use_utf8() }

/// What a terminal is taken for whose own description is not installed here, as on a host that one reaches by SSH from it:
/// all these understand what xterm, or screen, does. Nil for others.
package func familiarType(_ type: String) -> String? {
  if ["screen", "tmux"].contains(where: type.hasPrefix) { return "screen-256color" }
  return isLikeXterm(type) ? "xterm-256color" : nil
}

private func isLikeXterm(_ type: String) -> Bool {
  [
    "xterm", "kitty", "ghostty", "alacritty", "foot", "wezterm", "contour", "rio", "konsole", "gnome", "vte", "iterm",
    "st-",
  ].contains(where: type.hasPrefix)
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

/// How pictures are shown, as far as this is known.
package enum PictureWay: Hashable, Sendable {
  /// kitty's graphics protocol.
  case kitty
  /// The same through tmux: the picture is sent past it, and shown in characters that it takes for text.
  case placeholders
  case sixel
  /// iTerm2's inline images.
  case iterm
  case cells
  /// Words stand for them.
  case words
}

/// What the user wants of that, by `MESHWORK_PICTURES`.
package enum PictureChoice: String, CaseIterable, Sendable {
  /// The best way that the terminal has.
  case automatic = "auto"
  case kitty
  case sixel
  case iterm
  case cells
  case none

  /// Anything that is not a choice counts as `automatic`.
  package init(_ text: String?) {
    self = text.flatMap { PictureChoice(rawValue: $0) } ?? .automatic
  }
}

/// What the environment tells of the terminal, which is not all that there is to it: over SSH little of it comes along.
package struct TerminalSurroundings: Hashable, Sendable {
  package enum Multiplexer: Hashable, Sendable {
    case tmux
    /// GNU screen, and whatever else takes that name.
    case screen
  }

  package let multiplexer: Multiplexer?
  /// Terminals that print what they do not understand are not asked by such means.
  package let takesStrings: Bool
  /// Known for showing pictures as iTerm2 does, though some versions do not tell their name.
  package let isITerm: Bool
  /// Known for kitty's protocol without placeholders, in which alone pictures come through tmux.
  package let lacksPlaceholders: Bool

  package init(_ variable: (String) -> String?) {
    let type = variable("TERM") ?? ""
    if variable("TMUX") != nil || type.hasPrefix("tmux") {
      multiplexer = .tmux
    } else if variable("STY") != nil || type.hasPrefix("screen") {
      multiplexer = .screen
    } else {
      multiplexer = nil
    }
    let program = variable("TERM_PROGRAM")
    takesStrings =
      multiplexer != .screen && !["linux", "vt", "ansi", "dumb"].contains { type.hasPrefix($0) }
      && program != "Apple_Terminal"
    isITerm = multiplexer == nil && (variable("LC_TERMINAL") == "iTerm2" || program == "iTerm.app")
    lacksPlaceholders =
      ["WEZTERM_PANE", "KONSOLE_VERSION"].contains { variable($0) != nil } || variable("LC_TERMINAL") == "iTerm2"
  }
}

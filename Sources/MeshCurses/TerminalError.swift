/// Why the editor cannot open on this terminal, in words.
package enum TerminalError: Error, Hashable, CustomStringConvertible {
  case notATerminal(stream: String)
  case typeNotSet
  case unknownType(String)
  case cannotMoveCursor(String)
  case noTerminalDatabase(String)
  case cannotOpen(String)

  package var description: String {
    switch self {
    case .notATerminal(let stream):
      "The editor needs a terminal, and standard \(stream) is none. "
        + "Run it without a pipe or redirection."
    case .typeNotSet:
      "The terminal type (TERM) is not set. Try TERM=xterm-256color, or meshwork --linear, which needs none."
    case .unknownType(let type):
      "The terminal type '\(type)' (TERM) is not known here. Try TERM=xterm-256color."
    case .cannotMoveCursor(let type):
      "A terminal of type '\(type)' (TERM) cannot place its cursor, so the editor cannot draw on it. "
        + "Try TERM=xterm-256color, or meshwork --linear, which works line by line."
    case .noTerminalDatabase(let type):
      "The terminal type '\(type)' (TERM) cannot be looked up: this system has no terminfo database. "
        + "Install it (Debian: ncurses-base), or set TERMINFO to where it is."
    case .cannotOpen(let type):
      "The screen of a terminal of type '\(type)' (TERM) cannot be opened. Try TERM=xterm-256color."
    }
  }
}

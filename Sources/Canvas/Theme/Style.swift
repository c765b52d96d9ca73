/// How cells of one role look.
package struct Style: Hashable, Sendable {
  /// A colour as a theme names it.
  package enum Color: Hashable, Sendable {
    /// One of the terminal's own sixteen, 0 (black) to 15 (bright white).
    case ansi(Int)
    case rgb(RGB)
  }

  /// nil is the ink of plain text.
  package var ink: Color?
  /// nil is the ground of plain text, or, where that has none, the terminal's own.
  package var ground: Color?
  package var bold: Bool
  package var underline: Bool
  package var reverse: Bool
  package var dim: Bool

  package init(
    ink: Color? = nil, ground: Color? = nil, bold: Bool = false, underline: Bool = false, reverse: Bool = false,
    dim: Bool = false
  ) {
    self.ink = ink
    self.ground = ground
    self.bold = bold
    self.underline = underline
    self.reverse = reverse
    self.dim = dim
  }
}

/// How many colours a terminal shows, from fewest to most.
package enum ColorDepth: Hashable, Comparable, CaseIterable, Sendable {
  /// Bold, underline, reverse and dim only.
  case mono
  case ansi8
  case ansi16
  case indexed256
  /// 24 bits.
  case direct
}

extension Theme {
  /// What WCAG 2 asks of text.
  package static let leastContrast = 4.5

  /// Roles that draw lines and the tracks of bars: nothing is read in them.
  package static let lines: Set<Role> = [.border, .borderFocus, .conceptLow, .graphEdge]

  /// The contrast of a role's ink and ground, 1 to 21, the terminal's own colours taken as the console of PCs shows them; nil
  /// where one of both is left to the terminal.
  package func contrast(of role: Role) -> Double? {
    guard let ink = self[role].ink?.shown, let ground = self[role].ground?.shown else { return nil }
    return ink.contrast(with: ground)
  }

  /// Whether a role that is read is hard to read.
  package func isTooLow(_ role: Role) -> Bool {
    !Self.lines.contains(role) && contrast(of: role).map { $0 < Self.leastContrast } ?? false
  }

  /// The least contrast of what is read; nil where all is left to the terminal.
  package var lowestContrast: Double? {
    Role.allCases.filter { !Self.lines.contains($0) }.compactMap(contrast(of:)).min()
  }

  /// Whether its plain ground is light; nil where that is the terminal's.
  package var isLight: Bool? { self[.text].ground.map { $0.shown.isLight } }
}

extension RGB {
  /// Whether dark ink is the one to read on it.
  package var isLight: Bool { contrast(with: RGB(0, 0, 0)) > contrast(with: RGB(255, 255, 255)) }
}

extension Style.Color {
  package var shown: RGB {
    switch self {
    case .ansi(let index): RGB(ansi: index)
    case .rgb(let color): color
    }
  }
}

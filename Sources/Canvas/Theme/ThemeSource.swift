/// A theme as its file says it, before names of colours and of the theme it builds on are looked up.
package struct ThemeSource: Hashable, Sendable {
  package var name: String
  /// The theme that says how the roles look which are not given; nil is `dark`.
  package var inherits: String?
  /// Names for colours, each `#rrggbb`.
  package var palette: [String: String]
  /// By the name of the role.
  package var styles: [String: StyleSource]

  package init(
    name: String, inherits: String? = nil, palette: [String: String] = [:], styles: [String: StyleSource] = [:]
  ) {
    self.name = name
    self.inherits = inherits
    self.palette = palette
    self.styles = styles
  }
}

/// One style as a theme file says it. A colour is `#rrggbb`, a name of the palette, or one of the terminal's own.
package struct StyleSource: Hashable, Sendable {
  package var fg: String?
  package var bg: String?
  package var bold: Bool
  package var underline: Bool
  package var reverse: Bool

  package init(
    fg: String? = nil, bg: String? = nil, bold: Bool = false, underline: Bool = false, reverse: Bool = false
  ) {
    self.fg = fg
    self.bg = bg
    self.bold = bold
    self.underline = underline
    self.reverse = reverse
  }
}

extension ThemeSource {
  /// The theme, and what in its source could not be used, in words. A style with a fault keeps the look it inherits.
  /// - Parameter lookup: finds the theme it inherits from by name.
  package func theme(inheriting lookup: (String) -> Theme?) -> (Theme, warnings: [String]) {
    guard let inherits else { return theme(over: .dark) }
    guard let base = lookup(inherits) else {
      let (theme, warnings) = theme(over: .dark)
      let warning = "theme '\(name)' inherits '\(inherits)', which is not known: dark stands in for it."
      return (theme, [warning] + warnings)
    }
    return theme(over: base)
  }

  func theme(over base: Theme) -> (Theme, warnings: [String]) {
    var warnings: [String] = []
    var resolved: [Role: Style] = [:]
    for (key, source) in styles.sorted(by: { $0.key < $1.key }) {
      guard let role = Role(rawValue: key) else {
        warnings.append("theme '\(name)' styles '\(key)', which is not a role: ignored.")
        continue
      }
      do {
        resolved[role] = try style(source)
      } catch {
        warnings.append("theme '\(name)', style '\(key)': \(error)")
      }
    }
    return (Theme(name: name, styles: resolved, over: base), warnings)
  }

  private func style(_ source: StyleSource) throws(UnknownColor) -> Style {
    Style(
      ink: try source.fg.map { text throws(UnknownColor) in try color(text) },
      ground: try source.bg.map { text throws(UnknownColor) in try color(text) },
      bold: source.bold, underline: source.underline, reverse: source.reverse)
  }

  private func color(_ text: String) throws(UnknownColor) -> Style.Color {
    let named = palette[text] ?? text
    if let rgb = RGB(hex: named) { return .rgb(rgb) }
    if let index = Style.Color.names.firstIndex(of: named) { return .ansi(index) }
    throw UnknownColor(text: text)
  }
}

private struct UnknownColor: Error, CustomStringConvertible {
  let text: String

  var description: String {
    "'\(text)' is not a colour: use \"#rrggbb\", a name of the palette, or one of "
      + Style.Color.names.joined(separator: ", ") + "."
  }
}

extension Style.Color {
  /// The names of the terminal's own colours in theme files, in their order.
  package static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    "bright_black", "bright_red", "bright_green", "bright_yellow", "bright_blue", "bright_magenta", "bright_cyan",
    "bright_white",
  ]
}

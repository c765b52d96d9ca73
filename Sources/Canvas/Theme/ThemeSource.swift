/// A theme as its file says it, before names of colours and of the theme it builds on are looked up.
package struct ThemeSource: Hashable, Sendable {
  package var name: String
  /// The theme whose palette and styles hold where this one has none; nil is `dark`, unless every role is given here.
  package var inherits: String?
  /// Names for colours, each `#rrggbb`.
  package var palette: [String: String]
  /// By the name of the role; any other is left out.
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
  package func theme(inheriting lookup: (String) -> ThemeSource?) -> (Theme, warnings: [String]) {
    var warnings: [String] = []
    let line = lineage(lookup, &warnings)
    // What inherits may rename the colours of what it inherits from.
    let palette = line.reduce(into: [:]) { $0.merge($1.palette) { _, new in new } }
    var styles: [Role: Style] = [:]
    for source in line { source.resolve(palette, into: &styles, &warnings) }
    return (Theme(name: name, styles: styles), warnings)
  }

  /// The sources it is made of, the one that inherits from none first, itself last.
  private func lineage(_ lookup: (String) -> ThemeSource?, _ warnings: inout [String]) -> [ThemeSource] {
    var line = [self]
    while let next = line.first {
      guard let parent = next.inherits else {
        return next.isWhole ? line : [.dark] + line
      }
      let isCircle = line.contains { $0.name == parent }
      guard let found = isCircle ? Self.shipped(parent) : lookup(parent), !line.contains(found),
        line.count < Self.longestLine
      else {
        warnings.append(
          "theme '\(next.name)' inherits '\(parent)', which "
            + (isCircle ? "leads back to it" : "is not known") + ": dark stands in for it.")
        return [.dark] + line
      }
      line.insert(found, at: 0)
    }
    return line
  }

  private static let longestLine = 16

  /// Whether nothing has to be looked for elsewhere.
  private var isWhole: Bool {
    Self.shipped.contains(self) || Role.allCases.allSatisfy { styles[$0.rawValue] != nil }
  }

  private func resolve(_ palette: [String: String], into styles: inout [Role: Style], _ warnings: inout [String]) {
    for (key, source) in self.styles.sorted(by: { $0.key < $1.key }) {
      guard let role = Role(rawValue: key) else { continue }
      do {
        styles[role] = try source.style(palette)
      } catch {
        warnings.append("theme '\(name)', style '\(key)': \(error)")
      }
    }
  }
}

extension StyleSource {
  fileprivate func style(_ palette: [String: String]) throws(UnknownColor) -> Style {
    Style(
      ink: try fg.map { text throws(UnknownColor) in try Self.color(text, palette) },
      ground: try bg.map { text throws(UnknownColor) in try Self.color(text, palette) },
      bold: bold, underline: underline, reverse: reverse)
  }

  private static func color(_ text: String, _ palette: [String: String]) throws(UnknownColor) -> Style.Color {
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

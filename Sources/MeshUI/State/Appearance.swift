package import Canvas

/// How the editor looks, and how it was asked to.
package struct Appearance: Hashable, Sendable {
  /// A theme's name, a path, or `auto`: light or dark, as the ground of the terminal is.
  package var name: String
  package var theme: Theme
  /// What could not be used of its file as that is now.
  package var faults: [String]
  /// What `auto` is, on a dark ground and on a light one.
  var onDark: Theme
  var onLight: Theme
  /// The themes there are, once their files were read.
  var known: [NamedTheme]?
  /// Where the terminal has said it.
  private(set) var ground: RGB?

  package static let automatic = "auto"

  /// - Parameter ground: of the terminal, as far as the environment tells; nil counts as dark.
  package init(
    _ name: String = "dark", theme: Theme = .dark, faults: [String] = [], onDark: Theme = .dark,
    onLight: Theme = .light, ground: RGB? = nil
  ) {
    self.name = name
    self.theme = theme
    self.faults = faults
    self.onDark = onDark
    self.onLight = onLight
    self.ground = ground
    follow()
  }

  var isAutomatic: Bool { name == Self.automatic }

  /// What `auto` is on this terminal.
  var automaticTheme: Theme { ground?.isLight ?? false ? onLight : onDark }

  /// The terminal has said which ground it has.
  mutating func see(_ ground: RGB) {
    self.ground = ground
    follow()
  }

  mutating func follow() {
    if isAutomatic { theme = automaticTheme }
  }
}

/// A theme that there is to choose.
package struct NamedTheme: Hashable, Sendable, Identifiable {
  /// What it is chosen by: the name of its file without the end, or a path.
  package let name: String
  /// Where it is from: the path of its file, or `compiled in`.
  package let place: String
  /// Nil where its file cannot be read.
  package let theme: Theme?
  /// Why it cannot be worn.
  package let faults: [String]
  /// What its file says that is not known, and changes nothing.
  package let notes: [String]

  package init(name: String, place: String, theme: Theme?, faults: [String], notes: [String] = []) {
    self.name = name
    self.place = place
    self.theme = theme
    self.faults = faults
    self.notes = notes
  }

  package var id: String { name }
}

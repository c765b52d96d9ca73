import Panels

/// Everything that has a name, narrowed by what is typed; Enter goes there, or does it.
struct PaletteSheet: Hashable, Sendable {
  var text = TextField()
  var choice = 0
  /// Nil for all kinds.
  var only: PaletteEntry.Kind?
  /// The themes there are, as far as their files are read.
  var themes: [NamedTheme]

  init(themes: [NamedTheme] = []) { self.themes = themes }
}

/// The themes there are; the chosen one is worn while it is chosen, and stays with Enter.
struct ThemeSheet: Hashable, Sendable {
  var entries: [NamedTheme] = []
  /// The name of the chosen one; nil for the one that is worn.
  var choice: String?
  var top = 0
}

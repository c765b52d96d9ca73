extension Theme {
  /// Light ink on a dark ground: the default.
  package static let dark = Theme(shipped: .dark)
  /// Dark ink on a light ground.
  package static let light = Theme(shipped: .light)
  /// No colours at all: bold, underline and reverse say what colours say elsewhere.
  package static let mono = Theme(shipped: .mono)

  /// All that come with the program: the files of `themes/`, compiled in.
  package static let shipped = ThemeSource.shipped.map(Theme.init(shipped:))

  /// One that inherits from none gives every role itself.
  private init(shipped source: ThemeSource) {
    let parent = ThemeSource.shipped.first { $0.name == source.inherits }
    let base = parent.map(Theme.init(shipped:)) ?? Theme(name: source.name, styles: [:])
    self = source.theme(over: base).0
  }
}

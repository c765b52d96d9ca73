extension Theme {
  /// Light ink on a dark ground: the default.
  package static let dark = Theme(shipped: .dark)
  /// Dark ink on a light ground.
  package static let light = Theme(shipped: .light)
  /// No colours at all: bold, underline and reverse say what colours say elsewhere.
  package static let mono = Theme(shipped: .mono)

  /// All that come with the program: the files of `themes/`, compiled in.
  package static let shipped = ThemeSource.shipped.map(Theme.init(shipped:))

  private init(shipped source: ThemeSource) {
    self = source.theme(inheriting: ThemeSource.shipped).0
  }
}

extension ThemeSource {
  /// The one of that name that comes with the program.
  package static func shipped(_ name: String) -> ThemeSource? { shipped.first { $0.name == name } }
}

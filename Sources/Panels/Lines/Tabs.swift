package import Canvas

extension [Span] {
  /// Names beside each other, the chosen one in brackets.
  package static func tabs<Tab: RawRepresentable<String>>(
    _ tabs: [Tab], chosen: Tab, _ role: Role = .titleFocus
  ) -> [Span] {
    let names = tabs.map { tab in
      tab == chosen ? Span("[\(tab.rawValue)]", role) : Span(tab.rawValue, .dim)
    }
    return Array(names.map { [$0] }.joined(separator: [.blank(1)]))
  }
}

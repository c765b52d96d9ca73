package import Canvas

extension [Span] {
  /// A sentence of the program's own, in which keys stand between backticks.
  package static func sentence(_ text: String, _ role: Role = .dim) -> [Span] {
    text.utf8.split(separator: UInt8(ascii: "`"), omittingEmptySubsequences: false).enumerated()
      .filter { !$0.element.isEmpty }
      .map { Span(String(Substring($0.element)), $0.offset.isMultiple(of: 2) ? role : .key) }
  }
}

extension Span {
  package static func blank(_ columns: Int) -> Span { Span(String(repeating: " ", count: max(0, columns))) }
}

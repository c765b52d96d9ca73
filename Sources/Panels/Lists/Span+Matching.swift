import Canvas

extension Span {
  /// Its text in three, where `wanted` stands in it in letters of either case: these stand out. Nil where it does not.
  package func matching(_ wanted: String) -> [Span]? {
    let (wanted, lower) = (wanted.lowercased(), text.lowercased())
    guard !wanted.isEmpty, lower.count == text.count, let range = lower.firstRange(of: wanted) else { return nil }
    let start = lower.distance(from: lower.startIndex, to: range.lowerBound)
    let rest = text.dropFirst(start)
    var (before, after) = (self, self)
    before.text = String(text.prefix(start))
    after.text = String(rest.dropFirst(wanted.count))
    return [before, Span(String(rest.prefix(wanted.count)), .match), after]
  }
}

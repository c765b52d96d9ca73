extension Array where Element: Equatable {
  /// The element so many after this one; the first comes after the last.
  package func element(_ distance: Int, after element: Element) -> Element {
    let index = firstIndex(of: element) ?? 0
    return self[(index + distance + count) % count]
  }
}

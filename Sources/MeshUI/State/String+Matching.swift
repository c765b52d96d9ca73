extension String {
  /// Whether `other` stands in this text, ASCII letters of either case being the same. Ids are ASCII, and a list of
  /// ten thousand of them is filtered at every key.
  func containsIgnoringCase(_ other: String) -> Bool {
    let wanted = other.utf8.map(\.folded)
    let own = utf8.map(\.folded)
    guard !wanted.isEmpty else { return true }
    guard own.count >= wanted.count else { return false }
    return (0...own.count - wanted.count).contains { own[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }

  /// Whether all characters of this text stand in `other` in the same order.
  func isSubsequence(of other: String) -> Bool {
    var rest = other[...]
    for character in self {
      guard let index = rest.firstIndex(of: character) else { return false }
      rest = rest[rest.index(after: index)...]
    }
    return true
  }
}

extension UInt8 {
  /// The lower-case letter where it is an ASCII letter.
  fileprivate var folded: UInt8 { (65...90).contains(self) ? self + 32 : self }
}

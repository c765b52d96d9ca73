extension String {
  /// Its UTF-8 with ASCII letters in lower case, as `contains(folded:)` looks for it.
  package var folded: [UInt8] { utf8.map(\.folded) }

  /// Whether `wanted` stands in this text, ASCII letters of either case being the same. Ids are ASCII, and a list of
  /// ten thousand of them is filtered at every key: nothing is allocated here.
  package func contains(folded wanted: [UInt8]) -> Bool {
    guard let first = wanted.first else { return true }
    var text = self
    return text.withUTF8 { own in
      guard own.count >= wanted.count else { return false }
      return (0...own.count - wanted.count).contains { start in
        own[start].folded == first && wanted.indices.allSatisfy { own[start + $0].folded == wanted[$0] }
      }
    }
  }
}

extension String {
  /// Whether the letters of `wanted` follow each other in this text, others between them or not.
  package func spells(folded wanted: [UInt8]) -> Bool {
    var rest = wanted[...]
    var text = self
    text.withUTF8 { own in
      for byte in own where byte.folded == rest.first { rest.removeFirst() }
    }
    return rest.isEmpty
  }
}

extension [String] {
  /// Puts `text` at its place in a sorted list.
  package mutating func insertSorted(_ text: String) {
    var places = 0..<count
    while !places.isEmpty {
      let middle = places.lowerBound + places.count / 2
      places = self[middle] < text ? middle + 1..<places.upperBound : places.lowerBound..<middle
    }
    insert(text, at: places.lowerBound)
  }
}

extension UInt8 {
  /// The lower-case letter where it is an ASCII letter.
  fileprivate var folded: UInt8 { (65...90).contains(self) ? self + 32 : self }
}

/// How far a key moves.
package enum Motion: Hashable, Sendable {
  /// So many rows.
  case rows(Int)
  /// So many pages; a page is what is seen at once.
  case pages(Int)
  case first, last

  /// In rows, where a page has so many.
  package func distance(page: Int) -> Int {
    switch self {
    case .rows(let count): count
    case .pages(let count): count * page
    case .first: -Self.farAway
    case .last: Self.farAway
    }
  }

  private static let farAway = 1_000_000_000
}

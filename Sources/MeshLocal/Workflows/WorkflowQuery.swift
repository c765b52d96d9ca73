import MeshCore

/// Which workflows are listed, and in which order.
///
/// Nothing is starred, featured or bookmarked on this machine: who asks for such workflows gets none, and who sorts by
/// stars gets them by age.
struct WorkflowQuery: Sendable {
  enum Order: Hashable, Sendable {
    case modified, created, id
    /// Those whose id holds the first word that is searched for come before the others.
    case relevance
  }

  let page: Page
  let order: Order
  /// False, as on the service, where nothing is said: the newest first, or Z to A.
  let isAscending: Bool
  /// Each must be in the id, the description or the notes, in either case.
  let words: [String]
  /// An id in which `*` stands for any text.
  let idPattern: String?
  let visibility: String?
  /// Nothing can be what is asked for: what is starred, or what a text without a letter or digit finds.
  let asksForNothing: Bool

  init(_ query: Query) throws(Refusal) {
    page = try Page(query)
    isAscending = try query.flag("sort_ascending")
    let searched = ["search", "query", "search_term"].compactMap(query.text)
    words = try Self.words(searched)
    idPattern = query.text("id")
    guard idPattern?.utf8.count ?? 0 <= Self.longestWord else {
      throw Refusal(.badQuery, "id is longer than \(Self.longestWord) bytes. Send a shorter pattern.")
    }
    visibility = try query.text("visibility.gettable").map(Self.visibility)
    let isSearched = searched.contains { !$0.allSatisfy(\.isWhitespace) }
    asksForNothing = try query.asksForDistinguished() || (isSearched && words.isEmpty)
    order = try Self.order(query)
    guard order != .relevance || isSearched else {
      throw Refusal(.badQuery, "sort_by_relevance needs something to search for. Send search too.")
    }
  }

  /// By name or by number, as proto3 writes it.
  private static func visibility(_ text: String) throws(Refusal) -> String {
    switch text {
    case "PRIVATE", "10": return "PRIVATE"
    case "ORG", "30": return "ORG"
    case "PUBLIC", "50": return "PUBLIC"
    case _: throw Refusal(.badQuery, "visibility.gettable=\(text) cannot be read: give PRIVATE, ORG or PUBLIC.")
    }
  }

  /// What the database can look for in one statement has an end.
  private static let mostWords = 100
  private static let longestWord = 1000

  /// Each word once: the first one counts where the order is by relevance.
  private static func words(_ searched: [String]) throws(Refusal) -> [String] {
    var seen: Set<String> = []
    let words = searched.flatMap { $0.split { !$0.isLetter && !$0.isNumber }.map(String.init) }
      .filter { seen.insert($0.lowercased()).inserted }
    guard words.count <= mostWords, words.allSatisfy({ $0.utf8.count <= longestWord }) else {
      throw Refusal(
        .badQuery,
        "search has \(words.count) different words; \(mostWords) of \(longestWord) bytes each are the most. "
          + "Send fewer.")
    }
    return words
  }

  private static func order(_ query: Query) throws(Refusal) -> Order {
    var order: Order?
    for (name, meant) in [
      ("sort_by_id", .id), ("sort_by_modified_at", .modified), ("sort_by_created_at", .created),
      ("sort_by_star_count", .modified), ("sort_by_relevance", .relevance),
    ] as [(String, Order)] where try query.flag(name) {
      guard order == nil else { throw Refusal(.badQuery, "\(name) is a second order. Send one of the sort_by_ only.") }
      order = meant
    }
    return order ?? .modified
  }
}

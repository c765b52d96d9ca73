/// The reading of a list, page by page: a service that gives one page again and again is left, in words.
public struct ListReading {
  private var seen: Set<String> = []
  private var pages = 0
  private let what: String

  /// A million items in the largest pages; more than that nobody looks at, and one who reads for ever is no use.
  public static let mostPages = 1000

  /// - Parameter what: what is read, to go on "Could not": "list workflows".
  public init(_ what: String) { self.what = what }

  /// Takes the ids of the next page, and says whether another one is to be read.
  /// - Throws: where a page that is not the last brings no id that is new, or where there are too many pages.
  public mutating func goesOn(after ids: some Sequence<String>, isLast: Bool) throws(APIError) -> Bool {
    pages += 1
    guard !isLast else { return false }
    let known = seen.count
    seen.formUnion(ids)
    guard seen.count > known else { throw endless("page \(pages) of the list brings nothing new") }
    guard pages < Self.mostPages else { throw endless("the list has more than \(pages) pages") }
    return true
  }

  /// All items of a list, page after page. `read` gives a page, counting from 1, and whether it is the last.
  public static func all<Item>(
    _ what: String, id: (Item) -> String,
    _ read: (Int) async throws(APIError) -> (items: [Item], isLast: Bool)
  ) async throws(APIError) -> [Item] {
    var all: [Item] = []
    try await each(what, id: id, read) { items, _ in all += items }
    return all
  }

  /// The same, each page given to `take` as it comes, and whether it is the last: also once there are `most` items.
  public static func each<Item>(
    _ what: String, id: (Item) -> String, upTo most: Int = .max,
    _ read: (Int) async throws(APIError) -> (items: [Item], isLast: Bool),
    take: (_ items: [Item], _ isLast: Bool) -> Void
  ) async throws(APIError) {
    var (page, count, goesOn, reading) = (1, 0, true, ListReading(what))
    while goesOn {
      let next = try await read(page)
      guard !Task.isCancelled else { throw APIError(operation: what, cause: .transport(.cancelled)) }
      count += next.items.count
      goesOn = try reading.goesOn(after: next.items.map(id), isLast: next.isLast || count >= most)
      take(next.items, !goesOn)
      page += 1
    }
  }

  private func endless(_ why: String) -> APIError { APIError(operation: what, cause: .unreadable(why)) }
}

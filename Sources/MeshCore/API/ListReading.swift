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

  private func endless(_ why: String) -> APIError { APIError(operation: what, cause: .unreadable(why)) }
}

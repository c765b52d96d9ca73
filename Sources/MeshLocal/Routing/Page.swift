import MeshCore

/// A stretch of a list: pages count from 1 and hold 128 items if nothing is said, 1000 at most.
struct Page: Hashable {
  let number: Int
  let size: Int

  static let defaultSize = 128
  static let largestSize = 1000
  private static let lastNumber = Int.max / (2 * largestSize)

  init(_ query: Query) throws(Refusal) {
    self.init(
      number: try query.whole("page", most: Self.lastNumber), size: try query.whole("per_page", most: Self.largestSize))
  }

  /// From the `pagination` of a search's body.
  init(_ pagination: Pagination?) throws(Refusal) {
    for (name, value, most) in [
      ("page", pagination?.page ?? 0, Self.lastNumber), ("per_page", pagination?.perPage ?? 0, Self.largestSize),
    ] where !(0...most).contains(value) {
      throw Refusal(.badQuery, "pagination.\(name) is \(value). Give a whole number from 1 to \(most).")
    }
    self.init(number: pagination?.page, size: pagination?.perPage)
  }

  /// Zero is the same as nothing said, as everywhere in proto3.
  private init(number: Int?, size: Int?) {
    self.number = number == 0 ? 1 : number ?? 1
    self.size = size == 0 ? Self.defaultSize : size ?? Self.defaultSize
  }

  var offset: Int { (number - 1) * size }

  func slice<Element>(of list: [Element]) -> ArraySlice<Element> {
    list.dropFirst(offset).prefix(size)
  }

  struct Pagination: Decodable, Hashable {
    let page: Int?
    let perPage: Int?
    private enum CodingKeys: String, CodingKey {
      case page
      case perPage = "per_page"
    }
  }
}

import MeshCore

/// A stretch of a list: pages count from 1 and hold 128 items if nothing is said, 1000 at most.
struct Page: Hashable {
  let number: Int
  let size: Int

  static let defaultSize = 128
  static let largestSize = 1000

  /// Zero is the same as nothing said, as everywhere in proto3.
  init(query: [APIRequest.Parameter]) throws(Refusal) {
    number = try Self.value("page", in: query, default: 1, most: .max / (2 * Self.largestSize))
    size = try Self.value("per_page", in: query, default: Self.defaultSize, most: Self.largestSize)
  }

  var offset: Int { (number - 1) * size }

  func slice<Element>(of list: [Element]) -> ArraySlice<Element> {
    list.dropFirst(offset).prefix(size)
  }

  private static func value(
    _ name: String, in query: [APIRequest.Parameter], default standard: Int, most: Int
  ) throws(Refusal) -> Int {
    guard let text = query.last(where: { $0.name == name })?.value, !text.isEmpty else { return standard }
    guard let value = Int(text), (0...most).contains(value) else {
      throw Refusal(.badQuery, "\(name)=\(text) cannot be read: give a whole number from 1 to \(most).")
    }
    return value == 0 ? standard : value
  }
}

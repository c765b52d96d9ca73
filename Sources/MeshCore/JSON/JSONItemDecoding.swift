/// The items of a list, in order.
struct JSONItemDecoding: UnkeyedDecodingContainer {
  let decoding: JSONDecoding
  let items: [JSON]
  private(set) var currentIndex = 0

  init(decoding: JSONDecoding, items: [JSON]) {
    self.decoding = decoding
    self.items = items
  }

  var codingPath: [any CodingKey] { decoding.codingPath }
  var count: Int? { items.count }
  var isAtEnd: Bool { currentIndex == items.count }

  mutating func decodeNil() throws -> Bool {
    guard try item().value == .null else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let value = try item().decode(type)
    currentIndex += 1
    return value
  }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
    try next().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
  mutating func superDecoder() throws -> any Decoder { try next() }

  private mutating func next() throws -> JSONDecoding {
    let item = try item()
    currentIndex += 1
    return item
  }

  private func item() throws -> JSONDecoding {
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        JSON.self, DecodingError.Context(codingPath: codingPath, debugDescription: "the list has no more items"))
    }
    return decoding.step(to: items[currentIndex], ListPlace(currentIndex))
  }
}

/// The place of an item in a list.
struct ListPlace: CodingKey {
  private let index: Int

  init(_ index: Int) { self.index = index }
  init?(stringValue: String) { nil }
  init?(intValue: Int) { index = intValue }

  var intValue: Int? { index }
  var stringValue: String { "Index \(index)" }
}

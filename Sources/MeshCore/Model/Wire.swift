public import FoundationEssentials

/// How values cross the wire: proto3 JSON with snake_case names, which are read in camelCase too, and RFC 3339 times
/// (contract, section 2.1).
public enum Wire {
  public static let encoder = Encoder(rules: .answer)
  /// Of answers, and of what this program has written itself.
  public static let decoder = Decoder(rules: .answer)
  /// Of what users and clients write.
  public static let requests = Decoder(rules: .request)

  /// Reads values from texts, under one set of rules.
  public struct Decoder: Sendable {
    private let rules: ReadingRules

    public init(rules: ReadingRules) { self.rules = rules }

    /// Fails with ``JSONFault`` where the text is not JSON, else with `DecodingError`.
    /// `ignored` hears of what is not asked for.
    public func decode<Value: Decodable>(
      _ type: Value.Type, from text: Data, ignored: IgnoredFields? = nil
    ) throws -> Value {
      let (json, hasCapitals) = try Wire.read(text, levels: rules.levels)
      guard !hasCapitals, rules.readsCamelCase else { return try JSONDecoding(json, rules, ignored).decode(type) }
      // No name can be in camelCase, so none is looked for twice.
      let plain = ReadingRules(
        levels: rules.levels, readsCamelCase: false, hasWireTimes: rules.hasWireTimes,
        readsNumbersInTexts: rules.readsNumbersInTexts)
      return try JSONDecoding(json, plain, ignored).decode(type)
    }

    public func decode<Value: Decodable>(_ type: Value.Type, from json: JSON) throws -> Value {
      try JSONDecoding(json, rules).decode(type)
    }
  }

  /// Writes values as texts: compact, names sorted.
  public struct Encoder: Sendable {
    private let rules: ReadingRules

    public init(rules: ReadingRules) { self.rules = rules }

    public func encode(_ value: some Encodable) throws -> Data { try json(of: value).data() }

    public func json(of value: some Encodable) throws -> JSON { try JSONEncoding.json(of: value, rules) }
  }

  /// The value of a text, and whether a name in it holds a capital letter.
  static func read(_ text: Data, levels: Int) throws(JSONFault) -> (JSON, hasCapitals: Bool) {
    let result = text.withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: UInt8.self) { bytes -> Result<(JSON, Bool), JSONFault> in
        var reader = JSONReader(bytes, levels: levels)
        do throws(JSONFault) {
          return .success((try reader.document(), reader.hasCapitals))
        } catch {
          return .failure(error)
        }
      }
    }
    return try result.get()
  }
}

extension KeyedDecodingContainer {
  /// A time that is only shown: one that cannot be read is left out rather than make the whole answer unreadable.
  func time(_ key: Key) -> Date? {
    try? decodeIfPresent(Date.self, forKey: key)
  }

  /// The items of a list; a list that is null or missing is empty.
  func list<Item: Decodable>(_ key: Key) throws -> [Item] {
    try decodeIfPresent([Item].self, forKey: key) ?? []
  }

  /// The same without the nulls in it, which some services write where there is nothing.
  func sparse<Item: Decodable>(_ type: Item.Type, _ key: Key) throws -> [Item] {
    let items: [Item?] = try list(key)
    return items.compactMap(\.self)
  }
}

extension KeyedDecodingContainer {
  /// The same of things that are listed by their ids: one without an id is of no use, and no row is made of it.
  func listed<Item: Decodable & Identifiable>(_ key: Key) throws -> [Item] where Item.ID == String {
    let items: [Item] = try list(key)
    guard let index = items.firstIndex(where: \.id.isEmpty) else { return items }
    throw DecodingError.keyNotFound(
      FieldName("id of item \(index + 1) of \(key.stringValue)"),
      DecodingError.Context(codingPath: codingPath + [key], debugDescription: "it has no id"))
  }
}

/// A name of a JSON field that is only known when it is read.
struct FieldName: CodingKey, Hashable {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

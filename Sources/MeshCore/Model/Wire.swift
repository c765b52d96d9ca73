public import FoundationEssentials

/// How values cross the wire: proto3 JSON with snake_case names and RFC 3339 times (contract, section 2.1).
public enum Wire {
  public static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(Timestamp.text(date))
    }
    return encoder
  }

  public static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      let text = try container.decode(String.self)
      guard let date = Timestamp.date(text) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "\"\(text)\" is no RFC 3339 time")
      }
      return date
    }
    return decoder
  }

  /// The value of an answer's text, whose names may be in camelCase too.
  static func decode<Value: Decodable>(_ type: Value.Type, from text: Data) throws -> Value {
    let decoder = decoder
    if CamelCase.occurs(in: text) { decoder.keyDecodingStrategy = .custom(CamelCase.wireName) }
    return try decoder.decode(type, from: text)
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
}

/// A name of a JSON field that is only known when it is read.
struct FieldName: CodingKey, Hashable {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

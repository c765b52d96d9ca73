/// The fields of an object, by their keys.
struct JSONFieldDecoding<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoding: JSONDecoding
  let fields: [String: JSON]

  var codingPath: [any CodingKey] { decoding.codingPath }
  var allKeys: [Key] { fields.keys.compactMap(Key.init(stringValue:)) }

  func contains(_ key: Key) -> Bool {
    fields[key.stringValue] != nil || camelName(key).map { fields[$0] != nil } ?? false
  }

  func decodeNil(forKey key: Key) throws -> Bool { try field(key) ?? .null == .null }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try required(key).decode(type) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try required(key).decode(type) }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try required(key).decode(type)
  }

  // The standard ones look a field up three times.

  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
    switch try field(key) {
    case nil, .null?: nil
    case .bool(let flag)?: flag
    case let value?: throw decoding.step(to: value, key).mismatch("true or false", type)
    }
  }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    switch try field(key) {
    case nil, .null?: nil
    case .string(let text)?: text
    case let value?: throw decoding.step(to: value, key).mismatch("a text", type)
    }
  }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    switch try field(key) {
    case nil, .null?: nil
    case let value?: try decoding.step(to: value, key).decode(type)
    }
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try required(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try required(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { decoding.step(to: fields["super"] ?? .null, FieldName("super")) }
  func superDecoder(forKey key: Key) throws -> any Decoder { try required(key) }

  private func required(_ key: Key) throws -> JSONDecoding {
    guard let value = try field(key) else {
      throw DecodingError.keyNotFound(
        key, DecodingError.Context(codingPath: codingPath, debugDescription: "\(key.stringValue) is missing"))
    }
    return decoding.step(to: value, key)
  }

  /// The field in either spelling; not in both.
  private func field(_ key: Key) throws -> JSON? {
    let value = fields[key.stringValue]
    let camelName = camelName(key)
    if let ignored = decoding.ignored {
      for name in [key.stringValue, camelName ?? key.stringValue] { ignored.ask(name, in: decoding.path) }
    }
    guard let camelName, let other = fields[camelName] else { return value }
    guard value == nil else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: codingPath + [key], debugDescription: "it is there twice, as \(camelName) too"))
    }
    return other
  }

  private func camelName(_ key: Key) -> String? {
    decoding.rules.readsCamelCase ? CamelCase.spelling(of: key.stringValue) : nil
  }
}

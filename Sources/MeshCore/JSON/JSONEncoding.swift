import FoundationEssentials

/// The keys that lead to what is encoded, without a list of them for each value.
final class CodingTrail: Sendable {
  private let parent: CodingTrail?
  private let key: any CodingKey

  init(parent: CodingTrail?, key: any CodingKey) {
    self.parent = parent
    self.key = key
  }

  var path: [any CodingKey] { (parent?.path ?? []) + [key] }
}

/// Makes the JSON of what is encoded, without a text between.
struct JSONEncoding: Encoder {
  /// What an encoder and its containers fill together.
  final class Slot {
    enum Content {
      case none
      case value(JSON)
      case fields([String: Part])
      case items([Part])
    }

    /// A field or an item: its value, or what is still being filled.
    enum Part {
      case done(JSON)
      case open(Slot)

      var json: JSON {
        switch self {
        case .done(let json): json
        case .open(let slot): slot.json
        }
      }
    }

    var content = Content.none

    /// A type that encodes nothing is an empty object.
    var json: JSON {
      switch content {
      case .none: .object([:])
      case .value(let value): value
      case .fields(let fields): .object(fields.mapValues(\.json))
      case .items(let items): .array(items.map(\.json))
      }
    }

    func set(_ name: String, _ part: Part) {
      guard case .fields(var fields) = content else {
        content = .fields([name: part])
        return
      }
      // Held once, so that it is changed in its place.
      content = .none
      fields[name] = part
      content = .fields(fields)
    }

    func append(_ part: Part) {
      guard case .items(var items) = content else {
        content = .items([part])
        return
      }
      content = .none
      items.append(part)
      content = .items(items)
    }
  }

  let slot: Slot
  let rules: ReadingRules
  let trail: CodingTrail?

  var codingPath: [any CodingKey] { trail?.path ?? [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// The JSON of a value; fails where a number is not finite.
  static func json(of value: some Encodable, _ rules: ReadingRules) throws -> JSON {
    let slot = Slot()
    try JSONEncoding(slot: slot, rules: rules, trail: nil).encode(value)
    return slot.json
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .none = slot.content { slot.content = .fields([:]) }
    return KeyedEncodingContainer(JSONFieldEncoding(encoding: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .none = slot.content { slot.content = .items([]) }
    return JSONItemEncoding(encoding: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  func step(to slot: Slot, _ key: any CodingKey) -> JSONEncoding {
    JSONEncoding(slot: slot, rules: rules, trail: CodingTrail(parent: trail, key: key))
  }
}

extension JSONEncoding: SingleValueEncodingContainer {
  func encodeNil() { slot.content = .value(.null) }
  func encode(_ value: Bool) { slot.content = .value(.bool(value)) }
  func encode(_ value: String) { slot.content = .value(.string(value)) }

  func encode(_ value: Double) throws {
    guard value.isFinite else {
      throw EncodingError.invalidValue(
        value, EncodingError.Context(codingPath: codingPath, debugDescription: "JSON has no words for \(value)"))
    }
    slot.content = .value(.number(value))
  }

  func encode(_ value: Float) throws { try encode(Double(value)) }

  func encode<Whole: FixedWidthInteger & Encodable>(_ value: Whole) {
    slot.content = .value(JSON(value))
  }

  func encode<Value: Encodable>(_ value: Value) throws {
    if let json = value as? JSON {
      slot.content = .value(json)
    } else if rules.hasWireTimes, let date = value as? Date {
      encode(Timestamp.text(date))
    } else {
      try value.encode(to: self)
    }
  }
}

private struct JSONFieldEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoding: JSONEncoding

  var codingPath: [any CodingKey] { encoding.codingPath }

  func encodeNil(forKey key: Key) { set(.null, key) }
  func encode(_ value: Bool, forKey key: Key) { set(.bool(value), key) }
  func encode(_ value: String, forKey key: Key) { set(.string(value), key) }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    if let json = value as? JSON { set(json, key) } else { try open(key).encode(value) }
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested>
  { open(key).container(keyedBy: type) }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { open(key).unkeyedContainer() }
  func superEncoder() -> any Encoder { open(FieldName("super")) }
  func superEncoder(forKey key: Key) -> any Encoder { open(key) }

  private func set(_ json: JSON, _ key: Key) { encoding.slot.set(key.stringValue, .done(json)) }

  private func open(_ key: any CodingKey) -> JSONEncoding {
    let slot = JSONEncoding.Slot()
    encoding.slot.set(key.stringValue, .open(slot))
    return encoding.step(to: slot, key)
  }
}

private struct JSONItemEncoding: UnkeyedEncodingContainer {
  let encoding: JSONEncoding
  private(set) var count = 0

  init(encoding: JSONEncoding) { self.encoding = encoding }

  var codingPath: [any CodingKey] { encoding.codingPath }

  mutating func encodeNil() { open().encodeNil() }
  mutating func encode<Value: Encodable>(_ value: Value) throws { try open().encode(value) }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    open().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { open().unkeyedContainer() }
  mutating func superEncoder() -> any Encoder { open() }

  private mutating func open() -> JSONEncoding {
    defer { count += 1 }
    let slot = JSONEncoding.Slot()
    encoding.slot.append(.open(slot))
    return encoding.step(to: slot, ListPlace(count))
  }
}

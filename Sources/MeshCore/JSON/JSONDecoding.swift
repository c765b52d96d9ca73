import FoundationEssentials

/// Decodes a value from JSON that was read.
///
/// Names of fields are looked for as the key has them and, where the rules say so, in camelCase; what is decoded as
/// ``JSON`` is handed over as it is, so nothing within a free object is ever another name.
///
/// A class, since one is made for each object and list: as a value it would be put into a box each time it is handed on.
final class JSONDecoding: Decoder {
  let value: JSON
  let rules: ReadingRules
  /// Hears of what is not asked for, where somebody wants to know.
  let ignored: IgnoredFields?
  /// What it was reached from, and by which key.
  private let parent: JSONDecoding?
  private let key: (any CodingKey)?

  init(_ value: JSON, _ rules: ReadingRules, _ ignored: IgnoredFields? = nil) {
    self.value = value
    self.rules = rules
    self.ignored = ignored
    (parent, key) = (nil, nil)
  }

  private init(_ value: JSON, in parent: JSONDecoding, at key: any CodingKey) {
    self.value = value
    rules = parent.rules
    ignored = parent.ignored
    self.parent = parent
    self.key = key
  }

  /// The keys that lead here. A list of them is only made where something is wrong.
  var codingPath: [any CodingKey] { (parent?.codingPath ?? []) + (key.map { [$0] } ?? []) }
  /// The same as a name, without the places in lists, and with a dot at its end.
  var path: String { codingPath.filter { $0.intValue == nil }.map { $0.stringValue + "." }.joined() }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let fields) = value else { throw mismatch("an object", [String: JSON].self) }
    ignored?.hold(fields.keys, in: path)
    return KeyedDecodingContainer(JSONFieldDecoding(decoding: self, fields: fields))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let items) = value else { throw mismatch("a list", [JSON].self) }
    return JSONItemDecoding(decoding: self, items: items)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

  func step(to value: JSON, _ key: any CodingKey) -> JSONDecoding {
    JSONDecoding(value, in: self, at: key)
  }

  /// Names of its fields that were read and lead to nothing.
  func ignore(_ names: Set<String>) { ignored?.ignore(names, in: path) }

  func mismatch(_ wanted: String, _ type: Any.Type) -> DecodingError {
    let context = DecodingError.Context(codingPath: codingPath, debugDescription: "\(wanted) is expected")
    return value == .null ? .valueNotFound(type, context) : .typeMismatch(type, context)
  }
}

extension JSONDecoding: SingleValueDecodingContainer {
  func decodeNil() -> Bool { value == .null }

  func decode(_ type: Bool.Type) throws -> Bool {
    guard case .bool(let flag) = value else { throw mismatch("true or false", type) }
    return flag
  }

  func decode(_ type: String.Type) throws -> String {
    guard case .string(let text) = value else { throw mismatch("a text", type) }
    return text
  }

  func decode(_ type: Double.Type) throws -> Double {
    guard let number = number.double else { throw mismatch("a number", type) }
    return number
  }

  func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }

  func decode<Whole: FixedWidthInteger & Decodable>(_ type: Whole.Type) throws -> Whole {
    let number = number
    if case .number(let number) = number, number.magnitude < 0x1p53 {
      if let whole = Whole(exactly: number) { return whole }
    } else if let whole = number.digits.flatMap({ Whole($0) }) {
      return whole
    }
    throw mismatch("a whole number", type)
  }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if type == JSON.self, let json = value as? Value { return json }
    if type == Date.self, rules.hasWireTimes || value.string != nil, let date = try date() as? Value { return date }
    return try Value(from: self)
  }

  /// The value, or the number that it is the text of.
  private var number: JSON {
    guard rules.readsNumbersInTexts, case .string(let text) = value else { return value }
    return JSON(decimal: text) ?? value
  }

  private func date() throws -> Date {
    let text = try decode(String.self)
    guard let date = Timestamp.date(text) else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: codingPath, debugDescription: "\"\(text)\" is not an RFC 3339 time"))
    }
    return date
  }
}

extension JSON {
  /// The number, rounded where no double holds it.
  var double: Double? {
    switch self {
    case .number(let number): number
    case .whole(let digits): Double(digits)
    case .null, .bool, .string, .array, .object: nil
    }
  }
}

import FoundationEssentials

/// Any JSON value: what the core keeps of fields it does not model, and what it shows of a request before it is sent.
public enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  /// The digits of a whole number that no Double stands for, and that would be another one as a Double: metadata may hold
  /// ids. What a Double stands for is never one of these, so that equal numbers are equal.
  case whole(String)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  public subscript(key: String) -> JSON? {
    guard case .object(let fields) = self else { return nil }
    return fields[key]
  }

  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// True for what proto3 cannot tell from "not sent": null, false, zero, "", [] and {}.
  public var isEmpty: Bool {
    switch self {
    case .null: true
    case .bool(let value): !value
    case .number(let value): value == 0
    case .whole: false
    case .string(let text): text.isEmpty
    case .array(let items): items.isEmpty
    case .object(let fields): fields.isEmpty
    }
  }

  /// The JSON of any encodable value, in the wire's form. Fails only where a number in it is not finite.
  public init(encoding value: some Encodable) throws {
    self = try Wire.encoder.json(of: value)
  }
}

extension JSON: Codable {
  public init(from decoder: any Decoder) throws {
    if let decoding = decoder as? JSONDecoding {
      self = decoding.value
      return
    }
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(String.self) {
      // Most values are texts, and every kind that is tried in vain costs an error.
      self = .string(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode([JSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    if let encoding = encoder as? JSONEncoding {
      encoding.slot.content = .value(self)
      return
    }
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .number(let value):
      if let whole = digits.flatMap({ Int($0) }) { try container.encode(whole) } else { try container.encode(value) }
    case .whole(let digits):
      if let whole = Int(digits) { try container.encode(whole) } else { try container.encode(Double(digits)) }
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(integerLiteral value: Int) { self.init(value) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }
}

extension JSON {
  /// The value that a JSON text of at most 64 levels describes.
  public init(parsing text: String) throws(JSONFault) {
    self = try Wire.read(Data(text.utf8), levels: JSONReader.levels).0
  }
}

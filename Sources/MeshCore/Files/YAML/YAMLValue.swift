/// A value of a YAML text, and the line it stands in.
struct YAMLValue {
  indirect enum Content {
    /// As it is written, and as what YAML takes it for.
    case scalar(String, JSON)
    case list([YAMLValue])
    case fields([Field])
  }

  struct Field {
    let name: String
    let line: Int
    let value: YAMLValue
  }

  let line: Int
  let content: Content

  var isNull: Bool {
    if case .scalar(_, .null) = content { true } else { false }
  }

  /// The value where lines do not matter.
  var json: JSON {
    switch content {
    case .scalar(_, let value): value
    case .list(let items): .array(items.map(\.json))
    case .fields(let fields): .object(Dictionary(fields.map { ($0.name, $0.value.json) }) { _, last in last })
    }
  }
}

extension JSON {
  /// What YAML 1.1 takes a scalar without quotes for, as the official client's parser does: `yes` is true.
  init(plainYAML text: String) {
    switch text {
    case "", "~", "null", "Null", "NULL": self = .null
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": self = .bool(true)
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": self = .bool(false)
    case _: self = Self.number(plainYAML: text) ?? .string(text)
    }
  }

  private static func number(plainYAML text: String) -> JSON? {
    let unsigned = text.drop { $0 == "-" || $0 == "+" }
    guard text.count - unsigned.count <= 1, let first = unsigned.first, first.isASCII, first.isNumber || first == "."
    else { return nil }
    if unsigned.allSatisfy({ $0.isASCII && $0.isNumber }), first != "0" || unsigned.count == 1 {
      return JSON(digits: text.hasPrefix("+") ? String(unsigned) : text)
    }
    let isDecimal = unsigned.allSatisfy { $0.isASCII && ($0.isNumber || ".eE+-".contains($0)) }
    return isDecimal ? JSON(decimal: text) : nil
  }
}

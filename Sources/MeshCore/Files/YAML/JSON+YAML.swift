extension JSON {
  /// The value as a YAML document, keys sorted as the official client's export has them, with a line end.
  public var yaml: String {
    switch self {
    case .array(let items) where !items.isEmpty: Self.block(items, margin: "")
    case .object(let fields) where !fields.isEmpty: Self.block(fields, margin: "")
    case .null, .bool, .number, .whole, .string, .array, .object: yamlInline + "\n"
    }
  }

  private static func block(_ fields: [String: JSON], margin: String) -> String {
    fields.sorted { $0.key < $1.key }.map { name, value in
      let key = JSON.string(name).yamlInline
      let isLong = key.unicodeScalars.count > longestKey
      let name = margin + (isLong ? "? \(key)\n\(margin):" : "\(key):")
      return switch value {
      case .array(let items) where !items.isEmpty: name + "\n" + block(items, margin: margin)
      case .object(let fields) where !fields.isEmpty: name + "\n" + block(fields, margin: margin + "  ")
      case .null, .bool, .number, .whole, .string, .array, .object: name + " " + value.yamlInline + "\n"
      }
    }.joined()
  }

  /// Readers look so many characters ahead for the colon behind a key, which a longer one says itself to be: 1,024, and
  /// less than that with room for the quotes.
  private static let longestKey = 1000

  /// The first line of an item stands behind its dash.
  private static func block(_ items: [JSON], margin: String) -> String {
    items.map { item in
      let inner = margin + "  "
      let lines =
        switch item {
        case .array(let items) where !items.isEmpty: block(items, margin: inner)
        case .object(let fields) where !fields.isEmpty: block(fields, margin: inner)
        case .null, .bool, .number, .whole, .string, .array, .object: inner + item.yamlInline + "\n"
        }
      return margin + "- " + lines.dropFirst(inner.count)
    }.joined()
  }

  private var yamlInline: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): Self.yaml(value)
    case .whole(let digits): digits
    case .string(let text): text.yamlScalar
    case .array: "[]"
    case .object: "{}"
    }
  }

  /// YAML 1.1 takes `1e-05` for a text: a number with an exponent needs a point.
  private static func yaml(_ number: Double) -> String {
    let text = Self.text(number)
    guard let exponent = text.firstIndex(of: "e"), !text.contains(".") else { return text }
    return text[..<exponent] + ".0" + text[exponent...]
  }
}

extension String {
  /// Without quotes where no reader of YAML can take it for anything but this text.
  fileprivate var yamlScalar: String {
    if isPlainYAML { return self }
    guard unicodeScalars.allSatisfy(\.isVisible) else { return escapedYAML }
    return "'" + replacing("'", with: "''") + "'"
  }

  private var isPlainYAML: Bool {
    guard let first = utf8.first, let last = utf8.last, last != UInt8(ascii: " ") else { return false }
    let isSimple = utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || " _-./".utf8.contains($0) }
    guard isSimple, case .string? = JSON(plainYAML: self) else { return false }
    // Readers differ in what they take for a number or a date; the id of a version is neither.
    if first.isASCIIDigit {
      return utf8.count == 32 && Double(self) == nil && !utf8.contains { "_-. ".utf8.contains($0) }
    }
    // YAML 1.1 has `y` and `n` for truth values.
    return (first.isASCIILetter || first == UInt8(ascii: "/")) && !["y", "n"].contains(lowercased())
  }

  private var escapedYAML: String {
    var escaped = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\t": escaped += "\\t"
      case "\r": escaped += "\\r"
      case _ where scalar.isVisible: escaped.unicodeScalars.append(scalar)
      case _:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        escaped += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    return escaped + "\""
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
  fileprivate var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension Unicode.Scalar {
  /// Shows as itself, and is no command to a terminal or to a line of text.
  fileprivate var isVisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
    default: true
    }
  }
}

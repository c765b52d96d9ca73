extension JSON {
  /// The value as lines a person reads: two spaces a level, and whatever fits in `width` columns on one line.
  ///
  /// `id` comes first in every object and the other keys are sorted, so that the same value always reads the same.
  public func lines(width: Int) -> [String] {
    JSONLines(self, width: width, limit: .max).lines
  }

  /// The value on one line, with a space after `:` and `,`.
  public var compact: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): Self.text(value)
    case .whole(let digits): digits
    case .string(let text): JSON.quoted(text)
    case .array(let items):
      items.isEmpty ? "[]" : "[" + items.map(\.compact).joined(separator: ", ") + "]"
    case .object(let fields):
      fields.isEmpty
        ? "{}"
        : "{ "
          + fields.sorted { Self.reads($0.key, before: $1.key) }
          .map { JSON.quoted($0.key) + ": " + $0.value.compact }.joined(separator: ", ") + " }"
    }
  }

  static func reads(_ one: String, before other: String) -> Bool {
    if one == "id" || other == "id" { return one == "id" && other != "id" }
    return one < other
  }

  static func quoted(_ text: String) -> String {
    // As most texts are.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }) { return "\"" + text + "\"" }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      // Also those that only some terminals take for commands, and the ends of lines that only some programs know.
      case _
      where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      case _: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

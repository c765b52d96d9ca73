extension JSON {
  /// The value as lines a person reads: two spaces a level, and whatever fits in `width` columns on one line.
  ///
  /// `id` comes first in every object and the other keys are sorted, so that the same value always reads the same.
  public func lines(width: Int) -> [String] {
    layout(indent: 0, lead: "", trail: "", width: width)
  }

  private func layout(indent: Int, lead: String, trail: String, width: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let inline = margin + lead + compact + trail
    guard inline.count > width else { return [inline] }
    switch self {
    case .null, .bool, .number, .whole, .string:
      return [inline]
    case .array(let items):
      return [margin + lead + "["]
        + items.enumerated().flatMap { index, item in
          item.layout(indent: indent + 2, lead: "", trail: index + 1 < items.count ? "," : "", width: width)
        } + [margin + "]" + trail]
    case .object(let fields):
      let keys = fields.keys.sorted(by: Self.reads)
      return [margin + lead + "{"]
        + keys.enumerated().flatMap { index, key in
          (fields[key] ?? .null).layout(
            indent: indent + 2, lead: JSON.quoted(key) + ": ", trail: index + 1 < keys.count ? "," : "", width: width)
        } + [margin + "}" + trail]
    }
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

  private static func reads(_ one: String, before other: String) -> Bool {
    if one == "id" || other == "id" { return one == "id" && other != "id" }
    return one < other
  }

  static func quoted(_ text: String) -> String {
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

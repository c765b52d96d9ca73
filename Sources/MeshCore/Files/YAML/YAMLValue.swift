/// A value of a YAML text, and the line it stands in.
struct YAMLValue {
  indirect enum Content {
    /// As it is written, and as what YAML takes it for; nil where it is no value that can be kept.
    case scalar(String, JSON?)
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
    if case .scalar(_, .null?) = content { true } else { false }
  }

  /// The value where lines do not matter. Fails where a number in it is no value that can be kept.
  var json: JSON {
    get throws(FileError) {
      switch content {
      case .scalar(_, let value?): return value
      case .scalar(let text, nil):
        throw FileError(
          line: line,
          "the number \(text) is too large, or is not the same to every reader of YAML. Write it in decimal digits, or "
            + "in quotes if it is a text.")
      case .list(let items):
        var values: [JSON] = []
        for item in items { values.append(try item.json) }
        return .array(values)
      case .fields(let fields):
        var values: [String: JSON] = [:]
        for field in fields { values[field.name] = try field.value.json }
        return .object(values)
      }
    }
  }
}

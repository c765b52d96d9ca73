import Yams

extension JSON {
  /// What a scalar is: what its tag says, or what YAML takes it for without one. Nil for a number that cannot be kept.
  init?(_ scalar: Node.Scalar, line: Int) throws(FileError) {
    let text = scalar.string
    let plain = JSON(plainYAML: text)
    let isMeant: Bool
    switch scalar.tag.kind {
    // A date is a text to JSON.
    case .str, .nonSpecific, .timestamp:
      self = .string(text)
      return
    // Quotes make a text of what has no tag.
    case .implicit:
      guard scalar.style == .plain else {
        self = .string(text)
        return
      }
      isMeant = true
    case .int: isMeant = plain?.isWhole == true
    case .float: isMeant = plain?.isNumber == true
    case .bool: isMeant = plain == .bool(true) || plain == .bool(false)
    case .null: isMeant = plain == .null
    case let tag: throw FileError(tag: tag, line: line)
    }
    guard isMeant else {
      throw FileError(
        line: line, "\(text.isEmpty ? "nothing" : text) is not what its tag \(scalar.tag.shown) says. Fix it.")
    }
    guard let plain else { return nil }
    self = plain
  }
}

extension JSON {
  fileprivate var isNumber: Bool {
    switch self {
    case .number, .whole: true
    case .null, .bool, .string, .array, .object: false
    }
  }

  fileprivate var isWhole: Bool {
    if case .number(let value) = self { value == value.rounded() } else { isNumber }
  }
}

extension YAMLValue {
  /// A list or an object is what it is.
  static func check(_ tag: Tag, against own: Tag.Name, line: Int) throws(FileError) {
    guard [.implicit, .nonSpecific, own].contains(tag.kind) else { throw FileError(tag: tag.kind, line: line) }
  }
}

extension FileError {
  fileprivate init(tag: Tag.Name, line: Int) {
    self.init(line: line, "the tag \(Tag(tag).shown) is not read here. Write the value without it.")
  }
}

extension Tag {
  /// As it is written: `!!int`, `!mine`.
  fileprivate var shown: String {
    let standard = "tag:yaml.org,2002:"
    return rawValue.hasPrefix(standard) ? "!!" + rawValue.dropFirst(standard.count) : rawValue
  }

  fileprivate var kind: Tag.Name { Tag.Name(rawValue: rawValue) }
}

extension JavaScriptReader {
  /// The text in the quotes that come next; a template's names are put in.
  mutating func text() throws(FileError) -> String {
    guard let quote = rest.popFirst() else { throw Self.isCut }
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      switch scalar {
      case quote: return String(text)
      case "\\": try escape(into: &text)
      case "$" where quote == "`" && rest.first == "{":
        rest.removeFirst()
        let value = try nested()
        skipBlanks()
        guard let inner = value.javaScriptText, rest.popFirst() == "}" else {
          throw FileError("a template holds more than the name of a text. Write out what is meant.")
        }
        text.append(contentsOf: inner.unicodeScalars)
      case "\n" where quote != "`": throw FileError("a quote is not closed. Copy the whole of the sample.")
      case _: text.append(scalar)
      }
    }
    throw Self.isCut
  }

  private mutating func escape(into text: inout String.UnicodeScalarView) throws(FileError) {
    guard let scalar = rest.popFirst() else { throw Self.isCut }
    switch scalar {
    case "n": text.append("\n")
    case "t": text.append("\t")
    case "r": text.append("\r")
    case "b": text.append("\u{8}")
    case "f": text.append("\u{C}")
    case "v": text.append("\u{B}")
    case "\n": break
    case "u", "x": text.append(contentsOf: try codes(scalar).unicodeScalars)
    case _: text.append(scalar)
    }
  }

  /// What `\x41`, `\u0041`, a pair of these, or `\u{41}` stand for.
  private mutating func codes(_ kind: Unicode.Scalar) throws(FileError) -> String {
    var units = [UInt32(0)]
    if kind == "u", rest.first == "{" {
      let digits = rest.dropFirst().prefix { $0 != "}" }
      rest = rest.dropFirst(digits.count + 2)
      units = [UInt32(String(String.UnicodeScalarView(digits)), radix: 16) ?? .max]
    } else {
      units = [try code(kind == "x" ? 2 : 4)]
      if (0xD800..<0xDC00).contains(units[0]), rest.starts(with: "\\u".unicodeScalars) {
        rest = rest.dropFirst(2)
        let low = try code(4)
        units = [(0xDC00..<0xE000).contains(low) ? 0x10000 + (units[0] - 0xD800) << 10 + (low - 0xDC00) : .max]
      }
    }
    guard let scalar = Unicode.Scalar(units[0]) else { throw FileError("an escape in a text is not known. Fix it.") }
    return String(scalar)
  }

  private mutating func code(_ count: Int) throws(FileError) -> UInt32 {
    let digits = String(String.UnicodeScalarView(rest.prefix(count)))
    rest = rest.dropFirst(count)
    guard digits.utf8.count == count, let code = UInt32(digits, radix: 16) else {
      throw FileError("an escape in a text is not known. Fix it.")
    }
    return code
  }
}

extension JSON {
  /// What JavaScript makes of a text or a number that is joined with a text.
  var javaScriptText: String? {
    switch self {
    case .string(let text): text
    case .number, .whole: compact
    case .null, .bool, .array, .object: nil
    }
  }
}

extension SnippetCall {
  /// The call that the JavaScript of the documentation makes with `fetch`: constants, one body, one address.
  init(fetch text: String) throws(FileError) {
    let code = text.split(separator: "\n").filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }
    guard code.reduce(0, { $0 + $1.ranges(of: "fetch(").count }) < 2 else { throw Self.severalCalls }
    let values = Self.values(of: text)
    guard let start = text.firstRange(of: "fetch(")?.upperBound, let url = try Self.address(text[start...], values)
    else { throw FileError("fetch is called without an address. Copy the whole of the sample.") }
    var body: String?
    if let start = text.firstRange(of: "JSON.stringify(")?.upperBound {
      var reader = JavaScriptReader(text[start...], constants: values)
      body = try reader.value().compact
    }
    let method = ["method:", "\"method\":", "'method':"].lazy
      .compactMap { name in text.firstRange(of: name).flatMap { Self.literal(text[$0.upperBound...]) } }.first
    self.init(method: (method ?? "GET").uppercased(), url: url, body: body)
  }

  /// The address that comes next: a text, the name of one, or several put together by `+`.
  private static func address(
    _ expression: Substring, _ values: [String: Substring]
  ) throws(FileError) -> String? {
    let argument = expression.prefix { $0 != "\n" && $0 != ";" }
    if argument.contains("+") {
      var reader = JavaScriptReader(expression, constants: values)
      return try reader.value().string
    }
    let constants = values.compactMapValues { literal($0) }
    return (literal(expression) ?? constants[name(expression)]).map { filled($0, with: constants) }
  }

  /// The quoted text that comes next, if one does.
  private static func literal(_ text: Substring) -> String? {
    let text = text.drop { $0.isWhitespace }
    guard let quote = text.first, "'\"`".contains(quote) else { return nil }
    let inner = text.dropFirst()
    return inner.firstIndex(of: quote).map { String(inner[..<$0]) }
  }

  /// The address with each `${NAME}` replaced once, by what its constant says.
  private static func filled(_ template: String, with constants: [String: String]) -> String {
    let parts = template.split(separator: "${", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(into: String(parts.first ?? "")) { url, part in
      guard let end = part.firstIndex(of: "}"), let value = constants[String(part[..<end])] else {
        url += "${" + part
        return
      }
      url += value + part[part.index(after: end)...]
    }
  }

  private static func name(_ text: Substring) -> String {
    String(text.drop { $0.isWhitespace }.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
  }

  /// What stands behind `const NAME =`, or behind `, NAME =` of the same declaration, to the end of the text, by name.
  private static func values(of text: String) -> [String: Substring] {
    var values: [String: Substring] = [:]
    var words: [Substring] = []
    var rest = text[...]
    while let first = rest.unicodeScalars.first {
      if first == "_" || first == "$" || first.properties.isAlphabetic {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
        // A scalar that is part of a character of another kind is passed.
        rest = word.isEmpty ? rest.dropFirst() : rest[word.endIndex...]
        words = [words.last, word].compactMap(\.self)
        continue
      }
      let isName = words.count == 2 && (["const", "let", "var", ","].contains(words[0]))
      rest = rest.dropFirst()
      if first == "=", isName, rest.first != "=", rest.first != ">" {
        values[String(words[1])] = values[String(words[1])] ?? rest
      }
      if first == "," {
        words = [words.last, ","].compactMap(\.self)
      } else if !first.properties.isWhitespace {
        words = []
      }
    }
    return values
  }
}

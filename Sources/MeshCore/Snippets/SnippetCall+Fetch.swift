extension SnippetCall {
  /// The call that the JavaScript of the documentation makes with `fetch`: constants, one body, one address.
  init(fetch text: String) throws(FileError) {
    let constants = Self.constants(of: text)
    guard let start = text.firstRange(of: "fetch(")?.upperBound,
      let template = Self.literal(text[start...]) ?? constants[Self.name(text[start...])]
    else { throw FileError("fetch is called without an address. Copy the whole of the sample.") }
    let url = Self.filled(template, with: constants)
    var body: String?
    if let start = text.firstRange(of: "JSON.stringify(")?.upperBound {
      var reader = JavaScriptReader(text[start...], constants: Self.values(of: text))
      body = try reader.value().compact
    }
    let method = ["method:", "\"method\":", "'method':"].lazy
      .compactMap { name in text.firstRange(of: name).flatMap { Self.literal(text[$0.upperBound...]) } }.first
    self.init(method: (method ?? "GET").uppercased(), url: url, body: body)
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

  /// `const NAME = 'text'`, by name.
  private static func constants(of text: String) -> [String: String] {
    values(of: text).compactMapValues { literal($0) }
  }

  /// What stands behind `const NAME =`, to the end of the text, by name.
  private static func values(of text: String) -> [String: Substring] {
    var values: [String: Substring] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.drop { $0.isWhitespace }
      guard let keyword = ["const ", "let ", "var "].first(where: words.hasPrefix),
        let sign = words.firstIndex(of: "=")
      else { continue }
      values[name(words.dropFirst(keyword.count))] = text[text.index(after: sign)...]
    }
    return values
  }
}

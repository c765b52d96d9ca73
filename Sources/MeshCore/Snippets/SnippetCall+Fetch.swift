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
      guard let object = Self.object(text[start...]) else {
        throw FileError("what it sends is cut off. Copy the whole of the sample.")
      }
      body = String(object)
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
    var constants: [String: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.drop { $0.isWhitespace }
      guard let keyword = ["const ", "let ", "var "].first(where: words.hasPrefix),
        let sign = words.firstIndex(of: "="), let value = literal(words[words.index(after: sign)...])
      else { continue }
      constants[name(words.dropFirst(keyword.count))] = value
    }
    return constants
  }

  /// The object that comes next, up to the bracket that closes it.
  private static func object(_ text: Substring) -> Substring? {
    let text = text.drop { $0.isWhitespace }
    var (depth, isText, isEscaped) = (0, false, false)
    for index in text.utf8.indices {
      let byte = text.utf8[index]
      if isText {
        if byte == UInt8(ascii: "\""), !isEscaped { isText = false }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isText = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth <= 0 { return text[...index] }
      case _: if depth == 0 { return nil }
      }
    }
    return nil
  }
}

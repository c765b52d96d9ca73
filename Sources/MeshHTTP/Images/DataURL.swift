import FoundationEssentials

/// The bytes that a `data:` URL carries in itself (RFC 2397).
struct DataURL: Sendable {
  let data: Data

  /// Nil unless the text is a whole data URL.
  init?(_ text: String) {
    guard text.prefix(5).lowercased() == "data:", let comma = text.firstIndex(of: ","),
      let payload = Self.unescaped(text[text.index(after: comma)...].utf8)
    else { return nil }
    if text[..<comma].lowercased().hasSuffix(";base64") {
      guard let data = Data(base64Encoded: payload, options: .ignoreUnknownCharacters), !data.isEmpty else {
        return nil
      }
      self.data = data
    } else {
      data = payload
    }
  }

  /// Percent-decoded; nil where a percent sign is not followed by two hex digits.
  private static func unescaped(_ text: Substring.UTF8View) -> Data? {
    var data = Data()
    data.reserveCapacity(text.count)
    var rest = text[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        data.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
      data.append(high << 4 | low)
    }
    return data
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case _: nil
    }
  }
}

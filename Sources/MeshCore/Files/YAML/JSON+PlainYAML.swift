extension JSON {
  /// What YAML 1.1 takes a scalar without quotes for, as the official client's parser does: `yes` is true.
  ///
  /// Nil for a number that no JSON can keep (`.inf`, `1e400`), and for one that YAML 1.1 and 1.2 read as different values:
  /// `017` is fifteen to the one and seventeen to the other, `1_000` and `1:30` are numbers to the one and texts to the
  /// other.
  init?(plainYAML text: String) {
    switch text {
    case "", "~", "null", "Null", "NULL": self = .null
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": self = .bool(true)
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": self = .bool(false)
    case _:
      switch PlainNumber(text) {
      case .text: self = .string(text)
      case .value(let number): self = number
      case .unclear: return nil
      }
    }
  }
}

/// What a scalar without quotes is as a number.
private enum PlainNumber {
  case text
  case value(JSON)
  case unclear

  init(_ text: String) {
    let unsigned = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
    guard let first = unsigned.utf8.first, first == UInt8(ascii: ".") || (0x30...0x39).contains(first) else {
      self = .text
      return
    }
    if unsigned.isOf(Self.digits) {
      let isPlain = first != UInt8(ascii: "0") || unsigned.utf8.count == 1
      self = isPlain ? .value(JSON(digits: text.hasPrefix("+") ? String(unsigned) : text)) : .unclear
    } else if unsigned.hasPrefix("0x"), unsigned.utf8.count > 2, unsigned.dropFirst(2).isOf(Self.hexDigits + "_") {
      // A sign before it, and a line within it, are of YAML 1.1 only.
      let whole = unsigned.utf8.count == text.utf8.count ? Int128(unsigned.dropFirst(2), radix: 16) : nil
      self = whole.map { .value(JSON($0)) } ?? .unclear
    } else if unsigned.isOf(Self.digits + ".eE+-"), Double(text) != nil {
      self = JSON(decimal: text).map(Self.value) ?? .unclear
    } else {
      self = Self.isOfOneYAML(unsigned) ? .unclear : .text
    }
  }

  /// Whether YAML 1.1 or 1.2 takes this for a number that is written in another way.
  private static func isOfOneYAML(_ unsigned: Substring) -> Bool {
    if [".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"].contains(unsigned) { return true }
    for (prefix, digits) in [("0b", "01_"), ("0o", "01234567")] where unsigned.hasPrefix(prefix) {
      return unsigned.utf8.count > 2 && unsigned.dropFirst(2).isOf(digits)
    }
    // 1_000 and 1_000.5; not 2024-05-01 or 1.2.3, which are texts to both but for their dates.
    if unsigned.isOf(digits + "_.") { return unsigned.contains("_") && unsigned.count { $0 == "." } <= 1 }
    // 1:30 and 1:30:59.5
    let parts = unsigned.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > 1 && parts[0].isOf(digits + "_")
      && parts.dropFirst().enumerated().allSatisfy { place, part in
        let whole = place == parts.count - 2 ? part.prefix { $0 != "." } : part
        return (1...2).contains(whole.utf8.count) && whole.isOf(digits) && (whole.utf8.count == 1 || whole < "6")
          && part.isOf(digits + ".")
      }
  }

  private static let digits = "0123456789"
  private static let hexDigits = digits + "abcdefABCDEF"
}

extension Substring {
  fileprivate func isOf(_ bytes: String) -> Bool { !isEmpty && utf8.allSatisfy(bytes.utf8.contains) }
}

// What a number of a text is. A Double stands for the shortest decimal number that it prints as, so that what is read,
// written and read again is always the same; every other whole number is kept as its digits.
extension JSON {
  /// The whole number of these digits, which may have a sign before them: exactly this number, however long it is.
  init(digits: String) {
    if digits.utf8.count <= 15, let whole = Int(digits) {
      self = .number(Double(whole))
    } else if let number = Double(digits), number.isFinite, number.wholeDigits == digits {
      self = .number(number)
    } else {
      self = .whole(digits)
    }
  }

  init(_ whole: some FixedWidthInteger) {
    if whole.magnitude < 1 << 53 { self = .number(Double(whole)) } else { self.init(digits: String(whole)) }
  }

  /// The number of a text such as `-1.5e3`. A whole number is exactly this number, also where it is written as a fraction
  /// or with an exponent: `9007199254740993.0` is no other than `9007199254740993`. Nil where the text is no decimal
  /// number, or one that no Double can hold, not even roughly.
  init?(decimal text: String) {
    guard text.utf8.allSatisfy(\.isOfDecimal), let number = Double(text), number.isFinite else { return nil }
    // Below this, every whole number is a Double.
    let digits = number.magnitude < 0x1p53 ? nil : text.utf8.wholeDigits
    self = digits.map(JSON.init(digits:)) ?? .number(number)
  }

  /// The digits of a whole number, with a sign before them where it is negative; nil of any other value.
  var digits: String? {
    switch self {
    case .number(let number): number.wholeDigits
    case .whole(let digits): digits
    case .null, .bool, .string, .array, .object: nil
    }
  }

  /// The number as JSON and YAML write it; read again it is this number.
  static func text(_ number: Double) -> String {
    guard let digits = number.wholeDigits, digits.utf8.count <= 20 else { return String(number) }
    return digits
  }
}

extension Double {
  /// The digits of the whole number that it stands for; nil where it stands for none.
  fileprivate var wholeDigits: String? {
    guard magnitude < 0x1p53 else { return isFinite ? String(self).utf8.wholeDigits : nil }
    return Int(exactly: self).map { String($0) }
  }
}

extension String.UTF8View {
  /// The digits of the whole number that this decimal text stands for; nil where that has a fraction. It is at least
  /// 2^53, and finite, so that neither the sum nor the zeros below can be larger than the text and a Double's 309 digits.
  fileprivate var wholeDigits: String? {
    let parts = split(maxSplits: 1) { $0 | 0x20 == UInt8(ascii: "e") }
    let unsigned = parts[0].drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let point = unsigned.firstIndex(of: UInt8(ascii: ".")) ?? unsigned.endIndex
    var digits = Array(unsigned[..<point])
    let exponent = parts.count > 1 ? Int(String(decoding: parts[1], as: UTF8.self)) : 0
    guard let exponent else { return nil }
    let end = digits.count + exponent
    digits += unsigned[point...].dropFirst()
    if end > digits.count { digits += Array(repeating: UInt8(ascii: "0"), count: end - digits.count) }
    guard end > 0, digits[end...].allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
    let sign = first == UInt8(ascii: "-") ? "-" : ""
    return sign + String(decoding: digits[..<end].drop { $0 == UInt8(ascii: "0") }, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isOfDecimal: Bool { (0x30...0x39).contains(self) || ".eE+-".utf8.contains(self) }
}

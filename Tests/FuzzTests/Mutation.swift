import TestSupport

/// Makes inputs that a reader nearly understands, out of ones that it does.
///
/// A text is changed word by word, number by number and sign by sign, so that most of its grammar is left; a binary file
/// byte by byte, and in fields of two and four bytes.
struct Mutation: Sendable {
  private let samples: [[ArraySlice<UInt8>]]
  private let words: [[UInt8]]
  private let isText: Bool

  init(texts: [String], words: [String]) {
    samples = texts.map { Self.tokens(Array($0.utf8)) }
    self.words = (words + Self.usual).map { Array($0.utf8) }
    isText = true
  }

  init(files: [[UInt8]]) {
    samples = files.map { [$0[...]] }
    words = []
    isText = false
  }

  func input(_ random: inout SeededGenerator) -> [UInt8] {
    guard isText else { return file(&random) }
    var tokens = random.pick(samples)
    // Now and then the input is good, or nothing but noise.
    for _ in 0..<random.below(6) where !tokens.isEmpty { change(&tokens, &random) }
    var bytes = Array(tokens.joined())
    while random.chance(oneIn: 4), !bytes.isEmpty {
      bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
    }
    if random.chance(oneIn: 12) { bytes.removeLast(random.below(bytes.count + 1)) }
    return bytes
  }

  private func change(_ tokens: inout [ArraySlice<UInt8>], _ random: inout SeededGenerator) {
    let place = random.below(tokens.count)
    switch random.below(9) {
    case 0: tokens[place] = random.pick(words)[...]
    case 1: tokens.insert(random.pick(words)[...], at: place)
    case 2: tokens.remove(at: place)
    case 3:
      let span = tokens[place..<min(tokens.count, place + 1 + random.below(8))]
      tokens.insert(contentsOf: (0...random.below(3)).flatMap { _ in span }, at: place)
    case 4: tokens.swapAt(place, random.below(tokens.count))
    case 5:
      if let number = tokens.indices.filter({ tokens[$0].first?.isDigit == true }).randomElement(using: &random) {
        tokens[number] = Array(random.pick(Self.numbers).utf8)[...]
      }
    case 6: tokens.replaceSubrange(place..., with: random.pick(samples).suffix(tokens.count - place))
    case 7:
      let opening = random.pick(["[", "{", "{\"a\":", "- ", "(", "\"", "  ", "&a [", "`", "${", "\\"])
      tokens.insert(Array(String(repeating: opening, count: 1 + random.below(200)).utf8)[...], at: place)
    default: tokens.removeSubrange(place..<min(tokens.count, place + 1 + random.below(20)))
    }
  }

  private func file(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(random.pick(samples).joined())
    for _ in 0..<random.below(8) where bytes.count > 16 {
      // The heads of files say how large everything is.
      let place = random.below(random.chance(oneIn: 2) ? min(256, bytes.count) : bytes.count)
      let span = place..<min(bytes.count, place + 1 + random.below(12))
      switch random.below(16) {
      case 0: bytes.removeSubrange(span)
      case 1: bytes.insert(contentsOf: bytes[span], at: place)
      case 2: bytes.removeLast(bytes.count / 4)
      case 3, 4, 5:
        let field = random.pick(
          [[0xFF, 0xFF], [0, 0], [0x7F, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0]] as [[UInt8]])
        for (offset, byte) in field.enumerated() where place + offset < bytes.count { bytes[place + offset] = byte }
      default: bytes[place] = UInt8(truncatingIfNeeded: random.next())
      }
    }
    return bytes
  }

  /// Runs of letters, of digits and of blanks; every other byte by itself.
  private static func tokens(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var tokens: [ArraySlice<UInt8>] = []
    var start = 0
    for end in bytes.indices.dropFirst() where bytes[end].kind != bytes[end - 1].kind || bytes[end].kind == 0 {
      tokens.append(bytes[start..<end])
      start = end
    }
    return tokens + [bytes[start...]]
  }

  private static let numbers = [
    "0", "-0", "-1", "1e309", "1e-400", "65536", "99999999999999999999", "9223372036854775808", "-9223372036854775809",
    "4294967297", "2147483648", "0x7fffffff", "1.7976931348623157e308", "00", "1.", "NaN", "-Infinity", "９",
    String(repeating: "9", count: 400),
  ]

  private static let usual = [
    "\"", "'", "\\", "\\u0000", "\\ud800", "\\x", "\n", "\r\n", "\t", "\u{0}", "\u{FEFF}", "\u{202E}", "é", "👩‍👩‍👧",
    "\u{301}",
    ":", ",", "#", "%", "%00", "%zz", "@", "/", "//", "?", "&", "=", "[", "]", "{", "}", "-", "--", "<<", "*a", "&a",
    "!!binary",
    "|", ">", "~", "null", "true", "[]", "{}", "", " ",
  ]
}

extension UInt8 {
  fileprivate var isDigit: Bool { (48...57).contains(self) }

  /// Letters, digits and blanks go together; 0 goes with nothing.
  fileprivate var kind: Int {
    switch self {
    case 48...57: 1
    case 65...90, 97...122, 95, 0x80...: 2
    case 32, 9: 3
    default: 0
    }
  }
}

/// Compresses bytes as RFC 1951 has it: repetitions are looked for in one place only, and what is left is written in the
/// letters that suit it. Enough for pictures, in which little repeats.
enum Deflate {
  static func stream(_ bytes: [UInt8]) -> [UInt8] {
    var writer = BitWriter()
    let tokens = tokens(of: bytes)
    var start = 0
    repeat {
      let end = min(tokens.count, start + mostTokens)
      write(tokens[start..<end], isLast: end == tokens.count, to: &writer)
      start = end
    } while start < tokens.count
    return writer.finished()
  }

  /// A byte, or a repetition: 9 bits of length above 15 of distance less one, and a bit that says so.
  private struct Token {
    let bits: UInt32

    init(byte: UInt8) { bits = UInt32(byte) }

    init(length: Int, distance: Int) {
      bits = 1 << 31 | UInt32(length) << 15 | UInt32(distance - 1)
    }

    var isRepetition: Bool { bits >> 31 == 1 }
    var byte: Int { Int(bits) }
    var length: Int { Int(bits >> 15 & 0x1FF) }
    var distance: Int { Int(bits & 0x7FFF) + 1 }
  }

  /// In a block, which has letters of its own.
  private static let mostTokens = 1 << 15
  private static let longest = 258
  /// Shorter ones cost as much as their bytes.
  private static let shortest = 4
  private static let farthest = 1 << 15

  private static func tokens(of bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count)
    // Where four bytes with this hash were last.
    var places = [Int32](repeating: -1, count: 1 << 15)
    var at = 0
    while at < bytes.count {
      guard at + shortest <= bytes.count else {
        tokens.append(Token(byte: bytes[at]))
        at += 1
        continue
      }
      let hash = hash(of: bytes, at: at)
      let earlier = Int(places[hash])
      places[hash] = Int32(at)
      var length = 0
      if earlier >= 0, at - earlier <= farthest {
        let most = min(longest, bytes.count - at)
        while length < most, bytes[earlier + length] == bytes[at + length] {
          length += 1
        }
      }
      if length >= shortest {
        tokens.append(Token(length: length, distance: at - earlier))
        at += length
      } else {
        tokens.append(Token(byte: bytes[at]))
        at += 1
      }
    }
    return tokens
  }

  private static func hash(of bytes: [UInt8], at index: Int) -> Int {
    let four =
      UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
      | UInt32(bytes[index + 3]) << 24
    return Int((four &* 0x9E37_79B1) >> 17)
  }

  private static func write(_ tokens: ArraySlice<Token>, isLast: Bool, to writer: inout BitWriter) {
    var letterCounts = [Int](repeating: 0, count: 286)
    var distanceCounts = [Int](repeating: 0, count: 30)
    letterCounts[endOfBlock] = 1
    for token in tokens {
      guard token.isRepetition else {
        letterCounts[token.byte] += 1
        continue
      }
      letterCounts[257 + Ranges.lengths.index(of: token.length)] += 1
      distanceCounts[Ranges.distances.index(of: token.distance)] += 1
    }
    let letters = HuffmanCode(counts: letterCounts, longest: 15)
    let distances = HuffmanCode(counts: distanceCounts, longest: 15)
    writer.write(isLast ? 1 : 0, bits: 1)
    writer.write(2, bits: 2)
    writeCodes(letters.lengths, distances.lengths, to: &writer)
    for token in tokens {
      guard token.isRepetition else {
        letters.write(token.byte, to: &writer)
        continue
      }
      let length = Ranges.lengths.index(of: token.length)
      letters.write(257 + length, to: &writer)
      Ranges.lengths.writeRest(of: token.length, index: length, to: &writer)
      let distance = Ranges.distances.index(of: token.distance)
      distances.write(distance, to: &writer)
      Ranges.distances.writeRest(of: token.distance, index: distance, to: &writer)
    }
    letters.write(endOfBlock, to: &writer)
  }

  private static let endOfBlock = 256

  /// How long each letter is, written with letters of its own, in an order of the standard's.
  private static func writeCodes(_ letters: [Int], _ distances: [Int], to writer: inout BitWriter) {
    let lengths = letters + distances
    var counts = [Int](repeating: 0, count: 19)
    for length in lengths {
      counts[length] += 1
    }
    let code = HuffmanCode(counts: counts, longest: 7)
    writer.write(UInt32(letters.count - 257), bits: 5)
    writer.write(UInt32(distances.count - 1), bits: 5)
    writer.write(UInt32(order.count - 4), bits: 4)
    for index in order {
      writer.write(UInt32(code.lengths[index]), bits: 3)
    }
    for length in lengths {
      code.write(length, to: &writer)
    }
  }

  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
}

/// The numbers that share a letter, and are told apart by bits after it.
private struct Ranges {
  private let firsts: [Int]
  private let bits: [Int]
  /// The range of each number, for those that are small enough to be looked up.
  private let indices: [UInt8]

  private init(first: Int, bits: [Int], last: Int? = nil) {
    var firsts: [Int] = []
    var next = first
    for count in bits {
      firsts.append(next)
      next += 1 << count
    }
    if let last { firsts[firsts.count - 1] = last }
    self.firsts = firsts
    self.bits = bits
    var indices = [UInt8](repeating: 0, count: next + 1)
    for (index, first) in firsts.enumerated() {
      for number in first..<min(first + 1 << bits[index], indices.count) {
        indices[number] = UInt8(index)
      }
    }
    self.indices = indices
  }

  func index(of number: Int) -> Int { Int(indices[number]) }

  func writeRest(of number: Int, index: Int, to writer: inout BitWriter) {
    writer.write(UInt32(number - firsts[index]), bits: bits[index])
  }

  /// 3 to 258, the longest with a letter of its own.
  static let lengths = Ranges(
    first: 3, bits: [0, 0, 0, 0] + (0...5).flatMap { Array(repeating: $0, count: 4) } + [0], last: 258)
  /// 1 to 32768.
  static let distances = Ranges(first: 1, bits: [0, 0] + (0...13).flatMap { [$0, $0] })
}

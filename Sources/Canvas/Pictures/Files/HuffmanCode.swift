/// Letters of different lengths for symbols, short ones for those that are frequent: the canonical code of RFC 1951.
struct HuffmanCode {
  /// The bits of each symbol's letter; 0 for one that does not occur.
  let lengths: [Int]
  private let letters: [UInt32]

  /// - Parameters:
  ///   - counts: how often each symbol occurs.
  ///   - longest: the most bits that a letter may have.
  init(counts: [Int], longest: Int) {
    var counts = counts
    // A code of one letter is none that every reader takes.
    for index in counts.indices where counts.count(where: { $0 > 0 }) < 2 && counts[index] == 0 {
      counts[index] = 1
    }
    var lengths = Self.lengths(for: counts)
    // Evening the counts out makes the tree shallower.
    while lengths.contains(where: { $0 > longest }) {
      counts = counts.map { $0 == 0 ? 0 : $0 / 2 + 1 }
      lengths = Self.lengths(for: counts)
    }
    self.lengths = lengths
    letters = Self.letters(for: lengths)
  }

  func write(_ symbol: Int, to writer: inout BitWriter) {
    writer.write(letters[symbol], bits: lengths[symbol])
  }

  /// The depth of each symbol in the tree that joins the two rarest again and again.
  private static func lengths(for counts: [Int]) -> [Int] {
    let leaves = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$0], $0) < (counts[$1], $1) }
    // Leaves in order, then branches in the order they are made, which is that of their counts.
    var weights = leaves.map { counts[$0] }
    var parents = [Int](repeating: 0, count: leaves.count)
    var (leaf, branch) = (0, leaves.count)
    func takeRarest() -> Int {
      let takesLeaf = leaf < leaves.count && (branch >= weights.count || weights[leaf] <= weights[branch])
      defer { if takesLeaf { leaf += 1 } else { branch += 1 } }
      return takesLeaf ? leaf : branch
    }
    for _ in 0..<max(0, leaves.count - 1) {
      let (one, other) = (takeRarest(), takeRarest())
      parents[one] = weights.count
      parents[other] = weights.count
      weights.append(weights[one] + weights[other])
      parents.append(0)
    }
    var depths = [Int](repeating: 0, count: weights.count)
    for node in depths.indices.dropLast().reversed() {
      depths[node] = depths[parents[node]] + 1
    }
    var lengths = [Int](repeating: 0, count: counts.count)
    for (place, symbol) in leaves.enumerated() {
      lengths[symbol] = depths[place]
    }
    return lengths
  }

  /// Numbered by length, then by symbol; the first bit of a letter is sent first, and so stands lowest.
  private static func letters(for lengths: [Int]) -> [UInt32] {
    var next: UInt32 = 0
    var letters = [UInt32](repeating: 0, count: lengths.count)
    for length in 1...max(1, lengths.max() ?? 1) {
      next <<= 1
      for symbol in lengths.indices where lengths[symbol] == length {
        letters[symbol] = (0..<length).reduce(0) { $0 << 1 | next >> UInt32($1) & 1 }
        next += 1
      }
    }
    return letters
  }
}

/// Bits, the first in the lowest place of the first byte.
struct BitWriter {
  private var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var count = 0

  /// - Parameter bits: at most 32; higher ones of `value` must be 0.
  mutating func write(_ value: UInt32, bits: Int) {
    pending |= UInt64(value) << UInt64(count)
    count += bits
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      count -= 8
    }
  }

  /// All bytes, the last filled up with zeros.
  consuming func finished() -> [UInt8] {
    if count > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
    return bytes
  }
}

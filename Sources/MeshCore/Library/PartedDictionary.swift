/// A dictionary that grows in parts. To move all of fifty thousand entries into room for twice as many takes longer than a
/// key should wait; here one part after another is moved, as each has another share of the entries.
struct PartedDictionary<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  /// One until there are many.
  private var parts: [[Key: Value]] = [[:]]
  private(set) var count = 0

  init() {}

  var isEmpty: Bool { count == 0 }

  subscript(key: Key) -> Value? {
    get { parts[part(of: key)][key] }
    set {
      if let newValue {
        updateValue(newValue, forKey: key)
      } else if parts[part(of: key)].removeValue(forKey: key) != nil {
        count -= 1
      }
    }
  }

  @discardableResult
  mutating func updateValue(_ value: Value, forKey key: Key) -> Value? {
    if parts.count == 1, count >= Shares.fewest { divide() }
    let old = parts[part(of: key)].updateValue(value, forKey: key)
    if old == nil { count += 1 }
    return old
  }

  func keys(where isWanted: (Value) -> Bool = { _ in true }) -> [Key] {
    parts.flatMap { part in part.compactMap { isWanted($0.value) ? $0.key : nil } }
  }

  private mutating func divide() {
    let all = parts[0]
    parts = Array(repeating: [:], count: Shares.count)
    for (key, value) in all { parts[part(of: key)][key] = value }
  }

  private func part(of key: Key) -> Int {
    parts.count == 1 ? 0 : Int(Shares.parts[Int(UInt(bitPattern: key.hashValue) % UInt(Shares.parts.count))])
  }
}

/// The last part has twice the share of the first, so that on the way to twice as many entries each part grows once, and no
/// two at one time.
private enum Shares {
  static let count = 32
  /// With fewer entries there is one part.
  static let fewest = 4096

  /// The root of two that is as long as there are parts.
  private static let ratio = 1.021_897_148_654_116_7

  /// For each of a thousand kinds of keys its part.
  static let parts: [UInt8] = {
    var sizes = [1.0]
    while sizes.count < count { sizes.append(sizes[sizes.count - 1] * ratio) }
    let whole = sizes.reduce(0, +)
    var (parts, end) = ([UInt8](), 0.0)
    for (part, size) in sizes.enumerated() {
      end += size / whole * 1024
      parts += repeatElement(UInt8(part), count: max(0, Int(end.rounded()) - parts.count))
    }
    return parts
  }()
}

/// Which numbers stand for which pairs of colours: ncurses has only so many, so the one least recently used gives way.
package struct ColorPairs {
  /// Colours as ncurses numbers them; -1 is the terminal's own.
  package struct Pair: Hashable {
    package var ink: Int32
    package var ground: Int32

    package init(ink: Int32, ground: Int32) {
      self.ink = ink
      self.ground = ground
    }
  }

  private struct Entry {
    var number: Int32
    var lastFrame: Int
  }

  package enum Lookup: Equatable {
    case known(Int32)
    /// The number now stands for this pair, and must be set.
    case assigned(Int32)
    /// Every number is in use on this screen.
    case exhausted
  }

  private var entries: [Pair: Entry] = [:]
  private let limit: Int
  private var frame = 0

  /// - Parameter limit: how many pairs there may be, besides the terminal's own, which is 0.
  package init(limit: Int) {
    self.limit = limit
  }

  /// Pairs looked up from now on are on the screen at the same time.
  package mutating func beginFrame() {
    frame += 1
  }

  package mutating func number(for pair: Pair) -> Lookup {
    if pair.ink == -1, pair.ground == -1 { return .known(0) }
    if var entry = entries[pair] {
      entry.lastFrame = frame
      entries[pair] = entry
      return .known(entry.number)
    }
    if entries.count < limit {
      let number = Int32(entries.count + 1)
      entries[pair] = Entry(number: number, lastFrame: frame)
      return .assigned(number)
    }
    guard let oldest = entries.min(by: { $0.value.lastFrame < $1.value.lastFrame }), oldest.value.lastFrame < frame
    else { return .exhausted }
    entries[oldest.key] = nil
    entries[pair] = Entry(number: oldest.value.number, lastFrame: frame)
    return .assigned(oldest.value.number)
  }
}

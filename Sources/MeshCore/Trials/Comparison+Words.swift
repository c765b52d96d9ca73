extension Comparison {
  /// How many concepts, in the mean of all images, go which way. One that moved too little to be seen, and crosses
  /// nothing, is unchanged.
  public struct Moves: Hashable, Sendable {
    public var rise = 0
    public var fall = 0
    /// Listed by the second side only, or by the first.
    public var appear = 0
    public var vanish = 0
    public var unchanged = 0
  }

  /// Of the nodes that do not do the same.
  public func moves(at threshold: Double) -> Moves {
    ofChangedNodes.reduce(into: Moves()) { moves, change in
      switch (change.before, change.after) {
      case _ where !change.isShown(at: threshold): moves.unchanged += 1
      case (nil, _): moves.appear += 1
      case (_, nil): moves.vanish += 1
      case _ where change.change > 0: moves.rise += 1
      case _ where change.change < 0: moves.fall += 1
      case _: moves.unchanged += 1
      }
    }
  }

  /// What changed, in a few sentences: which concepts come up and go down, how many cross the threshold, and which nodes
  /// have no other side to compare with.
  public func summary(at threshold: Double) -> [String] { sentences(at: threshold) + (others.isEmpty ? [] : [others]) }

  /// The nodes that only one side has, and those that gave nothing.
  private var others: String {
    let silent = nodes.filter { !$0.silences.isEmpty && $0.changes.isEmpty }
    let parts = [
      ("New", nodes.filter { $0.standing == .added }), ("Removed", nodes.filter { $0.standing == .removed }),
      ("Not compared", silent.filter { $0.standing != .added && $0.standing != .removed }),
    ]
    return parts.filter { !$0.1.isEmpty }.map { "\($0.0): \(Self.joined($0.1.map(\.id)))." }.joined(separator: " ")
  }

  /// What moved most, and how many cross the threshold: as much as a line holds.
  public func gist(at threshold: Double) -> String {
    let silent = isWhole ? "" : " Something gave no answer."
    guard let most = changes.first(where: { $0.isShown(at: threshold) }) else {
      return sentences(at: threshold).joined(separator: " ") + silent
    }
    let sign = most.change < 0 ? "-" : "+"
    return "Most moved: \(most.title) \(sign)\(abs(most.change).thousandths). \(crossed(at: threshold))\(silent)"
  }

  private func sentences(at threshold: Double) -> [String] {
    let shown = changes.filter { $0.isShown(at: threshold) }
    guard !shown.isEmpty else {
      guard !changes.isEmpty else { return isEmpty ? ["Nothing was compared."] : [] }
      return [isWhole ? "Nothing moved by 0.05 or more." : "What could be compared moved by less than 0.05."]
    }
    let up = Self.titles(shown.filter { $0.change > 0 })
    let down = Self.titles(shown.filter { $0.change < 0 })
    let moves = [(up, "up"), (down, "down")].compactMap { names, direction -> String? in
      guard !names.isEmpty else { return nil }
      let isOne = names.count == 1
      return
        "\(Self.joined(names)) \(direction == "up" ? (isOne ? "comes" : "come") : (isOne ? "goes" : "go")) \(direction)"
    }
    // On several images what rises on one and falls on another may be the same in the mean.
    return (moves.isEmpty ? [] : [moves.joined(separator: "; ") + "."]) + [crossed(at: threshold)]
  }

  /// `3 cross 0.50 upwards, 2 downwards.`
  private func crossed(at threshold: Double) -> String {
    let sums = changes.reduce(into: (up: 0, down: 0)) { sum, change in
      let crossings = change.crossings(at: threshold)
      sum.up += crossings.up
      sum.down += crossings.down
    }
    let ways = [(sums.up, "upwards"), (sums.down, "downwards")].filter { $0.0 > 0 }
    let crossings = ways.enumerated().map { index, way in
      index == 0
        ? "\(way.0) \(way.0 == 1 ? "crosses" : "cross") \(threshold.hundredths) \(way.1)" : "\(way.0) \(way.1)"
    }
    return (crossings.isEmpty ? "None crosses \(threshold.hundredths)" : crossings.joined(separator: ", ")) + "."
  }

  /// Each once, although two nodes may find the same.
  private static func titles(_ changes: [Change]) -> [String] {
    var seen: Set<String> = []
    return changes.map(\.title).filter { seen.insert($0).inserted }
  }

  private static func joined(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }
}

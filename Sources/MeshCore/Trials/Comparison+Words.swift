extension Comparison {
  /// What changed, in one or two sentences: which concepts come up and go down, and how many cross the threshold.
  public func summary(at threshold: Double) -> [String] {
    let shown = changes.filter { $0.isShown(at: threshold) }
    guard !shown.isEmpty else { return [changes.isEmpty ? "Nothing was compared." : "Nothing moved by 0.05 or more."] }
    let up = shown.filter { $0.change > 0 }.map(\.name)
    let down = shown.filter { $0.change < 0 }.map(\.name)
    let moves = [(up, "up"), (down, "down")].compactMap { names, direction -> String? in
      guard !names.isEmpty else { return nil }
      let isOne = names.count == 1
      return
        "\(Self.joined(names)) \(direction == "up" ? (isOne ? "comes" : "come") : (isOne ? "goes" : "go")) \(direction)"
    }
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
    let crossed = crossings.isEmpty ? "None crosses \(threshold.hundredths)" : crossings.joined(separator: ", ")
    // On several images what rises on one and falls on another may be the same in the mean.
    return (moves.isEmpty ? [] : [moves.joined(separator: "; ") + "."]) + [crossed + "."]
  }

  private static func joined(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }
}

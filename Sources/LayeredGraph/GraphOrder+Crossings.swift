extension GraphOrder {
  private static let sweeps = 8

  /// The columns in an order with few crossings: again and again each place goes to the middle of what it is joined to.
  /// An order that is as good already stays: it is the user's.
  static func untangled(_ ranks: [[Int]], sources: [[Int]], targets: [[Int]]) -> [[Int]] {
    var best = ranks
    var fewest = crossings(ranks, targets)
    var current = ranks
    for sweep in 0..<sweeps where fewest > 0 {
      let isForward = sweep.isMultiple(of: 2)
      let joined = isForward ? sources : targets
      for rank in isForward ? Array(ranks.indices) : ranks.indices.reversed() {
        let positions = positions(current, count: joined.count)
        let middles = current[rank].map { index in
          let beside = joined[index].map { Double(positions[$0]) }
          return beside.isEmpty ? Double(positions[index]) : beside.reduce(0, +) / Double(beside.count)
        }
        current[rank] = current[rank].indices.sorted { (middles[$0], $0) < (middles[$1], $1) }
          .map { current[rank][$0] }
      }
      let count = crossings(current, targets)
      if count < fewest { (best, fewest) = (current, count) }
    }
    return best
  }

  /// How often edges between neighbouring columns cross.
  private static func crossings(_ ranks: [[Int]], _ targets: [[Int]]) -> Int {
    let positions = positions(ranks, count: targets.count)
    return ranks.reduce(0) { sum, rank in
      // The ends that come from places further up.
      var above: [Int] = []
      return sum
        + rank.reduce(0) { sum, index in
          let ends = targets[index].map { positions[$0] }
          defer { above += ends }
          return sum + ends.reduce(0) { sum, end in sum + above.count { $0 > end } }
        }
    }
  }
}

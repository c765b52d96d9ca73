/// The vertical lines between two columns: which of them edges from each place take, counted from the left. Edges from
/// one place share one; those of others stand beside it, or above or below.
struct GraphTracks: Hashable, Sendable {
  /// By place; none where edges go straight on.
  private(set) var tracks: [Int: Int] = [:]
  private(set) var count = 0

  /// What leaves one place.
  private struct Net {
    let index: Int
    let start: Int
    let ends: [Int]
    let rows: ClosedRange<Int>

    /// How often lines cross if this one's is the left one.
    func crossings(leftOf other: Net) -> Int {
      ends.count(where: other.rows.contains) + (rows.contains(other.start) ? 1 : 0)
    }
  }

  init(_ rank: [Int], _ order: GraphOrder, _ rows: GraphRows) {
    var nets = rank.compactMap { index -> Net? in
      let start = rows.out(of: index)
      let ends = order.targets[index].map { rows.end(at: $0, from: index) }
      guard ends.contains(where: { $0 != start }), let first = ends.min(), let last = ends.max() else { return nil }
      return Net(index: index, start: start, ends: ends, rows: min(first, start)...max(last, start))
    }
    for _ in nets.indices {
      for left in nets.indices.dropLast()
      where nets[left].crossings(leftOf: nets[left + 1]) > nets[left + 1].crossings(leftOf: nets[left]) {
        nets.swapAt(left, left + 1)
      }
    }
    for (index, net) in nets.enumerated() {
      let track = nets[..<index].filter { $0.rows.overlaps(net.rows) }.compactMap { tracks[$0.index] }.max().map {
        $0 + 1
      }
      tracks[net.index] = track ?? 0
      count = max(count, (track ?? 0) + 1)
    }
  }
}

/// The first row of every place: as straight before and behind what it is joined to as the order in the columns allows.
struct GraphRows: Hashable, Sendable {
  private(set) var tops: [Int]
  let shapes: [GraphShape]
  private let order: GraphOrder

  private static let sweeps = 6

  init(_ order: GraphOrder, _ shapes: [GraphShape]) {
    self.order = order
    self.shapes = shapes
    tops = Array(repeating: 0, count: shapes.count)
    for sweep in 0..<Self.sweeps {
      let isForward = sweep.isMultiple(of: 2)
      for rank in isForward ? order.ranks : order.ranks.reversed() { fit(rank, to: isForward ? .left : .right) }
    }
    for (before, rank) in zip(order.ranks, order.ranks.dropFirst()) {
      fit(rank, to: .left)
      keepApart(rank, before)
    }
    let first = tops.min() ?? 0
    for index in tops.indices { tops[index] -= first }
  }

  /// The row on which edges leave a place.
  func out(of place: Int) -> Int { tops[place] + shapes[place].out }

  /// The row on which an edge from `source` comes to a place.
  func end(at index: Int, from source: Int) -> Int {
    tops[index] + shapes[index].firstIn + (order.sources[index].firstIndex(of: source) ?? 0)
  }

  /// Where the edges on one side of a place would be straight.
  private func straight(_ index: Int, to side: GraphOrder.Direction) -> [Int] {
    switch side {
    case .left: order.sources[index].map { out(of: $0) - end(at: index, from: $0) + tops[index] }
    case .right: order.targets[index].map { end(at: $0, from: index) - out(of: index) + tops[index] }
    }
  }

  /// Sets each place of a column in the middle of where its edges would be straight, as near as the others let it:
  /// places that would overlap are moved as one block.
  private mutating func fit(_ rank: [Int], to side: GraphOrder.Direction) {
    var blocks: [(sum: Int, count: Int)] = []
    var above = 0
    for index in rank {
      let wishes = straight(index, to: side)
      let wanted = wishes.isEmpty ? tops[index] : floorDivision(wishes.reduce(0, +), wishes.count)
      blocks.append((wanted - above, 1))
      above += shapes[index].rows
      while let last = blocks.last, let other = blocks.dropLast().last, other.sum * last.count > last.sum * other.count
      {
        blocks.removeLast(2)
        blocks.append((other.sum + last.sum, other.count + last.count))
      }
    }
    above = 0
    let starts = blocks.flatMap { Array(repeating: floorDivision($0.sum, $0.count), count: $0.count) }
    for (index, start) in zip(rank, starts) {
      tops[index] = start + above
      above += shapes[index].rows
    }
  }

  /// Moves places down until no edge comes to one on the row on which edges leave another: they would look like one.
  private mutating func keepApart(_ rank: [Int], _ before: [Int]) {
    let leaving = Dictionary(before.filter { !order.targets[$0].isEmpty }.map { (out(of: $0), $0) }) { first, _ in first
    }
    var free = Int.min
    for index in rank {
      tops[index] = max(tops[index], free)
      while order.sources[index].contains(where: { leaving[end(at: index, from: $0), default: $0] != $0 }) {
        tops[index] += 1
      }
      free = tops[index] + shapes[index].rows
    }
  }

  private func floorDivision(_ sum: Int, _ count: Int) -> Int {
    sum >= 0 ? sum / count : -((count - 1 - sum) / count)
  }
}

extension GraphOrder {
  package enum Direction: Hashable, Sendable { case left, right }

  /// The nodes, column by column.
  package var nodes: [Int] { ranks.joined().compactMap(listed) }

  /// The nodes that stand in one column with a node, from top to bottom.
  package func column(of node: Int) -> [Int] {
    ranks.first { $0.contains(node) }?.compactMap(listed) ?? []
  }

  /// The node at the other end of an edge: of those in the nearest column the one in the middle.
  package func neighbour(of node: Int, _ direction: Direction) -> Int? {
    let ends = Set(
      edges.compactMap { edge in
        let (near, far) =
          direction == .right ? (edge.places.first, edge.places.last) : (edge.places.last, edge.places.first)
        return near == node ? far.flatMap(listed) : nil
      })
    let ranks = direction == .right ? ranks : ranks.reversed()
    guard let rank = ranks.first(where: { !ends.isDisjoint(with: $0) }) else { return nil }
    let nearest = rank.filter(ends.contains)
    return nearest[(nearest.count - 1) / 2]
  }

  private func listed(_ index: Int) -> Int? {
    if case .node(let node) = places[index] { node } else { nil }
  }
}

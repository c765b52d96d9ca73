/// Nodes as a graph that is read from left to right: the column of each, their order in it, and the
/// lanes in which edges pass the columns between their ends. `GraphLayout` makes cells of it.
package struct GraphOrder: Hashable, Sendable {
  /// What stands in a column.
  package enum Place: Hashable, Sendable {
    /// The node, by its place in the list.
    case node(Int)
    /// The image of the request.
    case image
    /// A node that is read, and is not there.
    case missing(String)
    /// Where edges from a place pass the column.
    case lane(from: Int)
  }

  package struct Edge: Hashable, Sendable {
    /// From the least to the most urgent: where edges share a cell, it is drawn as the most urgent one.
    package enum Kind: Int, Hashable, Sendable {
      /// It goes with a removed node.
      case gone
      case plain
      /// What is read is not there, or not for long.
      case broken
      /// It closes a circle: the place at its left reads the one at its right.
      case back
    }

    /// The place at the left, the lanes, and the place at the right.
    package let places: [Int]
    package let kind: Kind
  }

  package let places: [Place]
  package let edges: [Edge]
  /// The columns from left to right, each from top to bottom.
  package let ranks: [[Int]]
  /// What a place is joined to in the column before it, from top to bottom.
  package let sources: [[Int]]
  /// What a place is joined to in the column after it, from top to bottom.
  package let targets: [[Int]]

  package init(_ nodes: [GraphNode]) {
    let links = GraphLinks(nodes)
    let rank = links.ranks
    var places = links.places
    var columns = Array(repeating: [Int](), count: (rank.max() ?? 0) + 1)
    for index in places.indices { columns[rank[index]].append(index) }
    // One lane for all edges from a place: what they have in common is drawn once.
    var lanes: [[Int: Int]] = Array(repeating: [:], count: columns.count)
    edges = links.links.map { link in
      let between = (rank[link.source] + 1..<rank[link.target]).map { column in
        if let lane = lanes[column][link.source] { return lane }
        lanes[column][link.source] = places.count
        columns[column].append(places.count)
        places.append(.lane(from: link.source))
        return places.count - 1
      }
      return Edge(places: [link.source] + between + [link.target], kind: link.kind)
    }
    var sources = Array(repeating: [Int](), count: places.count)
    var targets = sources
    for edge in edges {
      for (left, right) in zip(edge.places, edge.places.dropFirst()) where !targets[left].contains(right) {
        targets[left].append(right)
        sources[right].append(left)
      }
    }
    let ranks = Self.untangled(columns, sources: sources, targets: targets)
    let order = Self.positions(ranks, count: places.count)
    self.places = places
    self.ranks = ranks
    self.sources = sources.map { $0.sorted { order[$0] < order[$1] } }
    self.targets = targets.map { $0.sorted { order[$0] < order[$1] } }
  }

  /// The place in its column of each place.
  static func positions(_ ranks: [[Int]], count: Int) -> [Int] {
    var positions = Array(repeating: 0, count: count)
    for rank in ranks {
      for (position, index) in rank.enumerated() { positions[index] = position }
    }
    return positions
  }
}

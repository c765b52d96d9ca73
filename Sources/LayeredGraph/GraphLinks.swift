/// Who reads whom, before anything has a place. Never a circle: an edge that closes one is turned around, and known as such.
struct GraphLinks {
  struct Link {
    var source: Int
    var target: Int
    var kind: GraphOrder.Edge.Kind
  }

  /// The nodes in the order of their rows, the image, and nodes that are read but not there.
  private(set) var places: [GraphOrder.Place]
  private(set) var links: [Link] = []

  init(_ nodes: [GraphNode]) {
    places = nodes.indices.map(GraphOrder.Place.node) + [.image]
    let image = nodes.count
    let known = Dictionary(nodes.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    var missing: [String: Int] = [:]
    for (target, node) in nodes.enumerated() {
      if node.inputs.isEmpty { links.append(Link(source: image, target: target, kind: node.isGone ? .gone : .plain)) }
      var seen: Set<String> = [node.id]
      for id in node.inputs where seen.insert(id).inserted {
        let source = known[id] ?? missing[id] ?? places.count
        if source == places.count {
          missing[id] = source
          places.append(.missing(id))
        }
        let isThere = nodes.indices.contains(source) && !nodes[source].isGone
        links.append(Link(source: source, target: target, kind: node.isGone ? .gone : isThere ? .plain : .broken))
      }
    }
    turnCirclesAround()
  }

  private mutating func turnCirclesAround() {
    enum Visit { case open, done }
    var visits: [Visit?] = Array(repeating: nil, count: places.count)
    var turned: [Int] = []
    let leaving = Dictionary(grouping: links.indices) { links[$0].source }
    func visit(_ index: Int) {
      visits[index] = .open
      for link in leaving[index] ?? [] {
        switch visits[links[link].target] {
        case .open: turned.append(link)
        case .done: break
        case nil: visit(links[link].target)
        }
      }
      visits[index] = .done
    }
    for index in places.indices.reversed() where visits[index] == nil && !isNode(index) { visit(index) }
    for index in places.indices where visits[index] == nil { visit(index) }
    for link in turned {
      links[link] = Link(source: links[link].target, target: links[link].source, kind: .back)
    }
  }

  private func isNode(_ index: Int) -> Bool {
    if case .node = places[index] { true } else { false }
  }

  /// The column of each place: a node stands behind all that it reads, and a missing one just before its first reader.
  var ranks: [Int] {
    var ranks = places.indices.map { isNode($0) ? 1 : 0 }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for link in links where ranks[link.target] <= ranks[link.source] {
        ranks[link.target] = ranks[link.source] + 1
        isSettled = false
      }
    }
    for (index, kind) in places.enumerated() {
      guard case .missing = kind else { continue }
      ranks[index] = (links.filter { $0.source == index }.map { ranks[$0.target] }.min() ?? 1) - 1
    }
    return ranks
  }
}

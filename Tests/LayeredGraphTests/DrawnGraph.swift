import Canvas
@testable import LayeredGraph
import TestSupport

/// A graph in cells, with the nodes it was made from.
struct DrawnGraph {
  let nodes: [GraphNode]
  let order: GraphOrder
  let layout: GraphLayout

  /// - Parameter lines: of every box; every third has something said beside it.
  init(_ nodes: [GraphNode], lines: Int = 1, room: Size = Size(rows: 15, columns: 80)) {
    self.nodes = nodes
    order = GraphOrder(nodes)
    let boxes = order.places.filter { if case .lane = $0 { false } else { true } }
    let needs = boxes.indices.map {
      GraphLayout.Need(columns: 3 + $0 % 7 * 4, lines: lines, note: $0 % 3 == 0 ? 9 : 0)
    }
    layout = GraphLayout(order, needs, room: room)
  }

  /// `["a": [], "b": ["a"]]`: a reads the image, b reads a.
  init(_ nodes: KeyValuePairs<String, [String]>, without gone: [String] = []) {
    self.init(nodes.map { GraphNode(id: $0, inputs: $1, isGone: gone.contains($0)) })
  }

  /// A graph of up to `count` nodes, some of which are removed, and some of whose inputs are not there.
  static func random(_ seed: UInt64, count: Int) -> DrawnGraph {
    var random = SeededGenerator(seed: seed)
    var nodes: [GraphNode] = []
    for place in 0..<1 + random.below(count) {
      let near = random.chance(oneIn: 2) ? nodes.suffix(4).map(\.id) : nodes.map(\.id)
      var inputs = near.filter { _ in random.chance(oneIn: 3) }.shuffled(using: &random)
      if random.chance(oneIn: 12) { inputs.append("nowhere") }
      nodes.append(GraphNode(id: "n\(place)", inputs: inputs, isGone: random.chance(oneIn: 6)))
    }
    nodes.shuffle(using: &random)
    return DrawnGraph(nodes, lines: random.pick([1, 3]), room: Size(rows: 15, columns: random.pick([40, 80, 200])))
  }

  func id(_ place: Int) -> String? {
    if case .node(let index) = order.places[place] { nodes[index].id } else { nil }
  }

  func rank(_ place: Int) -> Int? { order.ranks.firstIndex { $0.contains(place) } }

  func rank(_ id: String) -> Int? { nodes.firstIndex { $0.id == id }.flatMap(rank) }

  /// The ids of what stands in each column.
  var columns: [[String]] { order.ranks.map { $0.compactMap(id) } }
}

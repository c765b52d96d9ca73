import Canvas
import MeshCore
@testable import MeshUI
import TestSupport

/// A workflow as a graph in cells, with the rows it was made from.
struct DrawnGraph {
  let rows: [NodeRow]
  let order: GraphOrder
  let layout: GraphLayout

  /// - Parameter lines: of every box; every third has something said beside it.
  init(_ base: Workflow, without gone: [NodeID] = [], lines: Int = 1, room: Size = Size(rows: 15, columns: 80)) throws {
    var state = Fixtures.state(rows: 24, columns: 80)
    let draft = try Draft(base: base, isNew: false, edits: gone.map { .removeNode($0) }, undone: [])
    state.drafts = [base.id: draft]
    state.cursors.workflow = base.id
    rows = state.nodeRows
    order = GraphOrder(rows)
    let boxes = order.places.filter { if case .lane = $0 { false } else { true } }
    let needs = boxes.indices.map {
      GraphLayout.Need(columns: 3 + $0 % 7 * 4, lines: lines, note: $0 % 3 == 0 ? 9 : 0)
    }
    layout = GraphLayout(order, needs, room: room)
  }

  /// A graph of up to `count` nodes, some of which are removed, and some of whose inputs are not there.
  static func random(_ seed: UInt64, count: Int) throws -> DrawnGraph {
    var random = SeededGenerator(seed: seed)
    var nodes: [WorkflowNode] = []
    for place in 0..<1 + random.below(count) {
      let near = random.chance(oneIn: 2) ? nodes.suffix(4).map(\.id) : nodes.map(\.id)
      var node = random.node("n\(place)", reading: near)
      if random.chance(oneIn: 12) { node.inputs.append("nowhere") }
      nodes.append(node)
    }
    nodes.shuffle(using: &random)
    let gone = nodes.map(\.id).filter { _ in random.chance(oneIn: 6) }
    return try DrawnGraph(
      Workflow(id: "random", nodes: nodes), without: gone, lines: random.pick([1, 3]),
      room: Size(rows: 15, columns: random.pick([40, 80, 200])))
  }

  func id(_ place: Int) -> NodeID? {
    if case .node(let row) = order.places[place] { rows[row].id } else { nil }
  }

  func rank(_ place: Int) -> Int? { order.ranks.firstIndex { $0.contains(place) } }

  func rank(_ id: NodeID) -> Int? { rows.firstIndex { $0.id == id }.flatMap(rank) }

  /// The ids of what stands in each column.
  var columns: [[NodeID]] { order.ranks.map { $0.compactMap(id) } }
}

extension Workflow {
  /// `["b": "a"]`: a reads the image, b reads a.
  static func graph(_ nodes: KeyValuePairs<NodeID, [NodeID]>) -> Workflow {
    Workflow(
      id: "graph",
      nodes: nodes.map {
        WorkflowNode(id: $0, model: Fixtures.model("general-image-recognition", "aa9ca482"), inputs: $1)
      })
  }
}

import LayeredGraph
import MeshCore
import Panels

extension State {
  mutating func toggleGraph() -> [Effect] {
    if focus == .workflows {
      _ = go(to: .nodes)
      showsGraph = false
    }
    guard !drawsGraph else {
      showsGraph = false
      notice = .plain("The nodes are a table again.")
      return []
    }
    showsGraph = true
    if drawsGraph {
      notice = .plain(
        "\(key(.walkLeft)) \(key(.walkRight)) follow the edges, \(key(.down, in: .graph)) \(key(.up, in: .graph)) stay in the column. \(key(.nextPane, in: .graph)) leaves the pane."
      )
    } else if nodeRows.isEmpty {
      notice = .plain("There is no node to draw yet. \(key(.addNode, in: .nodes)) adds one.")
    } else {
      notice = .warn("\(counted(nodeRows.count, "node")) with their edges are too many to draw: the table shows them.")
    }
    return []
  }

  /// Follows an edge of the graph.
  mutating func walk(_ direction: GraphOrder.Direction) -> [Effect] {
    let rows = nodeRows
    let selected = selectedNode?.id
    guard let index = rows.firstIndex(where: { $0.id == selected }) else { return [] }
    if let next = GraphOrder(rows).neighbour(of: index, direction) {
      showNode(rows[next].id)
      return []
    }
    let node = rows[index].node
    switch direction {
    case .right: notice = .plain("Nothing reads \(node.id).")
    case .left:
      notice = .plain(
        node.inputs.isEmpty
          ? "\(node.id) reads the image of the request: no node stands before it."
          : "What \(node.id) reads is not in the workflow. \(key(.chooseInputs, in: .nodes)) chooses what it reads.")
    }
    return []
  }

  /// Moves within the column of the graph.
  mutating func walkColumn(by distance: Int) {
    let rows = nodeRows
    let selected = selectedNode?.id
    guard let index = rows.firstIndex(where: { $0.id == selected }) else { return }
    let column = GraphOrder(rows).column(of: index)
    guard let row = column.firstIndex(of: index) else { return }
    showNode(rows[column[clamped(row, by: distance, count: column.count)]].id)
  }

  /// Goes to the first or the last node of the graph, column by column.
  mutating func walk(to end: ([Int]) -> Int?) -> [Effect] {
    let rows = nodeRows
    if let index = end(GraphOrder(rows).nodes) { showNode(rows[index].id) }
    return []
  }
}

import LayeredGraph
import Canvas
import MeshCore
import Panels

extension State {
  /// The Nodes pane is drawn as a graph now: it is asked for, has the keyboard, and there is one of a size to draw.
  var drawsGraph: Bool {
    guard showsGraph, focus == .nodes else { return false }
    let rows = nodeRows
    return !rows.isEmpty && rows.count <= Self.mostNodes
      && rows.reduce(0) { $0 + $1.node.inputs.count } <= Self.mostEdges
  }

  /// How many nodes and edges are drawn at most. The service takes 20 nodes, but may be sent by another.
  static let mostNodes = 2 * Validation.maximumNodes
  static let mostEdges = 20 * Validation.maximumNodes

  /// Where the selected node stands in the list: `node 3 of 7`.
  var nodePlace: Span {
    let rows = nodeRows
    let selected = selectedNode?.id
    let index = rows.firstIndex { $0.id == selected }
    return Span(index.map { "node \($0 + 1) of \(rows.count)" } ?? "", .dim)
  }
}

extension GraphOrder {
  init(_ rows: [NodeRow]) {
    self.init(rows.map { GraphNode(id: $0.id, inputs: $0.node.inputs, isGone: $0.mark == .removed) })
  }
}

extension GraphView {
  init(_ state: State, in rect: Rect) {
    let rows = state.nodeRows
    // Each is worked out from all nodes: once for a frame, not once a box.
    let selected = state.selectedNode?.id
    let diff = state.currentDiff
    let order = GraphOrder(rows)
    // Boxes have three lines, if everything can be seen then.
    let extents: [GraphText.Extent] = Room(rect.columns).isWide ? [.full, .brief] : [.brief]
    let texts = extents.map { extent in
      order.places.compactMap { place -> GraphText? in
        switch place {
        case .node(let row):
          GraphText(rows[row], diff?[node: rows[row].id], isSelected: rows[row].id == selected, state, extent)
        case .image: .image(extent)
        case .missing(let id): .missing(id, extent)
        case .lane: nil
        }
      }
    }
    self.init(order, texts, selected: rows.firstIndex { $0.id == selected }, in: rect)
  }
}

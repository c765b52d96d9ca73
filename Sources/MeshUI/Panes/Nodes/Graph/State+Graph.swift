import Canvas
import MeshCore
import Panels

extension State {
  /// The Nodes pane is drawn as a graph now: it is asked for, has the keyboard, and there is one of a size to draw.
  var drawsGraph: Bool {
    guard showsGraph, focus == .nodes else { return false }
    let rows = nodeRows
    return !rows.isEmpty && rows.count <= GraphOrder.mostNodes
      && rows.reduce(0) { $0 + $1.node.inputs.count } <= GraphOrder.mostEdges
  }

  /// Where the selected node stands in the list: `node 3 of 7`.
  var nodePlace: Span {
    let rows = nodeRows
    let selected = selectedNode?.id
    let index = rows.firstIndex { $0.id == selected }
    return Span(index.map { "node \($0 + 1) of \(rows.count)" } ?? "", .dim)
  }
}

/// A node of a draft, or the ghost of one that goes.
package struct NodeRow: Hashable, Sendable, Identifiable {
  package let node: WorkflowNode
  package let mark: Mark
  package var id: NodeID { node.id }

  package init(node: WorkflowNode, mark: Mark) {
    self.node = node
    self.mark = mark
  }
}

extension Draft {
  /// Its nodes, with the ghosts of removed ones at their old places.
  package var rows: [NodeRow] {
    let diff = WorkflowDiff(from: base, to: result)
    var rows = result.nodes.map { NodeRow(node: $0, mark: diff[node: $0.id]?.mark ?? .none) }
    for (index, node) in base.nodes.enumerated() where result[node: node.id] == nil {
      rows.insert(NodeRow(node: node, mark: .removed), at: min(index, rows.count))
    }
    return rows
  }
}

extension Draft {
  /// What the draft makes of these nodes, as a draft of its own on the same base; all of it where none are named. A new
  /// workflow has no parts: it is created whole.
  ///
  /// What the draft changes beside its nodes, and their order, belongs to no part.
  public func part(_ nodes: Set<NodeID>?) -> Draft {
    guard let nodes, !isNew else { return self }
    var part = Draft(base: base)
    part.bring(to: result) { nodes.contains($0) }
    return part
  }

  /// What is left of the draft once the service, which now holds `stored`, has these nodes as they were `sent`; nil where
  /// nothing is.
  func rest(without nodes: Set<NodeID>, sent: Workflow, on stored: Workflow) -> Draft? {
    var reached = Draft(base: base)
    reached.bring(to: sent) { nodes.contains($0) }
    var rest = Draft(base: reached.result)
    rest.bring(to: result) { _ in true }
    rest.order(as: result)
    rest.take(attributesOf: self)
    guard rest.hasChanges else { return nil }
    switch rest.rebased(on: stored) {
    case .same: return (try? Draft(base: stored, isNew: false, edits: rest.edits, undone: [])) ?? rest
    case .merged(let merged, _): return merged.hasChanges ? merged : nil
    // Somebody else changed what is left: the next plan shows both.
    case .contested: return rest
    }
  }

  /// Sets the attributes that `other` changes to what it makes of them.
  mutating func take(attributesOf other: Draft) {
    let (old, new) = (other.base.attributes, other.result.attributes)
    var attributes = result.attributes
    for name in Set(old.keys).union(new.keys) where old[name] != new[name] { attributes[name] = new[name] }
    // Replacing them always succeeds.
    if attributes != result.attributes { try? make(.replaceAttributes(attributes)) }
  }

  /// Makes the wanted nodes what they are in `target`, by an edit a node, so that each can be undone.
  private mutating func bring(to target: Workflow, _ isWanted: (NodeID) -> Bool) {
    for change in WorkflowDiff(from: result, to: target).nodes where isWanted(change.id) {
      switch change {
      case .removed(let node): try? make(.removeNode(node.id))
      case .changed(let id, _): if let node = target[node: id] { try? make(.updateNode(id, to: node)) }
      case .added(let node): try? make(.addNode(node, at: index(of: node.id, in: target)))
      }
    }
  }

  /// Before the node that follows it in `target`, else at the end.
  private func index(of id: NodeID, in target: Workflow) -> Int? {
    target.nodes.drop { $0.id != id }.dropFirst().lazy.compactMap { result.index(of: $0.id) }.first
  }

  private mutating func order(as target: Workflow) {
    for (index, node) in target.nodes.enumerated()
    where result.nodes.indices.contains(index) && result.nodes[index].id != node.id {
      try? make(.moveNode(node.id, to: index))
    }
    // Where two nodes have one id, edits that name it do not tell them apart.
    if WorkflowDiff(from: result, to: target).reordered { try? make(.replaceNodes(target.nodes)) }
  }
}

extension Draft {
  /// A draft brought onto what the service holds now.
  public enum Rebase: Hashable, Sendable {
    /// The content is what the draft began with; a new date or version id alone is no change.
    case same
    /// The service changed other nodes than the draft did: both sets of changes stand. Names the service's.
    case merged(Draft, theirs: [NodeID])
    /// Both changed these.
    case contested([NodeID])
  }

  public func rebased(on stored: Workflow) -> Rebase {
    let theirs = WorkflowDiff(from: base, to: stored)
    guard !theirs.isEmpty else { return .same }
    let names = theirs.nodes.map(\.id) + theirs.attributes
    let left = WorkflowDiff(from: stored, to: result)
    guard !left.isEmpty else { return .merged(Draft(base: stored), theirs: names) }
    let mine = WorkflowDiff(from: base, to: result)
    // What both changed in the same way is no contest; where both moved nodes, the order is.
    let contested =
      mine.nodes.map(\.id).filter { theirs[node: $0] != nil && left[node: $0] != nil }
      + mine.attributes.filter { theirs.attributes.contains($0) && left.attributes.contains($0) }
    guard contested.isEmpty else { return .contested(contested) }
    guard !(mine.reordered && theirs.reordered) else { return .contested(["order"]) }
    let changes = mine.nodes.filter { theirs[node: $0.id] == nil }
    func draft(_ edits: [Edit], undone: [Edit]) -> Draft? {
      let draft = try? Draft(base: stored, isNew: isNew, edits: edits, undone: undone)
      return draft.flatMap { Set(WorkflowDiff(from: stored, to: $0.result).nodes) == Set(changes) ? $0 : nil }
    }
    // Edits name nodes, so they can be made again on the other list, and undo still takes them back one by one.
    if let again = draft(edits.map(\.placeless), undone: undone) { return .merged(again, theirs: names) }
    // A replaced list, or an edit that the service has made too, cannot be made again: what they came to can.
    guard !mine.reordered, let rest = draft(edits(for: changes), undone: []) else {
      return .contested(names.isEmpty ? ["order"] : names)
    }
    return .merged(rest, theirs: names)
  }

  /// The edits that come to these changes of nodes.
  private func edits(for changes: [NodeChange]) -> [Edit] {
    changes.compactMap { change in
      switch change {
      case .removed(let node): .removeNode(node.id)
      case .added(let node): .addNode(node, at: nil)
      case .changed(let id, _): result[node: id].map { .updateNode(id, to: $0) }
      }
    }
  }

  /// The draft that turns the nodes of `stored` into those of `target`, whatever lies between them.
  public init(reaching target: Workflow, from stored: Workflow) {
    self.init(base: stored)
    // Replacing the list always succeeds.
    try? make(.replaceNodes(target.nodes))
  }
}

extension Edit {
  /// The edit without a place that another list may not have.
  fileprivate var placeless: Edit {
    switch self {
    case .addNode(let node, _): .addNode(node, at: nil)
    case .removeNode, .updateNode, .moveNode, .replaceNodes, .replaceAttributes: self
    }
  }
}

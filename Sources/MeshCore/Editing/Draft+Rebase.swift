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
    guard !WorkflowDiff(from: base, to: stored).isEmpty else { return .same }
    let merge = ThreeWayMerge(base: base, mine: result, theirs: stored)
    // An order that both came to is no news.
    let others = merge.parts.filter { $0.standing == .theirs || ($0.standing == .both && $0.id != .order) }
    let names = others.map(\.id.name)
    guard let target = merge.result() else { return .contested(merge.contested.map(\.id.name)) }
    guard !WorkflowDiff(from: stored, to: result).isEmpty else { return .merged(Draft(base: stored), theirs: names) }
    // Edits name nodes, so they can be made again on the other list, and undo still takes them back one by one.
    if let again = try? Draft(base: stored, isNew: isNew, edits: edits.map(\.placeless), undone: undone),
      WorkflowDiff(from: target, to: again.result).isEmpty
    {
      return .merged(again, theirs: names)
    }
    // A replaced list, or an edit that the service has made too, cannot be made again: what they came to can.
    return .merged(Draft(settling: target, on: stored), theirs: names)
  }

  /// The draft that turns `stored` into `target` node by node, so that undo takes its changes back one by one.
  public init(settling target: Workflow, on stored: Workflow) {
    let diff = WorkflowDiff(from: stored, to: target)
    var edits = diff.nodes.compactMap { change -> Edit? in
      switch change {
      case .removed(let node): .removeNode(node.id)
      case .added(let node): .addNode(node, at: target.index(of: node.id))
      case .changed(let id, _): target[node: id].map { .updateNode(id, to: $0) }
      }
    }
    let attributes: [Edit] = diff.attributes.isEmpty ? [] : [.replaceAttributes(target.attributes)]
    if let draft = try? Draft(base: stored, isNew: false, edits: edits + attributes, undone: []),
      WorkflowDiff(from: target, to: draft.result).isEmpty
    {
      self = draft
      return
    }
    // Another order of the nodes is no change of any of them.
    edits = [.replaceNodes(target.nodes)] + attributes
    self.init(base: stored)
    // Replacing lists and fields always succeeds.
    for edit in edits { try? make(edit) }
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

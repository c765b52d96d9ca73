extension Edit {
  /// What the edit does, in the words of the notice row, for a workflow on which it has not been made yet.
  public func description(in workflow: Workflow) -> String {
    switch self {
    case .addNode(let node, _): return "\(node.id) added: \(node.model.title)"
    case .removeNode(let id): return "\(id) removed"
    case .moveNode(let id, let index): return "\(id) moved to place \(index + 1)"
    case .replaceNodes(let nodes):
      return Self.description(of: WorkflowDiff(from: workflow, to: workflow.with(nodes)))
        ?? "all nodes replaced, \(nodes.count) now"
    case .replaceAttributes(let attributes):
      let names = Set(attributes.keys).union(workflow.attributes.keys)
        .filter { attributes[$0] != workflow.attributes[$0] }.sorted()
      return "\(names.isEmpty ? "nothing" : names.joined(separator: ", ")) changed"
    case .updateNode(let id, let node):
      guard let old = workflow[node: id] else { return "\(id) changed" }
      let changes = NodeChange.fields(from: old, to: node)
      guard let change = changes.first else { return "\(id) unchanged" }
      let more = changes.count > 1 ? " and \(changes.count - 1) more" : ""
      return "\(id): \(change.field.rawValue) \(change.oldShort) → \(change.newShort)\(more)"
    }
  }

  /// What is said of an edit of several nodes at once, which removes all of them or gives them the same version; nil for
  /// any other.
  private static func description(of diff: WorkflowDiff) -> String? {
    guard diff.nodes.count > 1, !diff.reordered else { return nil }
    let names = diff.nodes.map(\.id).joined(separator: ", ")
    if diff.removed == diff.nodes.count { return "\(names) removed" }
    let fields = Set(
      diff.nodes.map { change -> [FieldChange] in if case .changed(_, let fields) = change { fields } else { [] } })
    guard fields.count == 1, let change = fields.first?.first, fields.first?.count == 1, change.field == .version else {
      return nil
    }
    return "\(names): version \(change.oldShort) → \(change.newShort)"
  }
}

extension Workflow {
  fileprivate func with(_ nodes: [WorkflowNode]) -> Workflow {
    var workflow = self
    workflow.nodes = nodes
    return workflow
  }
}

extension ModelReference {
  /// The model with the first eight digits of its version.
  public var title: String {
    versionID.map { "\(id) \($0.prefix(8))" } ?? "\(id), newest version"
  }
}

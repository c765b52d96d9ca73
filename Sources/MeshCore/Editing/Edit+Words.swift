extension Edit {
  /// What the edit does, in the words of the notice row, for a workflow on which it has not been made yet.
  public func words(in workflow: Workflow) -> String {
    switch self {
    case .addNode(let node, _): return "\(node.id) added: \(node.model.words)"
    case .removeNode(let id): return "\(id) removed"
    case .moveNode(let id, let place): return "\(id) moved to place \(place + 1)"
    case .replaceNodes(let nodes): return "all nodes replaced, \(nodes.count) now"
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
}

extension ModelReference {
  /// The model with the first eight digits of its version.
  public var words: String {
    versionID.map { "\(id) \($0.prefix(8))" } ?? "\(id), newest version"
  }
}

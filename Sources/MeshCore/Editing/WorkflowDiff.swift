/// The difference between two states of a workflow, by node and field.
public struct WorkflowDiff: Hashable, Sendable {
  /// Changes in the order of the old list, then added nodes in the order of the new one.
  public let nodes: [NodeChange]
  /// Names of writable attributes (`description`, ...) that differ, sorted.
  public let attributes: [String]
  /// The nodes that both have stand in another order.
  public let reordered: Bool

  public init(from old: Workflow, to new: Workflow) {
    nodes =
      old.nodes.compactMap { node in
        guard let other = new[node: node.id] else { return .removed(node) }
        let fields = NodeChange.fields(from: node, to: other)
        return fields.isEmpty ? nil : .changed(node.id, fields)
      } + new.nodes.filter { old[node: $0.id] == nil }.map(NodeChange.added)
    attributes = Set(old.attributes.keys).union(new.attributes.keys)
      .filter { old.attributes[$0] != new.attributes[$0] }.sorted()
    let kept = old.nodes.map(\.id).filter { new[node: $0] != nil }
    reordered = kept != new.nodes.map(\.id).filter { old[node: $0] != nil }
  }

  /// Nothing differs but, at most, the order of the nodes, which the service itself may change (contract, 4.2).
  public var isSameGraph: Bool { nodes.isEmpty && attributes.isEmpty }
  public var isEmpty: Bool { isSameGraph && !reordered }

  public var added: Int { nodes.count { if case .added = $0 { true } else { false } } }
  public var changed: Int { nodes.count { if case .changed = $0 { true } else { false } } }
  public var removed: Int { nodes.count { if case .removed = $0 { true } else { false } } }

  public subscript(node id: NodeID) -> NodeChange? { nodes.first { $0.id == id } }
}

/// What happens to one node.
public enum NodeChange: Hashable, Sendable, Identifiable {
  case added(WorkflowNode)
  case removed(WorkflowNode)
  case changed(NodeID, [FieldChange])

  public var id: NodeID {
    switch self {
    case .added(let node), .removed(let node): node.id
    case .changed(let id, _): id
    }
  }

  /// The fields in which two states of a node differ.
  public static func fields(from old: WorkflowNode, to new: WorkflowNode) -> [FieldChange] {
    var changes: [FieldChange] = []
    func compare(_ field: FieldChange.Field, _ value: (WorkflowNode) -> FieldChange.Value) {
      let (before, after) = (value(old), value(new))
      if before != after { changes.append(FieldChange(field: field, before: before, after: after)) }
    }
    compare(.id) { .id($0.id) }
    // Under its old hex id it is the same model (contract, section 10).
    if !old.model.isSameModel(as: new.model) { compare(.model) { .id($0.model.id) } }
    compare(.owner) { .owner(user: $0.model.userID, app: $0.model.appID) }
    // A version that one side does not name is the newest: a difference a reader must see, unless the service chose it.
    compare(.version) { .version($0.model.versionID) }
    compare(.from) { .inputs($0.inputs) }
    compare(.output) { .isHidden($0.suppressesOutput) }
    compare(.parameters) { .parameters($0.override) }
    return changes
  }
}

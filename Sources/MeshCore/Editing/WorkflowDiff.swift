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
    func compare(_ field: FieldChange.Field, _ old: String, _ new: String) {
      if old != new { changes.append(FieldChange(field: field, old: old, new: new)) }
    }
    compare(.id, old.id, new.id)
    if !old.model.matches(new.model) {
      compare(.model, old.model.id, new.model.id)
      compare(.owner, old.model.owner ?? "this app", new.model.owner ?? "this app")
    }
    // A version that one side does not name is the newest: a difference a reader must see, unless the service chose it.
    compare(.version, old.model.versionID ?? "newest", new.model.versionID ?? "newest")
    compare(.from, FieldChange.inputs(old.inputs), FieldChange.inputs(new.inputs))
    compare(.output, old.suppressesOutput ? "hidden" : "shown", new.suppressesOutput ? "hidden" : "shown")
    compare(.parameters, old.override?.compact ?? "none", new.override?.compact ?? "none")
    return changes
  }
}

/// One field of a node, before and after, as text.
public struct FieldChange: Hashable, Sendable {
  public enum Field: String, Hashable, Sendable { case id, model, owner, version, from, output, parameters }

  public let field: Field
  public let old: String
  public let new: String

  /// The values with ids shortened to eight digits.
  public var oldShort: String { field == .version ? String(old.prefix(8)) : old }
  public var newShort: String { field == .version ? String(new.prefix(8)) : new }

  /// How a node's inputs read: their ids, or `image` for the input of the request.
  public static func inputs(_ ids: [NodeID]) -> String {
    ids.isEmpty ? "image" : ids.joined(separator: ", ")
  }
}

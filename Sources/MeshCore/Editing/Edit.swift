/// One change of a workflow's draft: the unit of undo, and of the journal.
public enum Edit: Hashable, Sendable, Codable {
  /// Puts a node at a place of the list, or at its end.
  case addNode(WorkflowNode, at: Int?)
  /// Takes a node away. Nodes that read it keep naming it, so that validation can say which ones to fix.
  case removeNode(NodeID)
  /// Replaces a node's fields. A new id follows into the inputs of the nodes that read it.
  case updateNode(NodeID, to: WorkflowNode)
  /// Moves a node to a place of the list.
  case moveNode(NodeID, to: Int)
  /// Replaces the whole list, as after editing the workflow as text or restoring a version.
  case replaceNodes([WorkflowNode])
  /// Replaces all writable fields of the workflow beside its nodes, as a file describes them.
  case replaceAttributes([String: JSON])
}

/// Why an edit cannot be made.
public enum EditError: WordedError, Hashable, Sendable {
  case noSuchNode(NodeID, in: WorkflowID)
  case duplicateNode(NodeID, in: WorkflowID)
  /// Other nodes read an id that no node has: a node that takes it would gain readers that no undo could tell apart.
  case danglingEdges(to: NodeID, in: WorkflowID)
  case noSuchPlace(Int, count: Int)

  /// A sentence, in which long ids are cut.
  public var message: String { description.withShortWords }

  private var description: String {
    switch self {
    case .noSuchNode(let node, let workflow): "\(workflow) has no node \(node). Refresh the workflow and try again."
    case .duplicateNode(let node, let workflow): "\(workflow) uses the node id \(node) already. Choose another id."
    case .danglingEdges(let node, let workflow):
      "Nodes of \(workflow) read \(node), which is gone. Fix their inputs first, or choose another id."
    case .noSuchPlace(let place, let count): "There is no place \(place) in a list of \(counted(count, "node"))."
    }
  }
}

extension Edit {
  /// Makes the change, or throws and leaves the workflow as it is.
  public func apply(to workflow: inout Workflow) throws(EditError) {
    switch self {
    case .addNode(let node, let place):
      let index = place ?? workflow.nodes.count
      try workflow.require(unused: node.id)
      guard (0...workflow.nodes.count).contains(index) else {
        throw .noSuchPlace(index, count: workflow.nodes.count)
      }
      workflow.nodes.insert(node, at: index)
    case .removeNode(let id):
      workflow.nodes.remove(at: try workflow.place(of: id))
    case .updateNode(let id, let node):
      let index = try workflow.place(of: id)
      if node.id != id {
        try workflow.require(unused: node.id)
        // An edge of another node that already names the new id would be indistinguishable from the renamed ones.
        guard !workflow.nodes.contains(where: { $0.id != id && $0.inputs.contains(node.id) }) else {
          throw .danglingEdges(to: node.id, in: workflow.id)
        }
      }
      workflow.nodes[index] = node
      if node.id != id { workflow.renameInputs(id, to: node.id, except: index) }
    case .moveNode(let id, let place):
      let index = try workflow.place(of: id)
      guard workflow.nodes.indices.contains(place) else {
        throw .noSuchPlace(place, count: workflow.nodes.count)
      }
      workflow.nodes.insert(workflow.nodes.remove(at: index), at: place)
    case .replaceNodes(let nodes):
      workflow.nodes = nodes
    case .replaceAttributes(let attributes):
      workflow.attributes = attributes
    }
  }

  /// The edit that takes this one back, for a workflow on which this one has not been made yet.
  public func inverse(in workflow: Workflow) throws(EditError) -> Edit {
    // Where two nodes have one id, an edit that names it cannot say which of them to bring back.
    let hasTwins = Set(workflow.nodes.map(\.id)).count < workflow.nodes.count
    switch self {
    case .replaceAttributes:
      return .replaceAttributes(workflow.attributes)
    case _ where hasTwins:
      return .replaceNodes(workflow.nodes)
    case .addNode(let node, _):
      return .removeNode(node.id)
    case .removeNode(let id):
      let index = try workflow.place(of: id)
      return .addNode(workflow.nodes[index], at: index)
    case .updateNode(let id, let node):
      return .updateNode(node.id, to: workflow.nodes[try workflow.place(of: id)])
    case .moveNode(let id, _):
      return .moveNode(id, to: try workflow.place(of: id))
    case .replaceNodes:
      return .replaceNodes(workflow.nodes)
    }
  }
}

extension Workflow {
  fileprivate func place(of id: NodeID) throws(EditError) -> Int {
    guard let index = index(of: id) else { throw .noSuchNode(id, in: self.id) }
    return index
  }

  fileprivate func require(unused id: NodeID) throws(EditError) {
    guard index(of: id) == nil else { throw .duplicateNode(id, in: self.id) }
  }

  fileprivate mutating func renameInputs(_ old: NodeID, to new: NodeID, except renamed: Int) {
    for index in nodes.indices where index != renamed {
      nodes[index].inputs = nodes[index].inputs.map { $0 == old ? new : $0 }
    }
  }
}

/// Why a patch cannot be applied.
public enum PatchError: WordedError, Hashable, Sendable {
  case noSuchWorkflow(WorkflowID)
  case noItems
  /// A merge would make the second of them what it is, and lose the first.
  case namesNodeTwice(WorkflowID, NodeID)
  /// The reading knows no removal of nodes.
  case removesNodes(WorkflowID)
  /// What removes a cover image may not patch anything else (contract, section 3.1).
  case removesCoverAndMore(WorkflowID)

  public var message: String {
    switch self {
    case .noSuchWorkflow(let id): "There is no workflow \(id)."
    case .noItems: "The patch names no workflow."
    case .namesNodeTwice(let id, let node): "Workflow \(id): two nodes have the id \(node). Take one out."
    case .removesNodes(let id): "Workflow \(id): remove takes the cover image only, and the request names nodes."
    case .removesCoverAndMore(let id):
      "Workflow \(id): a request that removes the cover image may not name anything else. Send two."
    }
  }
}

extension WorkflowPatch {
  /// What the named workflows are after the patch, all or none.
  ///
  /// The one implementation of the patch semantics: plans preview with it and the embedded backend executes with it,
  /// each under a reading of what the service's pages leave open (contract, section 3.2). Under every reading a list
  /// that is sent empty counts as not sent, since proto3 cannot tell them apart.
  public func result(
    on stored: [WorkflowID: Workflow], under reading: Reading = .usual
  ) throws(PatchError) -> [WorkflowID: Workflow] {
    guard !items.isEmpty else { throw .noItems }
    var results: [WorkflowID: Workflow] = [:]
    for item in items {
      guard let workflow = results[item.id] ?? stored[item.id] else { throw .noSuchWorkflow(item.id) }
      results[item.id] = try patched(workflow, by: item, under: reading)
    }
    return results
  }

  /// What one workflow is after the patch; nil where it does not fit it, or is refused under the reading.
  public func result(on workflow: Workflow, under reading: Reading = .usual) -> Workflow? {
    (try? result(on: [workflow.id: workflow], under: reading))?[workflow.id]
  }

  /// The requests that send it, in order: the cover image goes by a removal of its own.
  var requests: [WorkflowPatch] {
    guard action == .remove, items.contains(where: { $0.attributes["image"] != nil && !$0.nodes.isEmpty }) else {
      return [self]
    }
    let nodes = items.map { Item(id: $0.id, nodes: $0.nodes) }.filter { !$0.nodes.isEmpty }
    let covers = items.compactMap { item in
      item.attributes["image"].map { Item(id: item.id, attributes: ["image": $0]) }
    }
    return [WorkflowPatch(action: action, items: nodes), WorkflowPatch(action: action, items: covers)]
  }

  /// What one workflow is after all of them; nil where one of them does not fit it.
  func result(ofRequestsOn workflow: Workflow) -> Workflow? {
    var result = workflow
    for request in requests {
      guard let next = request.result(on: result) else { return nil }
      result = next
    }
    return result
  }

  /// Whether a merge with this value changes an attribute: proto3 has no empty texts and lists, but empty objects; an
  /// empty visibility is an unknown one, which may not be.
  static func merges(_ name: String, _ value: JSON) -> Bool { value.isSent && (name != "visibility" || !value.isEmpty) }

  private func patched(
    _ workflow: Workflow, by item: Item, under reading: Reading
  ) throws(PatchError) -> Workflow {
    var workflow = workflow
    let sent = item.attributes.filter(\.value.isSent)
    switch action {
    case .overwrite:
      if !item.nodes.isEmpty { workflow.nodes = item.nodes.map(\.node) }
      switch reading.overwrite {
      case .whole:
        workflow.attributes = sent
        // What the service holds of a cover goes with it.
        if sent["image"] == nil { workflow.extras["image"] = nil }
      case .sent: workflow.attributes.merge(sent) { _, new in new }
      }
    case .merge:
      if let node = item.twice { throw .namesNodeTwice(item.id, node) }
      for patch in item.nodes {
        if let index = workflow.index(of: patch.id) {
          workflow.nodes[index].merge(patch, under: reading)
        } else {
          workflow.nodes.append(patch.node)
        }
      }
      workflow.attributes.merge(sent) { $0.merged(with: $1, under: reading) }
    case .remove:
      if item.attributes["image"] != nil, !item.nodes.isEmpty || item.attributes.count > 1 {
        throw .removesCoverAndMore(item.id)
      }
      if reading.remove == .image, !item.nodes.isEmpty { throw .removesNodes(item.id) }
      let named = Set(item.nodes.map(\.id))
      workflow.nodes.removeAll { named.contains($0.id) }
      if let cover = item.attributes["image"]?["url"], cover == workflow.attributes["image"]?["url"] {
        workflow.attributes["image"] = nil
      }
    }
    workflow.attributes = workflow.attributes.filter { !$0.value.isEmpty }
    return workflow
  }
}

extension WorkflowPatch.Item {
  /// The first id that two of its nodes have.
  public var twice: NodeID? {
    var ids: Set<NodeID> = []
    return nodes.first { !ids.insert($0.id).inserted }?.id
  }
}

extension WorkflowNode {
  fileprivate mutating func merge(_ patch: NodePatch, under reading: Reading) {
    guard reading.merge == .fields else {
      self = patch.node
      return
    }
    extras.merge(patch.unknown) { $0.merged(with: $1, under: reading) }
    if let model = patch.model {
      // A model's fields are merged too: sending only a version keeps the model.
      self.model = ModelReference(
        id: model.id.nonEmpty ?? self.model.id, userID: model.userID ?? self.model.userID,
        appID: model.appID ?? self.model.appID, versionID: model.versionID ?? self.model.versionID)
    }
    if let inputs = patch.inputs, !inputs.isEmpty {
      self.inputs = reading.lists == .append ? self.inputs + inputs : inputs
    }
    if patch.suppressesOutput == true { suppressesOutput = true }
    if let override = patch.override, !override.isEmpty {
      self.override = self.override?.merged(with: override, under: reading) ?? override
    }
  }
}

extension JSON {
  /// Whether the service can tell a field of this value from one that is not sent: proto3 has no empty texts and lists,
  /// but empty objects.
  fileprivate var isSent: Bool {
    switch self {
    case .object: true
    case .null, .bool, .number, .whole, .string, .array: !isEmpty
    }
  }

  /// Objects are merged key by key; items of the same id into one, or replaced; null changes nothing; and everything
  /// else, `{}` and `[]` too, replaces.
  fileprivate func merged(with other: JSON, under reading: Reading) -> JSON {
    switch (self, other) {
    case (_, .null): return self
    case (.object(let mine), .object(let theirs)) where !theirs.isEmpty:
      let said = theirs.filter { $0.value != .null }
      return .object(mine.merging(said) { $0.merged(with: $1, under: reading) })
    case (.array(var items), .array(let others)) where !others.isEmpty:
      let haveIDs = (items + others).allSatisfy { $0["id"] != nil }
      guard haveIDs || reading.lists != .replace else { return other }
      for other in others {
        if let id = other["id"], let index = items.firstIndex(where: { $0["id"] == id }) {
          items[index] = reading.merge == .replace ? other : items[index].merged(with: other, under: reading)
        } else {
          items.append(other)
        }
      }
      return .array(items)
    case _: return other
    }
  }
}

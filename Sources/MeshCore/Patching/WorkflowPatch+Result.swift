/// Why a patch cannot be applied.
public enum PatchError: Error, Hashable, Sendable {
  case noSuchWorkflow(WorkflowID)
  case noItems

  public var message: String {
    switch self {
    case .noSuchWorkflow(let id): "There is no workflow \(id)."
    case .noItems: "The patch names no workflow."
    }
  }
}

extension WorkflowPatch {
  /// What the named workflows are after the patch, all or none.
  ///
  /// The one implementation of the patch semantics: plans preview with it and the embedded backend executes with it.
  /// Where the service's pages leave a question open (contract, section 3.2), this is our answer:
  /// - a list that is not sent, or sent empty, is not patched;
  /// - `node_inputs` that are sent under merge replace the node's inputs;
  /// - `remove` drops the nodes whose id is named, and the cover image when its url is sent.
  public func result(on stored: [WorkflowID: Workflow]) throws(PatchError) -> [WorkflowID: Workflow] {
    guard !items.isEmpty else { throw .noItems }
    var results: [WorkflowID: Workflow] = [:]
    for item in items {
      guard let workflow = results[item.id] ?? stored[item.id] else { throw .noSuchWorkflow(item.id) }
      results[item.id] = patched(workflow, by: item)
    }
    return results
  }

  /// What one workflow is after the patch; as it was, if the patch does not fit it.
  public func result(on workflow: Workflow) -> Workflow {
    (try? result(on: [workflow.id: workflow]))?[workflow.id] ?? workflow
  }

  private func patched(_ workflow: Workflow, by item: Item) -> Workflow {
    var workflow = workflow
    switch action {
    case .overwrite:
      if !item.nodes.isEmpty { workflow.nodes = item.nodes.map(\.node) }
      workflow.attributes.merge(item.attributes) { _, new in new }
    case .merge:
      for patch in item.nodes {
        if let index = workflow.index(of: patch.id) {
          workflow.nodes[index].merge(patch)
        } else {
          workflow.nodes.append(patch.node)
        }
      }
      workflow.attributes.merge(item.attributes) { $0.merged(with: $1) }
    case .remove:
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

extension WorkflowNode {
  fileprivate mutating func merge(_ patch: NodePatch) {
    if let model = patch.model {
      // A model's fields are merged too: sending only a version keeps the model.
      self.model = ModelReference(
        id: model.id.nonEmpty ?? self.model.id, userID: model.userID ?? self.model.userID,
        appID: model.appID ?? self.model.appID, versionID: model.versionID ?? self.model.versionID)
    }
    if let inputs = patch.inputs, !inputs.isEmpty { self.inputs = inputs }
    if patch.suppressesOutput == true { suppressesOutput = true }
    if let override = patch.override, !override.isEmpty {
      self.override = self.override?.merged(with: override) ?? override
    }
  }
}

extension JSON {
  /// Objects are merged key by key and lists appended, items of the same id into one; null changes nothing, and
  /// everything else, `{}` and `[]` too, replaces.
  fileprivate func merged(with other: JSON) -> JSON {
    switch (self, other) {
    case (_, .null): return self
    case (.object(let mine), .object(let theirs)) where !theirs.isEmpty:
      return .object(mine.merging(theirs) { $0.merged(with: $1) })
    case (.array(var items), .array(let others)) where !others.isEmpty:
      for other in others {
        if let id = other["id"], let index = items.firstIndex(where: { $0["id"] == id }) {
          items[index] = items[index].merged(with: other)
        } else {
          items.append(other)
        }
      }
      return .array(items)
    case _: return other
    }
  }
}

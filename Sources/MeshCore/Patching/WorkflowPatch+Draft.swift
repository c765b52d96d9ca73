extension WorkflowPatch {
  /// The patch that sends a draft's changes by `action`, or nil where that action has nothing to send.
  public init?(_ action: PatchAction, from base: Workflow, to draft: Workflow) {
    let diff = WorkflowDiff(from: base, to: draft)
    guard !diff.isEmpty else { return nil }
    let attributes = draft.attributes.filter { base.attributes[$0.key] != $0.value }
    let nodes: [NodePatch]
    switch action {
    case .overwrite:
      nodes = draft.nodes.map(NodePatch.init)
    case .merge:
      nodes = draft.nodes.filter { diff[node: $0.id] != nil }.map { NodePatch($0, changedFrom: base[node: $0.id]) }
    case .remove:
      nodes = base.nodes.filter { draft[node: $0.id] == nil }.map { NodePatch(id: $0.id) }
    }
    guard !nodes.isEmpty || (action != .remove && !attributes.isEmpty) else { return nil }
    self.init(
      action: action,
      items: [Item(id: base.id, nodes: nodes, attributes: action == .remove ? [:] : attributes)])
  }
}

extension PatchAction {
  /// The action that is proposed for a draft, and why.
  ///
  /// Merge only where nodes are added or take another model, version or parameter: it cannot take away a node, an
  /// input or a field, nor change the order.
  public static func proposed(from base: Workflow, to draft: Workflow) -> (action: PatchAction, reason: String) {
    let diff = WorkflowDiff(from: base, to: draft)
    if diff.removed > 0 { return (.overwrite, "a node goes; merge cannot remove") }
    if diff.reordered { return (.overwrite, "the order changes; merge keeps it") }
    guard let merge = WorkflowPatch(.merge, from: base, to: draft) else { return (.overwrite, "nothing changes") }
    if changesInputs(from: base, to: draft) { return (.overwrite, "inputs change; merging them is not documented") }
    guard let merged = try? merge.result(on: [base.id: base])[base.id] else { return (.overwrite, "nothing changes") }
    let off = WorkflowDiff(from: merged, to: draft)
    if off.isSameGraph, off.reordered { return (.overwrite, "a node is put between others; merge appends") }
    // An owner that is not sent is kept, also where the draft means a model of this app: hence no `matches` here.
    guard off.isEmpty, merged.nodes.map(\.model) == draft.nodes.map(\.model) else {
      return (.overwrite, "a field or an item of a list goes; merge cannot clear")
    }
    return (.merge, diff.changed == 0 ? "nodes are only added" : "only models, versions or parameters change")
  }

  /// Whether a node that both have reads something else.
  static func changesInputs(from base: Workflow, to draft: Workflow) -> Bool {
    WorkflowDiff(from: base, to: draft).nodes.contains { change in
      if case .changed(_, let fields) = change { fields.contains { $0.field == .from } } else { false }
    }
  }
}

extension NodePatch {
  /// What merge sends of a node: the model, and of the other fields those that differ from `old`.
  ///
  /// The service's general rule appends a sent list to the stored one (contract, section 3.1), so a field that stays
  /// as it is must not be sent.
  fileprivate init(_ node: WorkflowNode, changedFrom old: WorkflowNode?) {
    self.init(node)
    guard let old else { return }
    if node.inputs == old.inputs { inputs = nil }
    if node.suppressesOutput == old.suppressesOutput { suppressesOutput = nil }
    override = node.override?.changes(from: old.override ?? .null)
  }
}

extension JSON {
  /// What merging must be sent to come from `old` to this: of an object the fields that differ, at any depth. Nil where
  /// there is nothing, and where fields only go, since `{}` would take all.
  fileprivate func changes(from old: JSON) -> JSON? {
    guard self != old else { return nil }
    guard case .object(let fields) = self, case .object = old else { return self }
    let changes = fields.compactMap { key, value -> (String, JSON)? in
      (old[key].map(value.changes) ?? value).map { (key, $0) }
    }
    return changes.isEmpty && !fields.isEmpty ? nil : .object(Dictionary(uniqueKeysWithValues: changes))
  }
}

extension WorkflowPatch {
  /// The patch that sends a draft's changes by `action`, or nil where that action has nothing to send.
  ///
  /// An overwrite carries every node and every writable attribute, also those that stay: what is not sent may be cleared
  /// (``Reading/Overwrite``). A merge sends what differs, since a list that is sent again may be appended to itself
  /// (``Reading/Lists``). A remove names nodes, or else the cover image: it may not patch anything beside that.
  public init?(_ action: PatchAction, from base: Workflow, to draft: Workflow) {
    let diff = WorkflowDiff(from: base, to: draft)
    guard !diff.isEmpty else { return nil }
    var item = Item(id: base.id)
    switch action {
    case .overwrite:
      item.nodes = draft.nodes.map(NodePatch.init)
      item.attributes = draft.attributes
    case .merge:
      item.nodes = draft.nodes.filter { diff[node: $0.id] != nil }.map { NodePatch($0, changedFrom: base[node: $0.id]) }
      item.attributes = draft.attributes.changes(from: base.attributes)
    case .remove:
      item.nodes = base.nodes.filter { draft[node: $0.id] == nil }.map { NodePatch(id: $0.id) }
      if item.nodes.isEmpty, draft.attributes["image"] == nil, let url = base.attributes["image"]?["url"] {
        item.attributes = ["image": ["url": url]]
      }
    }
    guard !item.nodes.isEmpty || (action != .overwrite && !item.attributes.isEmpty) else { return nil }
    self.init(action: action, items: [item])
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
    // Inputs that are sent are sent whole.
    if node.unknown == old.unknown { unknown = inputs == nil ? [:] : unknown.filter { $0.key == NodeInput.field } }
    override = node.override?.changes(from: old.override ?? .null)
  }
}

extension JSON {
  /// What merging must be sent to come from `old` to this: of an object the fields that differ, at any depth, and of a
  /// list that only grew what came. Nil where there is nothing, and where fields only go, since `{}` would take all.
  fileprivate func changes(from old: JSON) -> JSON? {
    guard self != old else { return nil }
    switch (self, old) {
    case (.object(let fields), .object(let before)):
      let changes = fields.changes(from: before)
      return changes.isEmpty && !fields.isEmpty ? nil : .object(changes)
    case (.array(let items), .array(let before)) where items.starts(with: before):
      return .array(Array(items.dropFirst(before.count)))
    case _: return self
    }
  }
}

extension [String: JSON] {
  fileprivate func changes(from old: [String: JSON]) -> [String: JSON] {
    Dictionary(
      uniqueKeysWithValues: compactMap { key, value -> (String, JSON)? in
        (old[key].map(value.changes) ?? value).map { (key, $0) }
      })
  }
}

/// Which workflows run each model, kept as workflows come and go: who uses a model is looked up, not searched for.
package struct ModelIndex: Sendable {
  private var users: [ModelID: WorkflowIDs] = [:]

  package init() {}

  /// Of a page of a list.
  package init(of page: [WorkflowDocument]) {
    for document in page where !TemporaryWorkflows.isTemporary(document.id) { replace(nil, with: document) }
  }

  /// Takes in another one, of workflows that this one has not.
  mutating func add(_ other: ModelIndex) {
    for (model, ids) in other.users { users[model, default: WorkflowIDs()].formUnion(ids) }
  }

  /// The workflows that run a model, at whatever version.
  subscript(model: ModelID) -> WorkflowIDs { users[model] ?? WorkflowIDs() }

  /// A workflow was read, or is gone. Costs about what its text takes to be walked over, where that is another one.
  mutating func replace(_ old: WorkflowDocument?, with new: WorkflowDocument?) {
    guard old != new else { return }
    let (before, after) = (old?.models ?? [], new?.models ?? [])
    if let id = old?.id {
      for model in before.subtracting(after) {
        users[model]?.remove(id)
        if users[model]?.isEmpty == true { users[model] = nil }
      }
    }
    if let id = new?.id { for model in after.subtracting(before) { users[model, default: WorkflowIDs()].insert(id) } }
  }
}

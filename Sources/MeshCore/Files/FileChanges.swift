/// What files ask of an app: drafts that reach what they describe, and the steps that send those.
public struct FileChanges: Hashable, Sendable {
  public private(set) var steps: [StagedStep] = []
  public private(set) var drafts: [WorkflowID: Draft] = [:]
  /// Workflows that are as described already.
  public private(set) var unchanged: [WorkflowID] = []

  /// Each workflow is created where `stored` has none of its id, and changed to what is described where it has one.
  /// Nothing is deleted by being absent from the files. Steps count from `firstStep`.
  public init(
    _ workflows: [Workflow], stored: [WorkflowID: Workflow], choice: PatchChoice = .automatic, firstStep: Int = 1
  ) {
    for workflow in workflows {
      guard let old = stored[workflow.id] else {
        add(Draft(base: Workflow(id: workflow.id), isNew: true), reaching: workflow, .create(workflow.id), firstStep)
        continue
      }
      add(Draft(base: old), reaching: workflow.completed(by: old), .patch(workflow.id, choice), firstStep)
    }
  }

  /// Each stored workflow is patched by `action` with these items, as the service's PATCH would. An overwrite keeps what
  /// it does not name, also where the service might not; merge and remove are sent as they are written.
  public init(patching stored: [WorkflowID: Workflow], with items: [WorkflowPatch.Item], action: PatchAction) {
    for item in items {
      guard let old = stored[item.id] else { continue }
      switch action {
      case .overwrite:
        var workflow = Workflow(item)
        if item.nodes.isEmpty { workflow.nodes = old.nodes }
        add(Draft(base: old), reaching: workflow.completed(by: old), .patch(item.id, .chosen(action)), 1)
      case .merge, .remove:
        let patch = WorkflowPatch(action: action, items: [action == .remove ? item.named : item])
        add(Draft(base: old), reaching: patch.result(on: old) ?? old, .patch(item.id, .asWritten(patch)), 1)
      }
    }
  }

  /// What a snippet asks for of workflows that are as in `current`. What it patches has to be there; a deletion is one
  /// step, whatever is there.
  public init(_ snippet: Snippet, current: [WorkflowID: Workflow], firstStep: Int = 1) {
    switch snippet.request {
    case .describe(let workflows): self.init(workflows, stored: current, firstStep: firstStep)
    case .create(let items): self.init(items.map { Workflow($0) }, stored: current, firstStep: firstStep)
    case .patch(let patch):
      self.init(patching: current, with: patch.items, action: patch.action)
    case .delete(let ids): self.init(StagedStep(id: firstStep, change: .delete(ids)))
    case .deleteAll: self.init(StagedStep(id: firstStep, change: .deleteAll))
    }
  }

  private init(_ step: StagedStep) { steps = [step] }

  private mutating func add(_ draft: Draft, reaching target: Workflow, _ change: StagedChange, _ firstStep: Int) {
    var draft = draft
    // Replacing a list always succeeds.
    if draft.result.nodes != target.nodes { try? draft.make(.replaceNodes(target.nodes)) }
    if draft.result.attributes != target.attributes { try? draft.make(.replaceAttributes(target.attributes)) }
    guard draft.hasChanges else {
      unchanged.append(draft.id)
      return
    }
    drafts[draft.id] = draft
    steps.append(StagedStep(id: firstStep + steps.count, change: change))
  }
}

extension WorkflowPatch.Item {
  /// The same with nodes named only: what a remove needs of them.
  fileprivate var named: Self {
    var item = self
    item.nodes = nodes.map { NodePatch(id: $0.id) }
    return item
  }
}

extension Workflow {
  /// The description of a file with what it leaves to the service kept as the service has it: owners and versions of
  /// models that stay, and the fields beside the nodes.
  fileprivate func completed(by stored: Workflow) -> Workflow {
    var completed = self
    completed.attributes = stored.attributes.merging(attributes) { _, new in new }
    for index in nodes.indices {
      guard let old = stored[node: nodes[index].id]?.model, old.matches(nodes[index].model) else { continue }
      let model = nodes[index].model
      completed.nodes[index].model = ModelReference(
        id: old.id, userID: model.userID ?? old.userID, appID: model.appID ?? old.appID,
        versionID: model.versionID ?? old.versionID)
      completed.nodes[index].extras = stored[node: nodes[index].id]?.extras ?? [:]
    }
    return completed
  }
}

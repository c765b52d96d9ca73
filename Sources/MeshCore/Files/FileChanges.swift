/// What files ask of an app: drafts that reach what they describe, and the steps that send those.
public struct FileChanges: Hashable, Sendable {
  public private(set) var steps: [StagedStep] = []
  public private(set) var drafts: [WorkflowID: Draft] = [:]
  /// Workflows that are as described already.
  public private(set) var unchanged: [WorkflowID] = []
  /// Those of them whose nodes stand in another order than described.
  public private(set) var reordered: [WorkflowID] = []

  /// Each workflow is created where `stored` has none of its id, and changed to what is described where it has one.
  /// Nothing is deleted by being absent from the files. Steps count from `firstStep`.
  ///
  /// An order alone is no change: the service may put nodes into one of its own (contract, section 4.2), and the same
  /// file would be another wish for ever.
  public init(
    _ items: [WorkflowPatch.Item], stored: [WorkflowID: Workflow], choice: PatchChoice = .automatic, firstStep: Int = 1
  ) {
    for item in items {
      guard let old = stored[item.id] else {
        let workflow = Workflow(item)
        add(Draft(base: Workflow(id: item.id), isNew: true), reaching: workflow, .create(item.id), firstStep)
        continue
      }
      let target = item.completed(by: old)
      let diff = WorkflowDiff(from: old, to: target)
      if diff.isSameGraph, diff.reordered {
        unchanged.append(item.id)
        reordered.append(item.id)
      } else {
        add(Draft(base: old), reaching: target, .patch(item.id, choice), firstStep)
      }
    }
  }

  /// The same of workflows that are described whole: each node is as it is given, and attributes that are missing stay.
  public init(
    _ workflows: [Workflow], stored: [WorkflowID: Workflow], choice: PatchChoice = .automatic, firstStep: Int = 1
  ) {
    self.init(workflows.map { WorkflowPatch.Item(whole: $0) }, stored: stored, choice: choice, firstStep: firstStep)
  }

  /// Each stored workflow is patched by `action` with these items, as the service's PATCH would. An overwrite keeps what
  /// it does not name, also where the service might not; merge and remove are sent as they are written.
  public init(patching stored: [WorkflowID: Workflow], with items: [WorkflowPatch.Item], action: PatchAction) {
    for item in items {
      guard let old = stored[item.id] else { continue }
      switch action {
      case .overwrite:
        add(Draft(base: old), reaching: item.completed(by: old), .patch(item.id, .chosen(action)), 1)
      case .merge, .remove:
        let patch = WorkflowPatch(action: action, items: [action == .remove ? item.named : item.sent])
        add(Draft(base: old), reaching: patch.result(ofRequestsOn: old) ?? old, .patch(item.id, .asWritten(patch)), 1)
      }
    }
  }

  /// What a snippet asks for of workflows that are as in `current`. What it patches has to be there; a deletion is one
  /// step, whatever is there.
  public init(_ snippet: Snippet, current: [WorkflowID: Workflow], firstStep: Int = 1) {
    switch snippet.request {
    case .describe(let items), .create(let items): self.init(items, stored: current, firstStep: firstStep)
    case .patch(let patch): self.init(patching: current, with: patch.items, action: patch.action)
    case .rename(let id, let new): self.init(StagedStep(id: firstStep, change: .rename(id, to: new)))
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

extension WorkflowPatch {
  /// The first node that a remove names and that is not there.
  public func removesNothing(of stored: [WorkflowID: Workflow]) -> NodeID? {
    guard action == .remove else { return nil }
    for item in items {
      if let node = item.nodes.first(where: { stored[item.id]?[node: $0.id] == nil }) { return node.id }
    }
    return nil
  }

  /// What its items say, and its action cannot do to what is `stored`, in sentences.
  public func inexpressible(on stored: [WorkflowID: Workflow]) -> [String] {
    items.flatMap { item -> [String] in
      let workflow = stored[item.id]
      let attributes = workflow?.attributes ?? [:]
      switch action {
      case .overwrite: return []
      case .merge:
        let cleared = item.attributes.flatMap { name, value in
          attributes[name].map { value.clearedInVain(in: $0, name, isMergeable: WorkflowPatch.merges(name, value)) }
            ?? []
        }.sorted()
        let ofNodes = item.nodes.flatMap { node in workflow?[node: node.id].map(node.clearedInVain) ?? [] }
        return (cleared.map { "\($0) of \(item.id)" } + ofNodes).map { "merge cannot clear \($0); overwrite may" }
      case .remove:
        let others = item.attributes.keys.filter { $0 != "image" }.sorted()
        var sentences = others.map { "remove takes nodes and the cover image only: \($0) of \(item.id) stays as it is" }
        if let url = item.attributes["image"]?["url"], url != attributes["image"]?["url"] {
          sentences.append("remove takes the cover image of \(item.id) only by its own address, which is another")
        }
        return sentences
      }
    }
  }
}

extension WorkflowPatch.Item {
  /// The same with nodes named only, and beside them the cover image: what a remove takes.
  fileprivate var named: Self {
    let cover = attributes["image"]?["url"].map { ["image": ["url": $0]] as [String: JSON] }
    return Self(id: id, nodes: nodes.map { NodePatch(id: $0.id) }, attributes: cover ?? [:])
  }

  /// The same without what is only said to be empty, and what the wire has no words for.
  fileprivate var sent: Self {
    var item = self
    item.attributes = attributes.filter { !$0.value.isEmpty || WorkflowPatch.merges($0.key, $0.value) }
    for (place, node) in nodes.enumerated() {
      item.nodes[place].emptied = []
      if node.inputs?.isEmpty == true { item.nodes[place].inputs = nil }
      if node.suppressesOutput == false { item.nodes[place].suppressesOutput = nil }
      if node.override?.isEmpty == true { item.nodes[place].override = nil }
    }
    return item
  }

  /// All that there is to say of a workflow's nodes, also that an output is shown or a parameter is not set.
  fileprivate init(whole workflow: Workflow) {
    self.init(workflow)
    for (place, node) in workflow.nodes.enumerated() {
      nodes[place].suppressesOutput = node.suppressesOutput
      nodes[place].override = node.override ?? [:]
    }
  }

  /// What is described, with what it leaves to the service kept as the service has it: owners and versions of models
  /// that stay, the fields of nodes that the official form cannot say, and the fields beside the nodes. An attribute
  /// that is said to be empty goes.
  fileprivate func completed(by stored: Workflow) -> Workflow {
    var completed = Workflow(self)
    // No workflow has no nodes: none said, none changed.
    if nodes.isEmpty { completed.nodes = stored.nodes }
    completed.attributes = stored.attributes.merging(attributes) { _, new in new }.filter { !$0.value.isEmpty }
    for (place, patch) in nodes.enumerated() {
      guard let old = stored[node: patch.id] else { continue }
      completed.nodes[place].suppressesOutput = patch.suppressesOutput ?? old.suppressesOutput
      if patch.override == nil { completed.nodes[place].override = old.override }
      completed.nodes[place].extras = old.extras
      let model = completed.nodes[place].model.named(as: old.model, in: stored)
      completed.nodes[place].model = model
      if old.model.matches(model) { completed.nodes[place].model = patch.completed(model, by: old.model) }
    }
    return completed
  }
}

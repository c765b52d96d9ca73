/// What a snippet would stage, on what is drafted and read now.
package struct SnippetPreview: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    package let change: StagedChange
    /// What the draft would begin with, and become; nil for deletions.
    package let draft: Draft?
    /// What is worth knowing before it is staged, in sentences.
    package let notes: [String]
  }

  package private(set) var steps: [Step] = []
  /// Workflows that are as described already.
  package private(set) var unchanged: [WorkflowID] = []
  /// Why nothing can be staged; empty if it can.
  package private(set) var obstacles: [String] = []
  package private(set) var warnings: [String]

  /// What it would be staged on.
  package struct Ground {
    let app: AppScope
    let bench: Workbench
    let library: Library
    let catalogue: ModelCatalogue
    /// The name of the key that undoes an edit.
    let undo: String

    package init(app: AppScope, bench: Workbench, library: Library, catalogue: ModelCatalogue, undo: String) {
      self.app = app
      self.bench = bench
      self.library = library
      self.catalogue = catalogue
      self.undo = undo
    }
  }

  package init(_ snippet: Snippet, on ground: Ground) {
    warnings = snippet.warnings
    if let app = snippet.app, !ground.isOpen(app) {
      warnings.append("It names the app \(app.name); it would be staged for \(ground.app.name).")
    }
    guard ground.library.readAt != nil else {
      obstacles = ["The workflows of the app are not read yet. What this changes is known then."]
      return
    }
    let ids = snippet.request.changed
    let current = Dictionary(ids.compactMap { id in ground.workflow(id).map { (id, $0) } }) { first, _ in first }
    let changes = FileChanges(snippet, current: current)
    unchanged = changes.unchanged
    for step in changes.steps { add(step.change, changes, snippet, ground) }
    if case .patch(let patch) = snippet.request {
      if patch.action == .remove {
        for item in patch.items {
          let absent = item.nodes.map(\.id).filter { current[item.id] != nil && current[item.id]?[node: $0] == nil }
          if !absent.isEmpty { warnings.append("\(item.id) has no \(absent.joined(separator: ", ")) to remove.") }
        }
      }
      obstacles += ids.filter { current[$0] == nil }
        .map { "\($0) is not in \(ground.app.name): a patch changes what is there." }
    }
  }

  private mutating func add(
    _ change: StagedChange, _ changes: FileChanges, _ snippet: Snippet, _ ground: Ground
  ) {
    let bench = ground.bench
    switch change {
    case .create(let id), .patch(let id, _, _):
      guard let draft = changes.drafts[id] else { return }
      if let issue = ground.validation(draft.result).errors.first {
        obstacles.append("\(id): \(issue.message) Fix it.")
      }
      if change.fate == .added, bench.staged.contains(where: { $0.change.renaming?.new == id }) {
        obstacles.append("\(id) is a new id that is staged for another workflow. Take that step out first.")
      }
      // What is still to be created is created with the change.
      let change = bench.drafts[id]?.isNew == true ? .create(id) : change
      steps.append(Step(change: change, draft: draft, notes: ground.notes(on: id, snippet) + change.risks(of: draft)))
    case .delete(let ids):
      obstacles += ids.filter { !ground.library.contains($0) }.map { "\($0) is not on the service." }
      let others = ids.filter { bench.stagedDeletion(of: $0) == nil }
      if others.isEmpty { obstacles.append("The deletion is staged already.") }
      steps.append(Step(change: .delete(others), draft: nil, notes: []))
    case .deleteAll:
      if ground.library.order.isEmpty { obstacles.append("There is no workflow to delete.") }
      if bench.staged.contains(where: { $0.change == .deleteAll }) {
        obstacles.append("The deletion is staged already.")
      }
      steps.append(Step(change: .deleteAll, draft: nil, notes: []))
    case .rename(let old, let new):
      obstacles += ground.obstacles(toRenaming: old, to: new)
      steps.append(Step(change: change, draft: nil, notes: []))
    }
  }

  /// The workflows that would go, counted as a plan counts them.
  package func deletions(in library: Library) -> Set<WorkflowID> {
    Set(steps.map(\.change).filter(\.isDeletion).flatMap { $0 == .deleteAll ? library.order : $0.workflows })
  }
}

extension SnippetPreview.Ground {
  fileprivate func isOpen(_ other: AppScope) -> Bool {
    let users: Set = [other.userID, app.userID]
    return other.appID == app.appID && (users.count == 1 || users.contains("me"))
  }

  fileprivate func workflow(_ id: WorkflowID) -> Workflow? { bench.drafts[id]?.result ?? library[id] }

  fileprivate func validation(_ workflow: Workflow) -> Validation {
    Validation(workflow) { catalogue.typeID($0) }
  }

  /// Why a workflow cannot get another id.
  fileprivate func obstacles(toRenaming old: WorkflowID, to new: WorkflowID) -> [String] {
    if !library.contains(old) { return ["\(old) is not on the service."] }
    if bench.stagedDeletion(of: old) != nil { return ["The deletion of \(old) is staged. Take that step out first."] }
    if bench.stagedRename(of: old) != nil {
      return ["Another id is staged for \(old) already. Take that step out first."]
    }
    if old == new { return ["\(old) has this id already."] }
    if workflow(new) != nil { return ["There is a workflow \(new) already. Choose another id."] }
    if bench.staged.contains(where: { $0.change.renaming?.new == new }) {
      return ["\(new) is staged as a new id already."]
    }
    return Validation.isValidID(new) ? [] : ["\(Validation.Issue.badWorkflowID(new).message) Fix it."]
  }

  fileprivate func notes(on id: WorkflowID, _ snippet: Snippet) -> [String] {
    var notes: [String] = []
    if case .create = snippet.request, workflow(id) != nil {
      notes.append("\(id) exists already: this changes it, where a creation would be refused.")
    }
    if bench.drafts[id]?.hasChanges == true {
      notes.append("Your draft has changes already. This comes on top; \(undo) undoes it.")
    }
    if bench.stagedDeletion(of: id) != nil { notes.append("Its deletion is staged too.") }
    return notes
  }
}

extension StagedChange {
  /// What the action that a snippet names may lose: the plan asks for a yes to it.
  fileprivate func risks(of draft: Draft) -> [String] {
    guard let choice else { return [] }
    let patches = choice.patches(from: draft.base, to: draft.result)
    return PatchOutlook(patches, on: draft.base, wanted: draft.result).risks.map { $0.message + "." }
  }
}

extension Snippet.Request {
  /// The workflows that drafts are made of, in order.
  fileprivate var changed: [WorkflowID] {
    switch self {
    case .describe(let workflows): workflows.map(\.id)
    case .create(let items): items.map(\.id)
    case .patch(let patch): patch.items.map(\.id)
    case .rename, .delete, .deleteAll: []
    }
  }
}

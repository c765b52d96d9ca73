import MeshCore

/// What a snippet would stage, on what is drafted and read now.
struct PastePreview: Hashable, Sendable {
  struct Step: Hashable, Sendable {
    let change: StagedChange
    /// What the draft would begin with, and become; nil for deletions.
    let draft: Draft?
    /// What is worth knowing before it is staged, in sentences.
    let notes: [String]
  }

  fileprivate(set) var steps: [Step] = []
  /// Workflows that are as described already.
  fileprivate(set) var unchanged: [WorkflowID] = []
  /// Why nothing can be staged; empty if it can.
  fileprivate(set) var obstacles: [String] = []
  fileprivate(set) var warnings: [String]
}

extension PastePreview {
  /// The workflows that would go, counted as a plan counts them.
  func deletions(_ state: State) -> Set<WorkflowID> {
    Set(
      steps.map(\.change).filter(\.isDeletion).flatMap { $0 == .deleteAll ? state.library.order : $0.workflows })
  }
}

extension State {
  func preview(of snippet: Snippet) -> PastePreview {
    var preview = PastePreview(warnings: snippet.warnings)
    if let app = snippet.app, !isOpen(app) {
      preview.warnings.append("It names the app \(app.name); it would be staged for \(session.app.name).")
    }
    guard library.readAt != nil else {
      preview.obstacles = ["The workflows of the app are not read yet. What this changes is known then."]
      return preview
    }
    let ids = snippet.request.changed
    let current = Dictionary(ids.compactMap { id in workflow(id).map { (id, $0) } }) { first, _ in first }
    let changes = FileChanges(snippet, current: current)
    preview.unchanged = changes.unchanged
    for step in changes.steps { add(step.change, changes, snippet, to: &preview) }
    if case .patch(let patch) = snippet.request {
      if patch.action == .remove {
        for item in patch.items {
          let absent = item.nodes.map(\.id).filter { current[item.id] != nil && current[item.id]?[node: $0] == nil }
          if !absent.isEmpty {
            preview.warnings.append("\(item.id) has no \(absent.joined(separator: ", ")) to remove.")
          }
        }
      }
      preview.obstacles += ids.filter { current[$0] == nil }
        .map { "\($0) is not in \(session.app.name): a patch changes what is there." }
    }
    return preview
  }

  private func isOpen(_ app: AppScope) -> Bool {
    let users: Set = [app.userID, session.app.userID]
    return app.appID == session.app.appID && (users.count == 1 || users.contains("me"))
  }

  private func add(
    _ change: StagedChange, _ changes: FileChanges, _ snippet: Snippet, to preview: inout PastePreview
  ) {
    switch change {
    case .create(let id), .patch(let id, _, _):
      guard let draft = changes.drafts[id] else { return }
      if let issue = validation(draft.result).errors.first {
        preview.obstacles.append("\(id): \(issue.message) Fix it.")
      }
      if change.fate == .added, staged.contains(where: { $0.change.renaming?.new == id }) {
        preview.obstacles.append("\(id) is a new id that is staged for another workflow. Take that step out first.")
      }
      // What is still to be created is created with the change.
      let change = drafts[id]?.isNew == true ? .create(id) : change
      preview.steps.append(.init(change: change, draft: draft, notes: notes(on: id, snippet) + change.risks(of: draft)))
    case .delete(let ids):
      preview.obstacles += ids.filter { !library.contains($0) }.map { "\($0) is not on the service." }
      let others = ids.filter { stagedDeletion(of: $0) == nil }
      if others.isEmpty { preview.obstacles.append("The deletion is staged already.") }
      preview.steps.append(.init(change: .delete(others), draft: nil, notes: []))
    case .deleteAll:
      if library.order.isEmpty { preview.obstacles.append("There is no workflow to delete.") }
      if staged.contains(where: { $0.change == .deleteAll }) {
        preview.obstacles.append("The deletion is staged already.")
      }
      preview.steps.append(.init(change: .deleteAll, draft: nil, notes: []))
    // Snippets of another id are refused where they are read.
    case .rename: break
    }
  }

  private func notes(on id: WorkflowID, _ snippet: Snippet) -> [String] {
    var notes: [String] = []
    if case .create = snippet.request, workflow(id) != nil {
      notes.append("\(id) exists already: this changes it, where a creation would be refused.")
    }
    if drafts[id]?.hasChanges == true {
      notes.append("Your draft has changes already. This comes on top; \(key(.undo, in: .workflows)) undoes it.")
    }
    if stagedDeletion(of: id) != nil { notes.append("Its deletion is staged too.") }
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
    case .delete, .deleteAll: []
    }
  }
}

package import MeshCore

extension State {
  /// The staged step that gives the workflow another id, if any.
  package func stagedRename(of id: WorkflowID) -> StagedStep? {
    staged.first { $0.change.renaming?.old == id }
  }

  mutating func openRename() throws(Notice) -> [Effect] {
    guard let id = selectedWorkflow else { throw .plain("Select a workflow first.") }
    guard stagedDeletion(of: id) == nil else {
      throw .plain("The deletion of \(id) is staged. x in Staged takes it out.")
    }
    let text = kept.renames?[id] ?? stagedRename(of: id)?.change.workflows.last ?? id
    let limit = max(TextField.Content.workflowID.limit, id.utf8.count)
    dialogs.append(.rename(RenameForm(workflow: id, id: TextField(text, limit: limit))))
    return []
  }

  /// Why the workflow cannot have the id that is typed, or nil.
  package func obstacle(to form: RenameForm) -> String? {
    let new = form.id.text.trimmed(unlessIs: form.workflow)
    if new == form.workflow { return "It has this id already." }
    if stagedRename(of: form.workflow)?.change.renaming?.new == new { return nil }
    return obstacle(toNewWorkflow: new)
  }

  /// What is drafted, staged and marked of a workflow goes on under its new id.
  mutating func follow(_ old: WorkflowID, to new: WorkflowID) -> [Effect] {
    var effects: [Effect] = []
    if let draft = drafts[old], drafts[new] == nil {
      let renamed = draft.renamed(to: new)
      (drafts[old], drafts[new]) = (nil, renamed)
      effects = [.record(.draftEnded(old))] + renamed.journal.map(Effect.record)
    }
    // Its acts of staging name the old id.
    effects += forgetStagings(of: [old, new])
    var steps = staged
    for place in steps.indices { steps[place].change = steps[place].change.renaming(old, to: new) }
    if steps != staged {
      staged = steps
      effects.append(.record(.staged(staged)))
    }
    // Half-filled forms, texts and choices are of it too.
    effects += keepTexts { $0.follow(old, to: new) }
    if marked.remove(old) != nil { marked.insert(new) }
    if cursors.workflow == old {
      cursors.workflow = new
      // A filter must not hide what is selected.
      if !workflowIDs.contains(new) { filter = Filter() }
    }
    return effects
  }
}

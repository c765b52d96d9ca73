package import MeshCore

extension State {
  /// The staged step that gives the workflow another id, if any.
  package func stagedRename(of id: WorkflowID) -> StagedStep? {
    staged.first { if case .rename(id, _) = $0.change { true } else { false } }
  }

  mutating func openRename() -> [Effect] {
    guard let id = selectedWorkflow else {
      notice = .plain("Select a workflow first.")
      return []
    }
    guard stagedDeletion(of: id) == nil else {
      notice = .plain("The deletion of \(id) is staged. x in Staged takes it out.")
      return []
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
    if stagedRename(of: form.workflow)?.change.isRename(to: new) == true { return nil }
    return obstacle(toNewWorkflow: new)
  }

  /// Keeps what is typed, so that neither closing nor the death of the program loses it.
  mutating func keepText(of form: RenameForm) -> [Effect] {
    keepTexts { kept in
      var texts = kept.renames ?? [:]
      texts[form.workflow] = form.id.text == form.workflow ? nil : form.id.text
      kept.renames = texts.isEmpty ? nil : texts
    }
  }

  /// Stages the new id. A workflow that is only a draft has it at once.
  mutating func stageRename(_ form: RenameForm) -> [Effect] {
    if let obstacle = obstacle(to: form) {
      notice = .error(obstacle)
      return []
    }
    let (old, new) = (form.workflow, form.id.text.trimmed(unlessIs: form.workflow))
    dialogs.removeLast()
    let forgotten = keepTexts { kept in
      kept.renames?[old] = nil
      if kept.renames?.isEmpty == true { kept.renames = nil }
    }
    if drafts[old]?.isNew == true {
      let effects = follow(old, to: new)
      notice = Notice(.warn, "~", "\(old) is \(new) now. Draft only, nothing sent.")
      return forgotten + effects
    }
    notice = Notice(.warn, "~", "Staged: rename \(old) to \(new). Nothing sent. C plans, 3 shows it.")
    guard let step = stagedRename(of: old), let place = staged.firstIndex(of: step) else {
      return forgotten + stage(.rename(old, to: new))
    }
    return forgotten + changeStep(step.id) { $0[place].change = .rename(old, to: new) }
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

extension StagedChange {
  func isRename(to id: WorkflowID) -> Bool {
    if case .rename(_, id) = self { true } else { false }
  }
}

extension Workbench {
  /// Makes an edit in the draft of a workflow, which begins with what is `stored` where there is none. Throws, and changes
  /// nothing, where the edit cannot be made.
  package mutating func make(_ edit: Edit, on stored: Workflow) throws(EditError) -> [JournalEntry] {
    let id = stored.id
    let begun = drafts[id] == nil ? [JournalEntry.draftBegan(base: stored, isNew: false)] : []
    var draft = drafts[id] ?? Draft(base: stored)
    try draft.make(edit)
    drafts[id] = draft
    return begun + [.edited(id, edit, at: draft.edits.count - 1)] + noteEditInStagings(of: id)
  }

  /// Takes back the last edit of a draft; nil where there is none.
  package mutating func undoEdit(of id: WorkflowID) throws(EditError) -> (edit: Edit, entries: [JournalEntry])? {
    guard let edit = try drafts[id]?.undo() else { return nil }
    return (edit, rewound(id))
  }

  /// Makes the edit that was undone last again; nil where there is none.
  package mutating func redoEdit(of id: WorkflowID) throws(EditError) -> (edit: Edit, entries: [JournalEntry])? {
    guard let edit = try drafts[id]?.redo() else { return nil }
    return (edit, rewound(id))
  }

  private func rewound(_ id: WorkflowID) -> [JournalEntry] {
    drafts[id].map { [.rewound(id, to: $0.edits.count)] } ?? []
  }

  /// A draft begins, in place of any earlier one of its workflow.
  package mutating func beginDraft(_ draft: Draft) -> [JournalEntry] {
    drafts[draft.id] = draft
    return draft.journal + forgetWork(on: draft.id)
  }

  /// A draft ends, or `successor` takes its place.
  package mutating func endDraft(_ id: WorkflowID, keeping successor: Draft? = nil) -> [JournalEntry] {
    if let successor { return beginDraft(successor) }
    guard drafts.removeValue(forKey: id) != nil else { return [] }
    return [.draftEnded(id)] + forgetWork(on: id)
  }

  /// What was staged and undone of a draft, and decided of it, is no work on another one.
  private mutating func forgetWork(on id: WorkflowID) -> [JournalEntry] {
    forgetStagings(of: [id]) + changeKept { $0.forgetChoices(of: id) }
  }

  mutating func changeKept(_ change: (inout KeptParts) -> Void) -> [JournalEntry] {
    let before = kept
    change(&kept)
    return kept == before ? [] : [.form(kept.json)]
  }
}

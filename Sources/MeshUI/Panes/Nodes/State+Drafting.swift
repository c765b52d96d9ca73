import MeshCore

extension State {
  /// Makes an edit in the draft of a workflow, beginning one where there is none.
  mutating func make(_ edit: Edit, in id: WorkflowID) -> [Effect] {
    guard session.holder == nil else {
      notice = lookingOnly
      return []
    }
    var effects: [Effect] = []
    guard var draft = drafts[id] ?? library[id].map({ Draft(base: $0) }) else {
      notice = .error("\(id) is no longer there. R reads the workflows again.")
      return []
    }
    if drafts[id] == nil { effects.append(.record(.draftBegan(base: draft.base, isNew: draft.isNew))) }
    let before = draft.result
    let words = edit.words(in: before)
    do {
      try draft.make(edit)
    } catch {
      notice = .error(error.message)
      return []
    }
    drafts[id] = draft
    clampTops()
    let readers = Self.words(ofNodes: draft.result.nodes(losingInputsOf: before))
    notice = Notice(.warn, edit.mark.glyph, "\(words). Draft only, nothing sent. u undoes.\(readers)")
    return effects + [.record(.edited(id, edit, at: draft.edits.count - 1))] + noteEditInStagings(of: id)
      + followNode(edit, in: id)
  }

  /// What an edit leaves without an input, where it does.
  private static func words(ofNodes readers: [NodeID]) -> String {
    guard let first = readers.first else { return "" }
    guard readers.count > 1 else { return " \(first) reads it, and is an error until i there chooses another input." }
    return " \(readers.joined(separator: ", ")) read it, and are errors until i there chooses other inputs."
  }

  /// The workflow whose history `u` and `U` go through: in Staged the one of the selected step.
  private var rewoundWorkflow: WorkflowID? {
    guard focus == .staged, let step = selectedStep else { return selectedWorkflow }
    return step.change.workflows.first ?? selectedWorkflow
  }

  mutating func undo() -> [Effect] {
    if let id = rewoundWorkflow, let effects = undoStaging(of: id) { return effects }
    return keepingNodePlace { state in
      state.rewind("Nothing to undo in this draft.", verb: "Undone") { draft throws(EditError) in try draft.undo() }
    }
  }

  mutating func redo() -> [Effect] {
    if let id = rewoundWorkflow, let effects = redoStaging(of: id) { return effects }
    return keepingNodePlace { state in
      state.rewind("Nothing to redo in this draft.", verb: "Redone") { draft throws(EditError) in try draft.redo() }
    }
  }

  private mutating func rewind(
    _ nothing: String, verb: String, _ step: (inout Draft) throws(EditError) -> Edit?
  ) -> [Effect] {
    guard let id = rewoundWorkflow, var draft = drafts[id] else {
      notice = .plain(nothing)
      return []
    }
    let before = draft.result
    do {
      guard let edit = try step(&draft) else {
        notice = .plain(nothing)
        return []
      }
      let shown = edit.words(in: verb == "Undone" ? draft.result : before)
      notice = Notice(.ok, verb, shown + (draft.hasChanges ? "." : ". The draft is as the service has it."))
    } catch {
      notice = .error(error.message)
      return []
    }
    drafts[id] = draft
    clampTops()
    return [.record(.rewound(id, to: draft.edits.count))]
  }

  mutating func removeNode() throws(Notice) -> [Effect] {
    guard let workflow = selectedWorkflow, let row = selectedNode else {
      throw .plain("There is no node to remove.")
    }
    if !markedRows.isEmpty { return try removeMarkedNodes(of: workflow) }
    guard row.mark != .removed else {
      throw .plain("\(row.id) is removed already; it goes when the draft is applied. u brings it back.")
    }
    cursors.node = row.id
    return keepingNodePlace { $0.make(.removeNode(row.id), in: workflow) }
  }

  mutating func moveNode(by distance: Int) throws(Notice) -> [Effect] {
    guard let id = selectedWorkflow, let row = selectedNode else { throw .plain("There is no node to move.") }
    guard let place = workflow(id)?.index(of: row.id) else {
      throw .plain("\(row.id) is removed. u brings it back.")
    }
    let target = place + distance
    guard workflow(id)?.nodes.indices.contains(target) == true else {
      throw .plain("\(row.id) is \(distance < 0 ? "first" : "last") in the list already.")
    }
    cursors.node = row.id
    return make(.moveNode(row.id, to: target), in: id)
  }

  mutating func askToDiscard() throws(Notice) -> [Effect] {
    if focus == .workflows, !marked.isEmpty { return try askToDiscardMarked() }
    guard let id = selectedWorkflow, drafts[id] != nil else { throw .plain("This workflow has no draft.") }
    dialogs.append(.question(.discardDraft(id)))
    return []
  }

  private mutating func askToDiscardMarked() throws(Notice) -> [Effect] {
    let ids = workflowIDs.filter { marked.contains($0) && drafts[$0] != nil }
    guard let first = ids.first else { throw .plain("None of the marked workflows has a draft.") }
    dialogs.append(.question(ids.count == 1 ? .discardDraft(first) : .discardDrafts(ids)))
    return []
  }

  mutating func discardDraft(_ id: WorkflowID) -> [Effect] {
    let step = stagedDraft(of: id)?.id
    let effects =
      keepingNodePlace { state in state.endDraft(id) + state.unstage { $0.id == step } } + selectShownWorkflow()
    notice = .ok("The draft of \(id) is discarded.")
    return effects
  }

  mutating func endDraft(_ id: WorkflowID) -> [Effect] {
    guard drafts.removeValue(forKey: id) != nil else { return [] }
    return [.record(.draftEnded(id))] + forgetStagings(of: [id]) + forgetConflict(of: id)
  }
}

extension Edit {
  /// The mark that the notice of the edit begins with.
  fileprivate var mark: Mark {
    switch self {
    case .addNode: .added
    case .removeNode: .removed
    case .updateNode, .moveNode, .replaceNodes, .replaceAttributes: .changed
    }
  }
}

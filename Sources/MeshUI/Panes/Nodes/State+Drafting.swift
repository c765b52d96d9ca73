import MeshCore

extension State {
  /// Makes an edit in the draft of a workflow, beginning one where there is none.
  mutating func make(_ edit: Edit, in id: WorkflowID) -> [Effect] {
    guard session.holder == nil else {
      notice = lookingOnly
      return []
    }
    guard let before = workflow(id), let stored = drafts[id]?.base ?? library[id] else {
      notice = gone(id)
      return []
    }
    let effects: [Effect]
    do {
      effects = journalled(try bench.make(edit, on: stored))
    } catch {
      notice = .error(error.message)
      return []
    }
    clampTops()
    let readers = words(ofNodes: workflow(id)?.nodes(losingInputsOf: before) ?? [])
    notice = Notice(
      .warn, edit.mark.glyph,
      "\(edit.description(in: before)). Draft only. \(key(.undo, in: .nodes)) undoes.\(readers)")
    return effects + followNode(edit, in: id)
  }

  /// What an edit leaves without an input, where it does.
  private func words(ofNodes readers: [NodeID]) -> String {
    guard let first = readers.first else { return "" }
    guard readers.count > 1 else {
      return " \(first) reads it, and is an error until \(key(.chooseInputs, in: .nodes)) there chooses another input."
    }
    return
      " \(readers.joined(separator: ", ")) read it, and are errors until \(key(.chooseInputs, in: .nodes)) there chooses other inputs."
  }

  mutating func undo() -> [Effect] {
    if let id = selectedWorkflow, let effects = undoStaging(of: id) { return effects }
    let applied =
      history.isEmpty
      ? "" : " What was applied: \(key(.jumpStaged)) \(key(.history, in: .staged)) shows it with its way back."
    return keepingNodePlace { state in
      state.rewind("Nothing to undo in this draft." + applied, verb: "Undone") { bench, id throws(EditError) in
        try bench.undoEdit(of: id)
      }
    }
  }

  mutating func redo() -> [Effect] {
    if let id = selectedWorkflow, let effects = redoStaging(of: id) { return effects }
    return keepingNodePlace { state in
      state.rewind("Nothing to redo in this draft.", verb: "Redone") { bench, id throws(EditError) in
        try bench.redoEdit(of: id)
      }
    }
  }

  private mutating func rewind(
    _ nothing: String, verb: String,
    _ step: (inout Workbench, WorkflowID) throws(EditError) -> (edit: Edit, entries: [JournalEntry])?
  ) -> [Effect] {
    do {
      guard let id = selectedWorkflow, let before = drafts[id]?.result,
        let (edit, entries) = try step(&bench, id),
        let draft = drafts[id]
      else {
        notice = .plain(nothing)
        return []
      }
      clampTops()
      let shown = edit.description(in: verb == "Undone" ? draft.result : before)
      notice = Notice(.ok, verb, shown + (draft.hasChanges ? "." : ". No change is left."))
      return journalled(entries)
    } catch {
      notice = .error(error.message)
      return []
    }
  }

  mutating func removeNode() throws(Notice) -> [Effect] {
    guard let workflow = selectedWorkflow, let row = selectedNode else {
      throw .plain("There is no node to remove.")
    }
    if !markedRows.isEmpty { return try removeMarkedNodes(of: workflow) }
    guard row.mark != .removed else {
      throw .plain(
        "\(row.id) is removed already, and goes with the apply. \(key(.undo, in: .nodes)) brings it back.")
    }
    cursors.node = row.id
    return keepingNodePlace { $0.make(.removeNode(row.id), in: workflow) }
  }

  mutating func moveNode(by distance: Int) throws(Notice) -> [Effect] {
    guard let id = selectedWorkflow, let row = selectedNode else { throw .plain("There is no node to move.") }
    guard let index = workflow(id)?.index(of: row.id) else {
      throw .plain("\(row.id) is removed. \(key(.undo, in: .nodes)) brings it back.")
    }
    let target = index + distance
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
    let step = bench.stagedDraft(of: id)?.id
    let effects =
      keepingNodePlace { state in state.endDraft(id) + state.unstage { $0.id == step } } + selectShownWorkflow()
    notice = .ok("The draft of \(id) is discarded.")
    return effects
  }

  /// Ends a draft, or puts another in its place.
  mutating func endDraft(_ id: WorkflowID, keeping successor: Draft? = nil) -> [Effect] {
    journalled(bench.endDraft(id, keeping: successor))
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

import MeshCore

/// The part of a workflow's undo history that is about staging.
extension State {
  /// Changes one step of what is staged, and notes it in the history of the workflows that it is about.
  mutating func changeStep(_ id: StagedStep.ID, _ change: (inout [StagedStep]) -> Void) -> [Effect] {
    let before = slot(id)
    change(&staged)
    let after = slot(id)
    guard before != after, let step = (after ?? before)?.step else { return [] }
    let named = step.change.workflows
    // A step that names none is undone where it was made.
    for workflow in named.isEmpty ? [selectedWorkflow].compactMap(\.self) : named {
      let act = StagingAct(edits: drafts[workflow]?.edits.count ?? 0, before: before, after: after)
      stagings[workflow, default: StagingHistory()].note(act)
    }
    return [.record(.staged(staged)), stagingsEntry]
  }

  private func slot(_ id: StagedStep.ID) -> StagingAct.Slot? {
    staged.firstIndex { $0.id == id }.map { StagingAct.Slot(step: staged[$0], place: $0) }
  }

  private var stagingsEntry: Effect { .record(.stagings(stagings)) }

  /// Takes the last act back where it came after the draft's last edit; nil where an edit is to be undone.
  mutating func undoStaging(of id: WorkflowID) -> [Effect]? {
    guard let act = stagings[id]?.undoable(after: drafts[id]?.edits.count ?? 0) else { return nil }
    return carryOut(act.reversed, of: act, "Undone", id) { $0.undo() }
  }

  /// Makes the act that was undone last again, where no edit is to be redone before it; nil where there is none.
  mutating func redoStaging(of id: WorkflowID) -> [Effect]? {
    guard let act = stagings[id]?.redoable(after: drafts[id]?.edits.count ?? 0) else { return nil }
    return carryOut(act, of: act, "Redone", id) { $0.redo() }
  }

  /// A step of several workflows stands in the history of each, and moves in all of them.
  private mutating func carryOut(
    _ change: StagingAct, of act: StagingAct, _ verb: String, _ id: WorkflowID,
    _ move: (inout StagingHistory) -> Void
  ) -> [Effect] {
    guard change.apply(to: &staged) else {
      for workflow in stagings.keys { stagings[workflow]?.forget(act) }
      notice = .plain("The step has changed since: there is nothing of it to take back.")
      return [stagingsEntry]
    }
    if let step = (change.after ?? change.before)?.step { cursors.staged = step.id }
    for workflow in Set(act.workflows + [id]) where stagings[workflow]?.isNext(act) == true {
      if var history = stagings[workflow] {
        move(&history)
        stagings[workflow] = history
      }
    }
    notice = Notice(.ok, verb, act.words + ".")
    return [.record(.staged(staged)), stagingsEntry]
  }

  /// Forgets the acts of workflows whose draft ended, or began anew on something else.
  mutating func forgetStagings(of ids: [WorkflowID]) -> [Effect] {
    let known = ids.filter { stagings[$0] != nil }
    for id in known { stagings[id] = nil }
    return known.isEmpty ? [] : [stagingsEntry]
  }

  /// After an edit, what of staging was undone can no longer be redone.
  mutating func noteEditInStagings(of id: WorkflowID) -> [Effect] {
    guard stagings[id]?.undone.isEmpty == false else { return [] }
    stagings[id]?.noteEdit()
    return [stagingsEntry]
  }
}

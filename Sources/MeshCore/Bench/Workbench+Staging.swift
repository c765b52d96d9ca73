extension Workbench {
  /// Puts a change at the end of what is staged. One that names no workflow is undone at `place`, where it was made.
  package mutating func stage(_ change: StagedChange, at place: WorkflowID?) -> [JournalEntry] {
    let step = StagedStep(id: nextStep, change: change)
    return changeStep(step.id, at: place) { $0.append(step) }
  }

  /// Changes one step of what is staged, and notes it for undo with the workflows that it is about.
  package mutating func changeStep(
    _ id: StagedStep.ID, at place: WorkflowID?, _ change: (inout [StagedStep]) -> Void
  ) -> [JournalEntry] {
    let before = slot(id)
    change(&staged)
    let after = slot(id)
    guard before != after, let step = (after ?? before)?.step else { return [] }
    let named = step.change.workflows
    for workflow in named.isEmpty ? [place].compactMap(\.self) : named {
      let act = StagingAct(edits: drafts[workflow]?.edits.count ?? 0, before: before, after: after)
      stagings[workflow, default: StagingHistory()].note(act)
    }
    return [.staged(staged), .stagings(stagings)]
  }

  private func slot(_ id: StagedStep.ID) -> StagingAct.Slot? {
    staged.firstIndex { $0.id == id }.map { StagingAct.Slot(step: staged[$0], place: $0) }
  }

  /// Takes steps out for good: undo does not bring them back.
  package mutating func unstage(where condition: (StagedStep) -> Bool) -> [JournalEntry] {
    changeStaged { $0.removeAll(where: condition) }
  }

  mutating func changeStaged(_ change: (inout [StagedStep]) -> Void) -> [JournalEntry] {
    let before = staged
    change(&staged)
    return staged == before ? [] : [.staged(staged)]
  }
}

// Undo and redo of staging.
extension Workbench {
  /// An act that was to be taken back, or made again.
  package struct Rewinding: Hashable, Sendable {
    package let act: StagingAct
    /// Not where the step has changed since: there is nothing of the act to take back then, and it is forgotten.
    package let isDone: Bool
    package let entries: [JournalEntry]
  }

  /// Takes the last act back where it came after the draft's last edit; nil where an edit is to be undone.
  package mutating func undoStaging(of id: WorkflowID) -> Rewinding? {
    guard let act = stagings[id]?.undoable(after: drafts[id]?.edits.count ?? 0) else { return nil }
    return rewind(act, by: act.reversed, id) { $0.undo() }
  }

  /// Makes the act that was undone last again, where no edit is to be redone before it; nil where there is none.
  package mutating func redoStaging(of id: WorkflowID) -> Rewinding? {
    guard let act = stagings[id]?.redoable(after: drafts[id]?.edits.count ?? 0) else { return nil }
    return rewind(act, by: act, id) { $0.redo() }
  }

  /// A step of several workflows stands in the history of each, and moves in all of them.
  private mutating func rewind(
    _ act: StagingAct, by change: StagingAct, _ id: WorkflowID, _ move: (inout StagingHistory) -> Void
  ) -> Rewinding {
    guard change.apply(to: &staged) else {
      for workflow in stagings.keys { stagings[workflow]?.forget(act) }
      return Rewinding(act: act, isDone: false, entries: [.stagings(stagings)])
    }
    for workflow in Set(act.workflows + [id]) {
      guard var history = stagings[workflow], history.isNext(act) else { continue }
      move(&history)
      stagings[workflow] = history
    }
    return Rewinding(act: act, isDone: true, entries: [.staged(staged), .stagings(stagings)])
  }

  /// What undo knows of staging these workflows is of steps that are no longer as they were.
  mutating func forgetStagings(of ids: [WorkflowID]) -> [JournalEntry] {
    let known = ids.filter { stagings.removeValue(forKey: $0) != nil }
    return known.isEmpty ? [] : [.stagings(stagings)]
  }

  /// After an edit, what of staging was undone can no longer be redone.
  mutating func noteEditInStagings(of id: WorkflowID) -> [JournalEntry] {
    guard stagings[id]?.undone.isEmpty == false else { return [] }
    stagings[id]?.noteEdit()
    return [.stagings(stagings)]
  }
}

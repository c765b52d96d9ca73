package import FoundationEssentials

extension Workbench {
  /// Notes a staged step that is about to be sent; empty, and nothing is changed, where no such step is staged. It must
  /// not be sent before the entries are written.
  package mutating func begin(_ step: Plan.Step, at time: Date) -> [JournalEntry] {
    guard let staged = staged.first(where: { $0.id == step.id }) else { return [] }
    let sent = SentStep(staged, planned: step, sentAt: time)
    history = ([sent] + history).kept
    return [.sending(sent)]
  }

  /// A step that could not be journalled is not sent.
  package mutating func withdraw(_ id: StagedStep.ID) {
    if let index = lastAttempt(id) { history.remove(at: index) }
  }

  /// Takes in what became of the step that was being sent. What was applied is no longer staged, and its drafts end.
  package mutating func end(_ report: StepReport) -> [JournalEntry] {
    let read = (report.read ?? [:]).values.sorted { $0.id < $1.id }
    guard let sent = note(report.outcome.journalled, of: report.id, read: read) else { return [] }
    let settled = JournalEntry.settled(report.id, sent.outcome, read: read)
    if report.isApplied { return [settled] + settle(sent) }
    // The draft of a step that was not read back stays until it is: what it says may not be there.
    return [settled] + (report.isWritten ? unstage { $0.id == report.id } : [])
  }

  /// The step was being sent, and nobody will tell what became of it: it may have been carried out.
  package mutating func lose(_ id: StagedStep.ID) -> [JournalEntry] {
    note(.notKnown, of: id, read: []).map { [.settled(id, $0.outcome, read: [])] } ?? []
  }

  /// A step of which nothing was left to send: the service has all that it asks for already.
  package mutating func settle(done planned: Plan.Step, at time: Date) -> [JournalEntry] {
    guard let step = staged.first(where: { $0.id == planned.id }) else { return [] }
    return settle(SentStep(done: step, planned: planned, at: time))
  }

  /// The steps of which nobody knows yet what became of them, in their last attempt; newest first.
  package var openSteps: [SentStep] {
    var seen: Set<StagedStep.ID> = []
    return history.filter { seen.insert($0.step.id).inserted && $0.isOpen }
  }

  /// Takes in what a reading tells of an open step.
  package mutating func judge(_ sent: SentStep, by stored: [WorkflowID: Workflow]) -> [JournalEntry] {
    let found = sent.settled(sent.verdict(on: stored), by: stored)
    guard found != sent, let settled = note(found.outcome, of: sent.step.id, read: found.read) else { return [] }
    let entry = JournalEntry.settled(sent.step.id, settled.outcome, read: settled.read)
    // What a command has sent was no draft of this bench.
    return [entry] + (settled.isApplied && !settled.step.isOfCommand ? settle(settled) : [])
  }

  private mutating func note(
    _ outcome: SentStep.Outcome, of id: StagedStep.ID, read: [Workflow]
  ) -> SentStep? {
    guard let index = lastAttempt(id) else { return nil }
    history[index].outcome = outcome
    history[index].read = read
    return history[index]
  }

  private func lastAttempt(_ id: StagedStep.ID) -> Int? { history.firstIndex { $0.step.id == id } }
}

// What was carried out, and read.
extension Workbench {
  /// Takes a step that was carried out from what is staged; its drafts end, but for what they say that the service does
  /// not have.
  private mutating func settle(_ sent: SentStep) -> [JournalEntry] {
    if sent.renaming != nil {
      return unstage(where: sent.settles) + (sent.followed.map { follow($0.old, to: $0.new) } ?? [])
    }
    let ended = sent.workflows.flatMap { id -> [JournalEntry] in
      guard let draft = drafts[id], sent.ends(draft) else { return [] }
      return endDraft(id, keeping: sent.remainder(of: draft))
    }
    return ended + unstage(where: sent.settles) + forgetStagings(of: sent.workflows)
  }

  /// What is drafted, staged and kept of a workflow goes on under its new id.
  package mutating func follow(_ old: WorkflowID, to new: WorkflowID) -> [JournalEntry] {
    var entries: [JournalEntry] = []
    if let draft = drafts[old], drafts[new] == nil {
      let renamed = draft.renamed(to: new)
      (drafts[old], drafts[new]) = (nil, renamed)
      entries = [.draftEnded(old)] + renamed.journal
    }
    // Acts of staging name the old id.
    entries += forgetStagings(of: [old, new])
    entries += changeStaged { steps in
      for index in steps.indices { steps[index].change = steps[index].change.renaming(old, to: new) }
    }
    return entries + followPins(old, to: new) + changeKept { $0.follow(old, to: new) }
  }
}

extension [SentStep] {
  /// What a journal keeps of them: as many as are shown, and those of which no outcome was written yet.
  fileprivate var kept: [SentStep] {
    enumerated().filter { $0.offset < JournalState.limit || $0.element.outcome == .sending }.map(\.element)
  }
}

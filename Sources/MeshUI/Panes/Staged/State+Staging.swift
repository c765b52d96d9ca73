import MeshCore

extension State {
  /// Puts a change at the end of what is staged.
  mutating func stage(_ change: StagedChange) -> [Effect] {
    cursors.staged = bench.nextStep
    return journalled(bench.stage(change, at: selectedWorkflow))
  }

  /// Changes one step of what is staged, so that undo takes it back.
  mutating func changeStep(_ id: StagedStep.ID, _ change: (inout [StagedStep]) -> Void) -> [Effect] {
    journalled(bench.changeStep(id, at: selectedWorkflow, change))
  }

  /// The step that sends the draft of a workflow, staged if it is not yet; nil where there is nothing to stage.
  mutating func stageDraft(of id: WorkflowID) -> [Effect]? {
    guard let draft = drafts[id], draft.hasChanges else { return nil }
    guard bench.stagedDraft(of: id) == nil else { return [] }
    return stage(draft.isNew ? .create(id) : .patch(id, .automatic))
  }

  mutating func stageCurrent() throws(Notice) -> [Effect] {
    if focus == .workflows, !marked.isEmpty { return stageMarked() }
    let id = try neededWorkflow()
    if focus == .nodes, !markedRows.isEmpty {
      let effects = try stageMarkedNodes(of: id)
      showStaged(id)
      return effects
    }
    if let draft = drafts[id], let fault = fault(of: draft) { throw .error(fault) }
    guard var effects = stageDraft(of: id) else { throw .plain("\(id) has no changes to stage.") }
    // A part that was staged is widened to the whole.
    if bench.stagedDraft(of: id)?.change.choice != nil { effects += stage(only: nil, of: id) }
    showStaged(id)
    return effects
  }

  private mutating func showStaged(_ id: WorkflowID) {
    cursors.staged = bench.stagedDraft(of: id)?.id
    focus = .staged
    isZoomed = true
    notice = .ok(stagedWords(of: id))
  }

  private func stagedWords(of id: WorkflowID) -> String {
    guard let step = bench.stagedDraft(of: id), let draft = sentDraft(step.change) else { return "" }
    let index = (staged.firstIndex(of: step) ?? 0) + 1
    if step.change.part != nil {
      let names = WorkflowDiff(from: draft.base, to: draft.result).nodes.map(\.id).joined(separator: ", ")
      return
        "Step \(index): only \(names); what else the draft changes stays in it. \(key(.plan, in: .staged)) plans it."
    }
    guard step.change.choice == .automatic else {
      return "Step \(index): \(step.change.words.line). \(key(.plan, in: .staged)) plans it."
    }
    let proposal = Proposal(from: draft.base, to: draft.result)
    return
      "Step \(index): \(proposal.action.rawValue) proposed: \(proposal.reason). \(key(.plan, in: .staged)) plans it."
  }

  mutating func choose(_ choice: PatchChoice) throws(Notice) -> [Effect] {
    guard let step = selectedStep, let index = staged.firstIndex(of: step),
      case .patch(let id, _, let nodes) = step.change
    else {
      throw .plain("Only a staged draft of a stored workflow has an action to choose.")
    }
    notice = .plain("step \(index + 1): \(choice.title). Editing the draft later updates this step by itself.")
    return changeStep(step.id) {
      $0[index].change = .patch(id, choice, only: nodes)
      // A yes was to what the other action would lose.
      $0[index].accepted = nil
    }
  }

  mutating func moveStep(by distance: Int) -> [Effect] {
    guard let step = selectedStep, let index = staged.firstIndex(of: step),
      staged.indices.contains(index + distance)
    else { return [] }
    cursors.staged = step.id
    return changeStep(step.id) { $0.swapAt(index, index + distance) }
  }

  mutating func toggleHold() throws(Notice) -> [Effect] {
    guard let step = selectedStep, let index = staged.firstIndex(of: step) else {
      throw .plain("Nothing is staged.")
    }
    let effects = changeStep(step.id) { $0[index].isHeld.toggle() }
    notice = .plain(
      staged[index].isHeld
        ? "step \(index + 1) is held: plans leave it out. \(key(.hold, in: .staged)) takes it in again."
        : "step \(index + 1) is planned again.")
    return effects
  }

  mutating func unstage() throws(Notice) -> [Effect] {
    guard let step = selectedStep, let index = staged.firstIndex(of: step) else {
      throw .plain("Nothing is staged.")
    }
    let effects = changeStep(step.id) { $0.remove(at: index) }
    cursors.staged = staged.indices.contains(index) ? staged[index].id : staged.last?.id
    notice = .plain(
      "Step \(index + 1) is taken out\(step.change.isDeletion ? "." : "; its draft stays.") \(key(.undo, in: .staged)) brings it back."
    )
    return effects
  }

  mutating func unstage(_ condition: (StagedStep) -> Bool) -> [Effect] {
    journalled(bench.unstage(where: condition))
  }

  /// `c`: the plan of the selected step in Staged, elsewhere of the selected workflow.
  mutating func planSelected() throws(Notice) -> [Effect] {
    if focus == .staged {
      guard let step = selectedStep else {
        throw .plain("Nothing is staged. \(key(.stage, in: .workflows)) stages a draft.")
      }
      return openNamedPlan([step])
    }
    if focus == .workflows, !marked.isEmpty { return planMarked() }
    let id = try neededWorkflow()
    if focus == .nodes, !markedRows.isEmpty {
      return try stageMarkedNodes(of: id) + openNamedPlan(staged.filter { $0.id == bench.stagedDraft(of: id)?.id })
    }
    // A step that was staged earlier stays.
    if let fault = fault(of: id) { throw .error(fault) }
    let effects = stageDraft(of: id) ?? []
    let steps = staged.filter { $0.change.workflows.contains(id) }
    guard !steps.isEmpty else {
      notice = .plain("\(id) has no changes to plan.")
      return effects
    }
    return effects + openNamedPlan(steps)
  }

  /// A step that is asked for by name is planned although it is held.
  private mutating func openNamedPlan(_ steps: [StagedStep]) -> [Effect] {
    var steps = steps
    if steps.count == 1 { steps[0].isHeld = false }
    return openPlan(steps)
  }

  mutating func planAll() throws(Notice) -> [Effect] {
    guard !staged.isEmpty else {
      throw .plain(
        "Nothing is staged. \(key(.stage, in: .workflows)) stages a draft, \(key(.deleteWorkflow, in: .workflows)) a deletion."
      )
    }
    return openPlan(staged)
  }
}

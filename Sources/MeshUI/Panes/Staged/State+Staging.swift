import MeshCore
import Panels

extension State {
  /// Puts a change at the end of what is staged.
  mutating func stage(_ change: StagedChange) -> [Effect] {
    cursors.staged = bench.nextStep
    if let id = change.workflows.first ?? selectedWorkflow { turns.note(id) }
    return journalled(bench.stage(change, at: selectedWorkflow))
  }

  /// Changes one step of what is staged, so that undo takes it back.
  mutating func changeStep(_ id: StagedStep.ID, _ change: (inout [StagedStep]) -> Void) -> [Effect] {
    let named = staged.first { $0.id == id }?.change.workflows.first
    let entries = bench.changeStep(id, at: selectedWorkflow, change)
    if !entries.isEmpty, let id = named ?? selectedWorkflow { turns.note(id) }
    return journalled(entries)
  }

  /// Changes some steps by one key press: one undo takes all of it back.
  private mutating func changeSteps(
    _ steps: [StagedStep], _ change: (inout [StagedStep], Int) -> Void
  ) -> [Effect] {
    var effects: [Effect] = []
    for step in steps {
      let done = changeStep(step.id) { staged in
        if let index = staged.firstIndex(where: { $0.id == step.id }) { change(&staged, index) }
      }
      // Each holds all that is staged: the last is enough.
      if !done.isEmpty { effects = done }
    }
    return effects
  }

  /// What a key in Staged acts on: the marked steps, else the selected one.
  private var chosenSteps: [StagedStep] {
    let marked = markedStaged
    return marked.isEmpty ? [selectedStep].compactMap(\.self) : marked
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

  /// Whether a key in Staged acts on a step that has an action to choose.
  var hasActionToChoose: Bool { chosenSteps.contains { if case .patch = $0.change { true } else { false } } }

  mutating func choose(_ choice: PatchChoice) throws(Notice) -> [Effect] {
    let chosen = chosenSteps
    let steps = chosen.filter { if case .patch = $0.change { true } else { false } }
    guard let first = steps.first, let index = staged.firstIndex(of: first) else {
      throw .plain("Only a staged draft of a stored workflow has an action to choose.")
    }
    let others = chosen.count - steps.count
    notice = .plain(
      chosen.count == 1
        ? "step \(index + 1): \(choice.title). It follows the draft."
        : "\(counted(steps.count, "step")): \(choice.title)."
          + (others > 0 ? " \(others) have no action to choose." : "")
    )
    return changeSteps(steps) { staged, index in
      guard case .patch(let id, _, let nodes) = staged[index].change else { return }
      staged[index].change = .patch(id, choice, only: nodes)
      // A yes was to what the other action would lose.
      staged[index].accepted = nil
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
    let steps = chosenSteps
    guard let first = steps.first, let index = staged.firstIndex(of: first) else {
      throw .plain("Nothing is staged.")
    }
    let isHeld = steps.contains { !$0.isHeld }
    let effects = changeSteps(steps) { $0[$1].isHeld = isHeld }
    let subject = steps.count == 1 ? "step \(index + 1) is" : "\(steps.count) steps are"
    notice = .plain(
      isHeld
        ? "\(subject) held: plans leave \(steps.count == 1 ? "it" : "them") out. \(key(.hold, in: .staged)) takes \(steps.count == 1 ? "it" : "them") in again."
        : "\(subject) planned again.")
    return effects
  }

  mutating func unstage() throws(Notice) -> [Effect] {
    let steps = chosenSteps
    guard let step = steps.first, let index = staged.firstIndex(of: step) else {
      throw .plain("Nothing is staged.")
    }
    let effects = changeSteps(steps) { $0.remove(at: $1) }
    unmarkSteps()
    cursors.staged = staged.indices.contains(index) ? staged[index].id : staged.last?.id
    let drafts = steps.contains { !$0.change.isDeletion }
    notice = .plain(
      steps.count == 1
        ? "Step \(index + 1) is taken out\(drafts ? "; its draft stays." : ".") \(key(.undo, in: .staged)) brings it back."
        : "\(steps.count) steps are taken out\(drafts ? "; their drafts stay." : ".") \(key(.undo, in: .staged)) brings them back."
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
      return openNamedPlan(markedStaged.isEmpty ? [step] : markedStaged)
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

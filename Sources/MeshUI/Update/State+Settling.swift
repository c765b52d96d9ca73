import MeshCore

extension State {
  /// Takes a step that was carried out, and read again, from what is staged; its drafts end.
  mutating func settle(_ sent: SentStep) -> [Effect] {
    let gone = Set(sent.workflows.filter { id in !sent.read.contains { $0.id == id } })
    return keepingNodePlace { state in
      sent.workflows.flatMap { state.settleDraft($0, sent) }
        // What would send the draft of a workflow that is gone goes with it.
        + state.unstage { step in
          step.id == sent.step.id || (!step.change.isDeletion && step.change.workflows.contains(where: gone.contains))
        }
    }
  }

  /// A draft that was sent ends. What it says that the service does not have stays, as a draft on what was read.
  private mutating func settleDraft(_ id: WorkflowID, _ sent: SentStep) -> [Effect] {
    guard let draft = drafts[id] else { return [] }
    guard let read = sent.read.first(where: { $0.id == id }) else { return endDraft(id) }
    let target = draft.target(on: sent.before.first { $0.id == id })
    // What was left to the service, such as the newest version, is no difference.
    let reached = sent.outcome == .asPredicted ? sent.predicted.first { $0.id == id } ?? read : read
    guard !WorkflowDiff(from: reached, to: target).isSameGraph else { return endDraft(id) }
    return endDraft(id, keeping: Draft(reaching: target, from: read))
  }
}

extension SentStep {
  /// The workflows it was about, sorted.
  var workflows: [WorkflowID] { Set((before + predicted).map(\.id)).sorted() }
}

extension Draft {
  /// What the draft asks for where the service holds `stored`: changes of others that it does not touch included.
  fileprivate func target(on stored: Workflow?) -> Workflow {
    guard let stored, case .merged(let rebased, _) = rebased(on: stored) else { return result }
    return rebased.result
  }
}

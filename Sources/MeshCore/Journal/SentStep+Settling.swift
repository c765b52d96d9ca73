extension SentStep {
  /// The workflows it was about, sorted.
  public var workflows: [WorkflowID] { Set((before + predicted).map(\.id)).sorted() }

  /// The workflows that were not there any more when it was read what became of it.
  public var gone: Set<WorkflowID> { Set(workflows).subtracting(read.map(\.id)) }

  /// The id that the step gave to a workflow, and the one it had; nil for a step of another kind.
  public var renaming: (old: WorkflowID, new: WorkflowID)? { step.change.renaming }

  /// The ids between which what is drafted of a workflow moves with it: it has the new one by now. Not where a command
  /// renamed: no draft is its own.
  package var followed: (old: WorkflowID, new: WorkflowID)? {
    guard isApplied, !step.isOfCommand, let (old, new) = renaming, gone.contains(old) else { return nil }
    return (old, new)
  }

  /// Whether `other` goes too now that this step was carried out: it is the step itself, or would send the draft of a
  /// workflow that is gone, or rename it. One that has another id is not gone.
  public func settles(_ other: StagedStep) -> Bool {
    if other.id == step.id { return true }
    // A workflow that is to be created in the place of a deleted one is another.
    if step.change.isDeletion, case .create = other.change { return false }
    guard renaming == nil, !other.change.isDeletion, let id = other.change.workflows.first else { return false }
    return gone.contains(id)
  }

  /// Whether a draft of one of its workflows ends with it, or begins anew.
  public func ends(_ draft: Draft) -> Bool { !(step.change.isDeletion && draft.isNew) }

  /// What is left of a draft that was sent: a draft on what was read, of all that it says and the service does not have.
  /// Nil where nothing is left.
  public func remainder(of draft: Draft) -> Draft? {
    guard let stored = read.first(where: { $0.id == draft.id }) else { return nil }
    let sent = predicted.first { $0.id == draft.id }
    if case .patch(_, _, let nodes?) = step.change, let sent, outcome == .asPredicted {
      return draft.rest(without: nodes, sent: sent, on: stored)
    }
    let target = draft.target(on: before.first { $0.id == draft.id })
    // What was left to the service, such as the newest version, is no difference.
    let reached = outcome == .asPredicted ? sent ?? stored : stored
    guard !WorkflowDiff(from: reached, to: target).isSameGraph else { return nil }
    var rest = Draft(reaching: target, from: stored)
    rest.take(attributesOf: draft)
    return rest
  }
}

extension StepReport.Outcome {
  /// As the journal keeps it. What was done in part was written, and is not as predicted.
  public var journalled: SentStep.Outcome {
    switch self {
    case .asPredicted: .asPredicted
    case .differs, .partly: .differs
    case .moved, .refused: .refused
    case .notReadBack: .written
    case .notKnown: .notKnown
    }
  }
}

extension Draft {
  /// What the draft asks for where the service holds `stored`: changes of others that it does not touch included.
  fileprivate func target(on stored: Workflow?) -> Workflow {
    guard let stored, case .merged(let rebased, _) = rebased(on: stored) else { return result }
    return rebased.result
  }
}

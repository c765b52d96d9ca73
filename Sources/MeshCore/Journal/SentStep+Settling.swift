extension SentStep {
  /// The workflows it was about, sorted.
  public var workflows: [WorkflowID] { Set((before + predicted).map(\.id)).sorted() }

  /// The workflows that were not there any more when it was read what became of it.
  public var gone: Set<WorkflowID> { Set(workflows).subtracting(read.map(\.id)) }

  /// Whether `other` goes too now that this step was carried out: it is the step itself, or would send the draft of a
  /// workflow that is gone.
  public func settles(_ other: StagedStep) -> Bool {
    other.id == step.id || (!other.change.isDeletion && other.change.workflows.contains(where: gone.contains))
  }

  /// What is left of a draft that was sent: a draft on what was read, of all that it says and the service does not have.
  /// Nil where nothing is left.
  public func remainder(of draft: Draft) -> Draft? {
    guard let stored = read.first(where: { $0.id == draft.id }) else { return nil }
    let target = draft.target(on: before.first { $0.id == draft.id })
    // What was left to the service, such as the newest version, is no difference.
    let reached = outcome == .asPredicted ? predicted.first { $0.id == draft.id } ?? stored : stored
    return WorkflowDiff(from: reached, to: target).isSameGraph ? nil : Draft(reaching: target, from: stored)
  }
}

extension StepReport.Outcome {
  /// As the journal keeps it. What was done in part was written, and is not as predicted.
  public var journalled: SentStep.Outcome {
    switch self {
    case .asPredicted: .asPredicted
    case .differs, .partly: .differs
    case .moved, .refused: .refused
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

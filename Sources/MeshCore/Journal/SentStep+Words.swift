extension SentStep {
  /// What was sent: the action of a patch, both joined where there were two; else what was done.
  package var action: String {
    guard let old = before.first, let new = predicted.first else { return step.change.action(nil, draft: nil) }
    return step.change.action(nil, draft: Draft(reaching: new, from: old)).replacing(", ", with: "+")
  }

  /// What it left, as far as that is known: what was read after it, else what was predicted.
  package var after: [Workflow] { isApplied ? read : predicted }

  /// What became of one of its workflows, or would have.
  package func diff(of id: WorkflowID) -> WorkflowDiff {
    WorkflowDiff(
      from: before.first { $0.id == id } ?? Workflow(id: id), to: after.first { $0.id == id } ?? Workflow(id: id))
  }

  /// Its outcome in a sentence.
  package var outcomeSentence: String {
    switch outcome {
    case .asPredicted where step.change.isDeletion: "Deleted. The snapshot below is kept here."
    case .asPredicted: "Done: what was read after it is what the plan said."
    case .differs: "Written, but what was read after it is not what the plan said."
    case .refused:
      "Not carried out: it could not be sent, or the service refused it, or held something else than the plan."
        + (step.isOfCommand ? "" : " It stayed staged.")
    case .notKnown: "No answer came, and reading back did not tell. It may or may not have been done."
    case .written: "The service said that it was done, and then it could not be read. The next reading tells."
    case .sending where step.isOfCommand: "A command is sending it, or ended while it did; nothing is known yet."
    case .sending: "It was being sent, and nothing is known yet. It is not sent again before it is read."
    }
  }
}

extension SentStep.Outcome {
  /// In a word or two.
  package var title: String {
    switch self {
    case .sending: "sending"
    case .asPredicted: "applied"
    case .differs: "differs"
    case .refused: "not done"
    case .notKnown: "not known"
    case .written: "written"
    }
  }
}

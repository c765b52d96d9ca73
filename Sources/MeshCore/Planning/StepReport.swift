public import FoundationEssentials

/// What became of one step of a plan.
public struct StepReport: Hashable, Sendable, Identifiable {
  public enum Outcome: Hashable, Sendable {
    /// Written, read again, and as predicted.
    case asPredicted
    /// Written, but what was read again is something else: by workflow, from predicted to read.
    case differs([WorkflowID: WorkflowDiff])
    /// Not sent: the service no longer holds what the plan was made from.
    case moved([WorkflowID])
    /// Refused by the service, as its answer proves, or not even read beforehand: nothing of it was done.
    case refused(APIError)
    /// Of a step of two requests the first was carried out, and the second was refused; `read` tells what stands.
    case partly(APIError)
    /// The service said that it was done, and then it could not be read.
    case notReadBack(APIError)
    /// No answer came that proves anything, and reading back did not tell either.
    case notKnown(APIError)
  }

  public let id: StagedStep.ID
  public let outcome: Outcome
  /// What was read last of each workflow, those that are gone left out; nil where nothing could be read.
  public let read: [WorkflowID: Workflow]?
  /// Nil where nothing was sent.
  public let sentAt: Date?
  /// From sending to having read back; 0 where nothing was sent.
  public let seconds: Double

  /// Whether it was written and read again.
  public var isApplied: Bool {
    switch outcome {
    case .asPredicted, .differs: true
    case .moved, .refused, .partly, .notReadBack, .notKnown: false
    }
  }

  /// Whether it was written, so that the steps after it can be sent.
  public var isWritten: Bool {
    switch outcome {
    case .asPredicted, .differs, .notReadBack: true
    case .moved, .refused, .partly, .notKnown: false
    }
  }
}

extension Plan.Step {
  /// Whether the service has put nodes into an order of its own, where the step asked for one beside other changes.
  public func isReordered(by report: StepReport) -> Bool {
    effects.contains { effect in
      guard effect.diff.reordered, let after = effect.after, let read = report.read?[effect.id] else { return false }
      return WorkflowDiff(from: after, to: read).reordered
    }
  }
}

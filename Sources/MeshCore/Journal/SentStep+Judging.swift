extension SentStep {
  /// What a later reading tells of a step of which nobody knows what became.
  public enum Verdict: Hashable, Sendable {
    case carriedOut, notCarriedOut
    /// The service holds neither what it held before nor what was predicted.
    case somethingElse
  }

  /// Whether nobody knows yet what became of it, or what it left.
  public var isOpen: Bool {
    switch outcome {
    case .sending, .notKnown, .written: true
    case .asPredicted, .differs, .refused: false
    }
  }

  /// What the service holding `stored` says of it. What was acknowledged was carried out if it looks so; of all else what
  /// looks as before was not.
  public func verdict(on stored: [WorkflowID: Workflow]) -> Verdict {
    let isAsPredicted = workflows.allSatisfy { id in
      Self.isSame(stored[id], predicted.first { $0.id == id }, inOrder: false)
    }
    if outcome == .written, isAsPredicted { return .carriedOut }
    // Where nothing was done the order is that of before; what was done may have been put in order by the service.
    let isAsBefore = workflows.allSatisfy { id in
      Self.isSame(stored[id], before.first { $0.id == id }, inOrder: true)
    }
    return isAsBefore ? .notCarriedOut : isAsPredicted ? .carriedOut : .somethingElse
  }

  /// The step with what a reading that tells of it has found.
  public func settled(_ verdict: Verdict, by stored: [WorkflowID: Workflow]) -> SentStep {
    var settled = self
    settled.read = workflows.compactMap { stored[$0] }
    switch verdict {
    case .carriedOut: settled.outcome = .asPredicted
    // The service said that it was done.
    case .notCarriedOut: settled.outcome = outcome == .written ? .differs : .refused
    case .somethingElse: settled.outcome = outcome == .written ? .differs : .notKnown
    }
    return settled
  }

  private static func isSame(_ stored: Workflow?, _ wanted: Workflow?, inOrder: Bool) -> Bool {
    switch (stored, wanted) {
    case (nil, nil): true
    case (let stored?, let wanted?):
      stored.fulfils(wanted) && !(inOrder && WorkflowDiff(from: wanted, to: stored).reordered)
    case (nil, _?), (_?, nil): false
    }
  }
}

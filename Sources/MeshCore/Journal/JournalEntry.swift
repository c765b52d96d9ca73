public import FoundationEssentials

/// What is written to disk before its frame is drawn, so that no death of the program loses it.
public enum JournalEntry: Hashable, Sendable {
  /// A draft of this workflow begins, in place of any earlier one.
  case draftBegan(base: Workflow, isNew: Bool)
  /// An edit was made at this place of the draft's list; what stood from there on is dropped.
  case edited(WorkflowID, Edit, at: Int)
  /// Undo or redo: of the draft's list, the edits before this place are made.
  case rewound(WorkflowID, to: Int)
  case draftEnded(WorkflowID)
  /// All staged steps, in order.
  case staged([StagedStep])
  /// What undo and redo know of staging, of all workflows.
  case stagings([WorkflowID: StagingHistory])
  /// The fields of the open form, or nil when it was closed.
  case form(JSON?)
  /// A step is about to be sent.
  case sending(SentStep)
  /// What became of the step that was being sent last.
  case settled(StagedStep.ID, SentStep.Outcome, read: [Workflow])
  case predicted(PredictionRun)
  /// Runs that are no longer kept.
  case forgotten([PredictionRun.ID])
  /// All pins of the app.
  case pins([Pin])
  /// Everything of this app is forgotten, as after its sample was restored.
  case cleared
}

/// What a journal holds of one app: everything a start picks up again.
public struct JournalState: Hashable, Sendable {
  public var drafts: [Draft] = []
  public var staged: [StagedStep] = []
  public var stagings: [WorkflowID: StagingHistory] = [:]
  public var form: JSON?
  /// Newest first, at most ``limit`` beside those whose outcome is not known yet.
  public var history: [SentStep] = []
  public var runs: RunShelf = []
  public var pins: [Pin] = []

  /// What is nobody's yet, and might be of whoever reads this; nil where there is none.
  public var unclaimed: UnclaimedWork?

  public static let limit = 50
  /// The runs that are kept of predictions on several images, besides the first of each.
  public static let mostImages = 10_000

  public init() {}
}

/// A step as it was sent, with what the service held before and what it held after.
public struct SentStep: Hashable, Sendable, Codable {
  public enum Outcome: String, Hashable, Sendable, Codable {
    case sending, asPredicted, differs, refused, notKnown
    /// Acknowledged, and not read since.
    case written
  }

  public let step: StagedStep
  public let sentAt: Date
  /// As read before the step was sent.
  public let before: [Workflow]
  /// As predicted.
  public let predicted: [Workflow]
  /// As read after it, where it was read.
  public var read: [Workflow]
  public var outcome: Outcome

  public init(
    step: StagedStep, sentAt: Date, before: [Workflow], predicted: [Workflow], read: [Workflow] = [],
    outcome: Outcome = .sending
  ) {
    self.step = step
    self.sentAt = sentAt
    self.before = before
    self.predicted = predicted
    self.read = read
    self.outcome = outcome
  }
}

extension SentStep {
  /// A staged step as it is about to be sent, planned.
  public init(_ staged: StagedStep, planned: Plan.Step, sentAt: Date) {
    self.init(
      step: staged, sentAt: sentAt, before: planned.effects.compactMap(\.before),
      predicted: planned.effects.compactMap(\.after))
  }
}

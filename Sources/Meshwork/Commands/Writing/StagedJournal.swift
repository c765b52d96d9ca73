import FoundationEssentials
import MeshCore
import MeshState

/// What the editor has staged in one app, held by this process: while it is, no editor opens the app, and the other way
/// round.
final class StagedJournal {
  private let claim: Claim
  private let journal: Journal
  private(set) var staged: [StagedStep]
  private(set) var drafts: [WorkflowID: Draft]
  private let history: [SentStep]
  private var sent: SentStep?

  init(_ connection: Connection, _ paths: Paths) throws {
    let scope = connection.scope(of: try connection.app)
    claim = try Claim(scope: scope, in: paths.state)
    journal = try Journal(path: paths.journal, scope: scope)
    let state = try journal.restore().state
    (staged, history) = (state.staged, state.history)
    drafts = Dictionary(state.drafts.map { ($0.id, $0) }) { first, _ in first }
  }

  /// What is staged as it is on disk, also while an editor is open.
  static func read(_ connection: Connection, _ paths: Paths) throws -> JournalState {
    try Journal(path: paths.journal, scope: connection.scope(of: try connection.app)).restore().state
  }

  /// A step whose answer is not known has to be looked at first, as the editor does when it starts.
  func requireSettled() throws(Failure) {
    guard !history.contains(where: { $0.outcome == .sending }) else {
      throw Failure(
        .conflict,
        "Nothing was sent: a step was being sent when meshwork ended last. Open the editor on this app: it reads what "
          + "became of it.")
    }
  }

  /// The place of the next step: no number is used twice.
  var nextStep: Int { ((staged + history.map(\.step)).map(\.id).max() ?? 0) + 1 }

  /// Puts drafts and steps behind what is staged.
  func stage(_ changes: FileChanges) throws(JournalError) {
    let begun = changes.drafts.values.sorted { $0.id < $1.id }.flatMap(Self.entries)
    staged += changes.steps
    drafts.merge(changes.drafts) { _, new in new }
    try journal.record(begun + [.staged(staged)])
  }

  /// Journals a step before it is sent.
  func begin(_ step: Plan.Step, at time: Date) throws(JournalError) {
    guard let staged = staged.first(where: { $0.id == step.id }) else { return }
    let sent = SentStep(
      step: staged, sentAt: time, before: step.effects.compactMap(\.before),
      predicted: step.effects.compactMap(\.after))
    try journal.record([.sending(sent)])
    self.sent = sent
  }

  /// Journals what became of it. What was applied is no longer staged, and its drafts end.
  func end(_ report: StepReport) throws(JournalError) {
    guard var sent else { return }
    sent.outcome = report.outcome.journalled
    sent.read = (report.read ?? [:]).values.sorted { $0.id < $1.id }
    self.sent = nil
    var entries = [JournalEntry.settled(report.id, sent.outcome, read: sent.read)]
    if report.isApplied { entries += settle(sent) }
    try journal.record(entries)
  }

  private func settle(_ sent: SentStep) -> [JournalEntry] {
    let ids = Set((sent.before + sent.predicted).map(\.id))
    let gone = ids.filter { id in !sent.read.contains { $0.id == id } }
    staged.removeAll { step in
      // What would send the draft of a workflow that is gone goes with it.
      step.id == sent.step.id || (!step.change.isDeletion && step.change.workflows.contains(where: gone.contains))
    }
    return ids.sorted().flatMap { settleDraft($0, sent) } + [.staged(staged)]
  }

  /// A draft that was sent ends. What it says that the service does not have stays, as a draft on what was read.
  private func settleDraft(_ id: WorkflowID, _ sent: SentStep) -> [JournalEntry] {
    guard let draft = drafts.removeValue(forKey: id) else { return [] }
    guard let read = sent.read.first(where: { $0.id == id }) else { return [.draftEnded(id)] }
    let predicted = sent.predicted.first { $0.id == id } ?? read
    let before = sent.before.first { $0.id == id }
    var target = draft.result
    if let before, case .merged(let rebased, _) = draft.rebased(on: before) { target = rebased.result }
    // What was left to the service, such as the newest version, is no difference.
    let reached = sent.outcome == .asPredicted ? predicted : read
    guard !WorkflowDiff(from: reached, to: target).isSameGraph else { return [.draftEnded(id)] }
    let rest = Draft(reaching: target, from: read)
    drafts[id] = rest
    return Self.entries(rest)
  }

  private static func entries(_ draft: Draft) -> [JournalEntry] {
    [.draftBegan(base: draft.base, isNew: draft.isNew)]
      + draft.edits.enumerated().map { .edited(draft.id, $1, at: $0) }
  }
}

extension StepReport.Outcome {
  fileprivate var journalled: SentStep.Outcome {
    switch self {
    case .asPredicted: .asPredicted
    case .differs: .differs
    case .moved, .refused: .refused
    case .notKnown: .notKnown
    }
  }
}

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
    staged.removeAll(where: sent.settles)
    return sent.workflows.flatMap { id -> [JournalEntry] in
      guard let draft = drafts.removeValue(forKey: id) else { return [] }
      drafts[id] = sent.remainder(of: draft)
      return drafts[id].map(Self.entries) ?? [.draftEnded(id)]
    } + [.staged(staged)]
  }

  private static func entries(_ draft: Draft) -> [JournalEntry] {
    [.draftBegan(base: draft.base, isNew: draft.isNew)]
      + draft.edits.enumerated().map { .edited(draft.id, $1, at: $0) }
  }
}

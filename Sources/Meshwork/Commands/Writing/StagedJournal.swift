import FoundationEssentials
import MeshCore
import MeshState

/// What the editor has staged in one app, held by this process: while it is, no editor opens the app, and the other way
/// round.
final class StagedJournal: StepLog {
  private let claim: Claim
  private let journal: Journal
  private(set) var staged: [StagedStep]
  private(set) var drafts: [WorkflowID: Draft]
  private let history: [SentStep]
  private var stagings: [WorkflowID: StagingHistory]
  private var sent: SentStep?

  /// Waits for its turn while another command is at work; an editor may stay open for days, and is not waited for.
  static func open(_ connection: Connection, _ paths: Paths) async throws -> StagedJournal {
    let end = ContinuousClock.now + .seconds(15)
    while true {
      do {
        return try StagedJournal(connection, paths)
      } catch let error as JournalError {
        guard case .claimed(let holder) = error.cause, holder.role != .editor, .now < end else { throw error }
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  private init(_ connection: Connection, _ paths: Paths) throws {
    let scope = connection.scope(of: try connection.app)
    claim = try Claim(scope: scope, in: paths.state, as: .command)
    journal = try Journal(path: paths.journal, scope: scope, patience: .seconds(2))
    let state = try journal.restore().state
    (staged, history, stagings) = (state.staged, state.history, state.stagings)
    drafts = Dictionary(state.drafts.map { ($0.id, $0) }) { first, _ in first }
  }

  /// What is staged as it is on disk, also while an editor is open.
  static func read(_ connection: Connection, _ paths: Paths) throws -> JournalState {
    try Journal(path: paths.journal, scope: connection.scope(of: try connection.app)).restore().state
  }

  /// A step whose answer is not known has to be looked at first, as the editor does when it starts.
  func requireSettled() throws(Failure) {
    let waiting = Set(staged.map(\.id))
    guard !history.contains(where: { $0.outcome == .sending && waiting.contains($0.step.id) }) else {
      throw Failure(
        .conflict,
        "Nothing was sent: a step was being sent when meshwork ended last. Open the editor on this app: it reads what "
          + "became of it.")
    }
  }

  /// The number of the next step: none is used twice. Below 0 are the steps that commands send by themselves.
  var nextStep: Int {
    max(0, ((staged + history.map(\.step)).map(\.id) + stagings.values.flatMap(\.steps)).max() ?? 0) + 1
  }

  /// Puts what files ask for behind what is staged.
  func stage(_ changes: FileChanges) throws(JournalError) {
    let begun = changes.drafts.values.sorted { $0.id < $1.id }.flatMap(\.journal)
    staged += changes.steps.map { step in
      let described = step.change.workflows.first.flatMap { changes.drafts[$0]?.result }
      return StagedStep(id: step.id, change: step.change, imported: described)
    }
    drafts.merge(changes.drafts) { _, new in new }
    try journal.record(begun + [.staged(staged)] + forgetStagings(of: changes.steps.flatMap(\.change.workflows)))
  }

  /// What the editor could undo and redo of staging these workflows is of steps that are no longer as they were.
  private func forgetStagings(of ids: [WorkflowID]) -> [JournalEntry] {
    let known = ids.filter { stagings.removeValue(forKey: $0) != nil }
    return known.isEmpty ? [] : [.stagings(stagings)]
  }

  /// Takes back what imports have staged for these workflows: their steps, and the drafts, which say nothing else. All
  /// of them, or none; a `dryRun` only looks whether that can be.
  func discard(_ ids: [WorkflowID], dryRun: Bool) throws {
    for id in ids {
      guard let step = imported(of: id) else {
        throw Failure(
          .notFound,
          "Nothing was discarded: of \(id) nothing is staged that was imported. `meshwork plan` shows what is.")
      }
      guard let draft = step.change.workflows.first.flatMap({ drafts[$0]?.result }),
        draft.nodes != step.imported?.nodes || draft.attributes != step.imported?.attributes
      else { continue }
      throw Failure(
        .conflict,
        "Nothing was discarded: the draft of \(id) was edited since it was imported. Open the editor on this app: u "
          + "takes the edits back, X discards the draft.")
    }
    guard !dryRun else { return }
    // Under another id where the editor has given it one.
    let names = ids.compactMap { imported(of: $0)?.change.workflows.first }
    staged.removeAll { step in step.imported.map { ids.contains($0.id) } ?? false }
    let ended = names.filter { drafts.removeValue(forKey: $0) != nil }
    try journal.record(ended.map(JournalEntry.draftEnded) + [.staged(staged)] + forgetStagings(of: names))
  }

  private func imported(of id: WorkflowID) -> StagedStep? { staged.first { $0.imported?.id == id } }

  /// Journals a step before it is sent.
  func begin(_ step: Plan.Step, at time: Date) throws(JournalError) {
    guard let staged = staged.first(where: { $0.id == step.id }) else {
      throw JournalError(.write, journal.path, JournalError.Cause.noSentStep(step.id))
    }
    let sent = SentStep(staged, planned: step, sentAt: time)
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
    return settled(sent) + forgetStagings(of: sent.workflows)
  }

  private func settled(_ sent: SentStep) -> [JournalEntry] {
    if let (old, new) = sent.renaming { return follow(old, to: new) }
    return sent.workflows.flatMap { id -> [JournalEntry] in
      guard let draft = drafts[id], sent.ends(draft) else { return [] }
      drafts[id] = sent.remainder(of: draft)
      return drafts[id]?.journal ?? [.draftEnded(id)]
    } + [.staged(staged)]
  }

  /// What is drafted and staged of a workflow goes on under its new id.
  private func follow(_ old: WorkflowID, to new: WorkflowID) -> [JournalEntry] {
    for place in staged.indices { staged[place].change = staged[place].change.renaming(old, to: new) }
    guard let draft = drafts[old], drafts[new] == nil else { return [.staged(staged)] }
    let renamed = draft.renamed(to: new)
    (drafts[old], drafts[new]) = (nil, renamed)
    return [.draftEnded(old)] + renamed.journal + [.staged(staged)]
  }
}

import FoundationEssentials
import MeshCore
import MeshState
import MeshUI

/// What the editor has staged in one app, held by this process: while it is, no editor opens the app, and the other way
/// round.
final class StagedJournal: StepLog {
  private let claim: Claim
  private let journal: Journal
  private(set) var staged: [StagedStep]
  private(set) var drafts: [WorkflowID: Draft]
  private var history: [SentStep]
  private var stagings: [WorkflowID: StagingHistory]
  private var form: JSON?
  private var sent: SentStep?

  /// Waits for its turn while another command is at work; an editor may stay open for days, and is not waited for.
  static func open(_ session: CommandSession, _ connection: Connection) async throws -> StagedJournal {
    let end = ContinuousClock.now + .seconds(15)
    while true {
      do {
        return try StagedJournal(session, connection)
      } catch let error as JournalError {
        guard case .claimed(let holder) = error.cause, holder.role != .editor, .now < end else { throw error }
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  /// Moves what is kept of a workflow to the id that it has by now; asks nothing.
  static func follow(_ old: WorkflowID, to new: WorkflowID, _ session: CommandSession, _ connection: Connection) throws
  {
    guard FileManager.default.fileExists(atPath: try session.paths.journal) else { return }
    let opened = try StagedJournal(session, connection, asks: false)
    let names = opened.staged.flatMap(\.change.workflows) + opened.drafts.keys
    let forms = opened.followForms(old, to: new)
    guard names.contains(old) || !forms.isEmpty else { return }
    try opened.journal.record(forms + opened.follow(old, to: new) + opened.forgetStagings(of: [old, new]))
  }

  private init(_ session: CommandSession, _ connection: Connection, asks: Bool = true) throws {
    let app = try connection.app
    let scope = connection.scope(of: app)
    claim = try Claim(scope: scope, in: try session.paths.state, as: .command)
    journal = try Journal(
      path: try session.paths.journal, scope: scope, earlierScope: connection.earlierScope(of: app),
      patience: .seconds(2))
    var state = try journal.restore().state
    if asks, let work = state.unclaimed, try Self.isClaimed(work, of: app, session, connection) {
      try journal.claimEarlier()
      state = try journal.restore().state
    }
    (staged, history, stagings, form) = (state.staged, state.history, state.stagings, state.form)
    drafts = Dictionary(state.drafts.map { ($0.id, $0) }) { first, _ in first }
  }

  /// What is staged as it is on disk, also while an editor is open.
  static func read(_ session: CommandSession, _ connection: Connection) async throws -> JournalState {
    let app = try connection.app
    let journal = try Journal(
      path: try session.paths.journal, scope: connection.scope(of: app), earlierScope: connection.earlierScope(of: app))
    let state = try journal.restore().state
    guard state.unclaimed != nil else { return state }
    do {
      let opened = try await open(session, connection)
      return try opened.journal.restore().state
    } catch let error as JournalError {
      // Whoever has the app open was asked already.
      guard case .claimed = error.cause else { throw error }
      return state
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
    if report.isApplied {
      entries += settle(sent)
    } else if report.isWritten {
      // Its draft stays until it is read: what it says may not be there.
      staged.removeAll { $0.id == sent.step.id }
      entries.append(.staged(staged))
    }
    try journal.record(entries)
  }

  /// Steps of which nothing was left to send.
  func settle(done steps: [Plan.Step], at time: Date) throws(JournalError) {
    let entries = steps.flatMap { planned -> [JournalEntry] in
      guard let step = staged.first(where: { $0.id == planned.id }) else { return [] }
      return settle(SentStep(done: step, planned: planned, at: time))
    }
    try journal.record(entries)
  }

  /// Reads what became of the editor's steps of which nobody knows yet, as it does when it starts, and says what was
  /// found. Those that cannot be read stay as they are, and keep nothing else from being sent.
  func settleOpen(_ client: MeshClient) async throws(JournalError) -> [String] {
    var (judged, words) = (Set<StagedStep.ID>(), [String]())
    for (place, sent) in history.enumerated() where judged.insert(sent.step.id).inserted {
      guard sent.isOpen, !sent.step.isOfCommand, let stored = try? await client.workflows(Set(sent.workflows)) else {
        continue
      }
      let settled = sent.settled(sent.verdict(on: stored), by: stored)
      guard settled.outcome != sent.outcome else {
        if staged.contains(where: { $0.id == sent.step.id }) {
          words.append(Self.words(of: settled, before: sent.outcome))
        }
        continue
      }
      history[place] = settled
      try journal.record(
        [.settled(sent.step.id, settled.outcome, read: settled.read)] + (settled.isApplied ? settle(settled) : []))
      words.append(Self.words(of: settled, before: sent.outcome))
    }
    return words
  }

  private static func words(of sent: SentStep, before: SentStep.Outcome) -> String {
    let what = "\(sent.step.change.words.line), sent before"
    return switch (sent.outcome, before) {
    case (.asPredicted, _): "\(what): read now, and done as predicted."
    case (.differs, _): "\(what): written, but the service holds something else than predicted."
    case (.refused, _): "\(what): it was not carried out, and is still staged."
    case (.sending, _), (.notKnown, _), (.written, _):
      "\(what): no answer came, and the service holds something else. Look at it before it is sent again."
    }
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
    let entries = [.staged(staged)] + followForms(old, to: new)
    guard let draft = drafts[old], drafts[new] == nil else { return entries }
    let renamed = draft.renamed(to: new)
    (drafts[old], drafts[new]) = (nil, renamed)
    return [.draftEnded(old)] + renamed.journal + entries
  }

  /// Half-filled forms, texts and choices of the editor are of it too.
  private func followForms(_ old: WorkflowID, to new: WorkflowID) -> [JournalEntry] {
    guard let form, var kept = try? KeptForms(json: form) else { return [] }
    let before = kept
    kept.follow(old, to: new)
    guard kept != before, let json = try? JSON(encoding: kept) else { return [] }
    self.form = json
    return [.form(json)]
  }
}

import FoundationEssentials
import MeshCore
import MeshState

/// What the editor has staged in one app, held by this process: while it is, no editor opens the app, and the other way
/// round.
final class StagedJournal: StepLog {
  private let claim: Claim
  private let journal: Journal
  /// As the journal holds it.
  private(set) var bench: Workbench

  /// Waits for its turn while other commands are at work, for each as long: where many wait, their number says nothing of
  /// whether one hangs. An editor may stay open for days, and is not waited for.
  static func open(_ session: CommandSession, _ connection: Connection) async throws -> StagedJournal {
    await learnKeyOwner(session, connection)
    var last: Claim.Holder?
    var end = ContinuousClock.now
    while true {
      do {
        return try StagedJournal(session, connection)
      } catch let error as JournalError {
        guard case .claimed(let holder) = error.cause, holder.role != .editor else { throw error }
        if holder != last { end = .now + .seconds(15) }
        last = holder
        guard .now < end else { throw error }
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  private static func learnKeyOwner(_ session: CommandSession, _ connection: Connection) async {
    if let words = await connection.learnKeyOwner(within: .seconds(30)) { session.printer.warn(words) }
  }

  /// Moves what is kept of a workflow to the id that it has by now; asks nothing.
  static func follow(_ old: WorkflowID, to new: WorkflowID, _ session: CommandSession, _ connection: Connection) throws
  {
    guard FileManager.default.fileExists(atPath: try session.paths.journal) else { return }
    try StagedJournal(session, connection, asks: false).change { $0.follow(old, to: new) }
  }

  private init(_ session: CommandSession, _ connection: Connection, asks: Bool = true) throws {
    let app = try connection.app
    let scope = connection.scope(of: app)
    claim = try Claim(scope: scope, in: try session.paths.state, as: .command)
    journal = try Journal(
      path: try session.paths.journal, scope: scope, earlierScopes: connection.earlierScopes(of: app),
      patience: .seconds(2))
    var state = try journal.restore().state
    if asks, let work = state.unclaimed, try Self.isClaimed(work, of: app, session, connection) {
      try journal.claimEarlier()
      state = try journal.restore().state
    }
    bench = Workbench(state)
  }

  /// What is staged as it is on disk, also while an editor is open.
  static func read(_ session: CommandSession, _ connection: Connection) async throws -> JournalState {
    await learnKeyOwner(session, connection)
    let app = try connection.app
    let journal = try Journal(
      path: try session.paths.journal, scope: connection.scope(of: app),
      earlierScopes: connection.earlierScopes(of: app))
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

  /// Changes the bench once what it returns is written.
  private func change(_ body: (inout Workbench) -> [JournalEntry]) throws(JournalError) {
    var changed = bench
    try journal.record(body(&changed))
    bench = changed
  }

  /// Puts what files ask for behind what is staged.
  func stage(_ changes: FileChanges) throws(JournalError) { try change { $0.stage(changes) } }

  /// Takes back what imports have staged for these workflows: their steps, and the drafts, which say nothing else. All
  /// of them, or none; a `dryRun` only looks whether that can be.
  func discard(_ ids: [WorkflowID], dryRun: Bool) throws {
    for id in ids {
      guard let step = bench.imported(id) else {
        throw Failure(
          .notFound,
          "Nothing was discarded: of \(id) nothing is staged that was imported. `meshwork plan` shows what is.")
      }
      guard bench.isEditedSince(step) else { continue }
      throw Failure(
        .conflict,
        "Nothing was discarded: the draft of \(id) was edited since it was imported. Open the editor on this app: u "
          + "takes the edits back, X discards the draft.")
    }
    if !dryRun { try change { $0.discardImports(of: ids) } }
  }

  func begin(_ step: Plan.Step, at time: Date) throws(JournalError) {
    var isStaged = false
    try change { bench in
      let entries = bench.begin(step, at: time)
      isStaged = !entries.isEmpty
      return entries
    }
    guard isStaged else { throw JournalError(.write, journal.path, JournalError.Cause.noSentStep(step.id)) }
  }

  func end(_ report: StepReport) throws(JournalError) { try change { $0.end(report) } }

  func settle(done steps: [Plan.Step], at time: Date) throws(JournalError) {
    try change { bench in steps.flatMap { bench.settle(done: $0, at: time) } }
  }

  /// Reads what became of the editor's steps of which nobody knows yet, as it does when it starts, and says what was
  /// found. Those that cannot be read stay as they are, and keep nothing else from being sent.
  func settleOpen(_ client: MeshClient) async throws(JournalError) -> [String] {
    var words: [String] = []
    for sent in bench.openSteps where !sent.step.isOfCommand {
      guard let stored = try? await client.workflows(Set(sent.workflows)) else { continue }
      try change { $0.judge(sent, by: stored) }
      let settled = sent.settled(sent.verdict(on: stored), by: stored)
      // What is told already is told again while the step may go out once more.
      if settled.outcome != sent.outcome || bench.staged.contains(where: { $0.id == sent.step.id }) {
        words.append(Self.words(of: settled, before: sent.outcome))
      }
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
}

package import ArgumentParser
import MeshCore

/// `meshwork apply`: carries out a plan.
package struct ApplyCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Create and change workflows as files describe them, or send what the editor has staged.",
    discussion: """
      Each step reads the service before it is sent and again after it; the first one that fails ends it. Without -f the \
      app must not be open in an editor.

      A folder is taken as `pull` writes it; with --prune, what has no file there is deleted, once the app's id is typed \
      or named by --confirm.

      \(StepReport.shape)
      """)

  @OptionGroup package var common: CommonOptions
  @OptionGroup package var write: WriteOptions
  @OptionGroup package var describing: DescribingOptions

  @Option(help: "The id of the app of which --prune deletes; without it, it is asked for at a terminal.")
  package var confirm: String?

  package init() {}

  package func validate() throws {
    if confirm != nil, !describing.prune { throw ValidationError("--confirm belongs to --prune.") }
  }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    try describing.requireFolder(host.environment)
    var applying = try Applying(session)
    let question = "Apply in \(applying.client.app.name)?"
    if describing.input.files.isEmpty {
      let journal = try await StagedJournal.open(session, applying.connection)
      for words in try await journal.settleOpen(applying.client) { session.printer.say(words) }
      let plan = try await applying.plan(journal.bench.staged, journal.bench.drafts)
      guard !plan.steps.isEmpty else { return nothing(session, "Nothing is staged.") }
      return try await applying.carryOut(plan, write, question: question, journal: journal)
    }
    let pruning = describing.prune ? try Pruning(confirm, applying.client.app) : nil
    let plan = try await applying.plan(describing.input, describing.planning)
    guard !plan.steps.isEmpty else { return nothing(session, "Nothing to change.") }
    return try await applying.carryOut(plan, write, question: question, pruning: pruning)
  }

  private func nothing(_ session: CommandSession, _ words: String) -> Ending {
    session.printer.say(words)
    session.printer.show([], json: ["steps": []])
    return .ok
  }
}

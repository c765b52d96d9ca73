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

      \(StepReport.shape)
      """)

  @OptionGroup package var common: CommonOptions
  @OptionGroup package var write: WriteOptions
  @OptionGroup package var input: FileOptions

  @Option(help: "The action for workflows that exist, in place of the proposed one: overwrite or merge.")
  package var action: ActionChoice?

  package init() {}

  package func validate() throws { try input.check(action) }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    let applying = try Applying(session)
    let question = "Apply in \(applying.client.app.name)?"
    if input.files.isEmpty {
      let journal = try await StagedJournal.open(session, applying.connection)
      for words in try await journal.settleOpen(applying.client) { session.printer.say(words) }
      let plan = try await applying.plan(journal.bench.staged, journal.bench.drafts)
      guard !plan.steps.isEmpty else { return nothing(session, "Nothing is staged.") }
      return try await applying.carryOut(plan, write, question: question, journal: journal)
    }
    let plan = try await applying.plan(input, action?.action)
    guard !plan.steps.isEmpty else { return nothing(session, "Nothing to change.") }
    return try await applying.carryOut(plan, write, question: question)
  }

  private func nothing(_ session: CommandSession, _ words: String) -> Ending {
    session.printer.say(words)
    session.printer.show([], json: ["steps": []])
    return .ok
  }
}

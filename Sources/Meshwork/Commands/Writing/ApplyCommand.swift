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
      or named by --confirm. A plan that `plan --to` has kept is applied as it is, and asks the same for what it \
      deletes: exit code 5 where the service has moved or the file was edited since, 64 where it is of another context, \
      user or app.

      \(StepReport.shape)
      """)

  @OptionGroup package var common: CommonOptions
  @OptionGroup package var write: WriteOptions
  @OptionGroup package var describing: DescribingOptions

  @Argument(help: "A plan that `meshwork plan --to` has kept, in place of files.", completion: .file())
  package var plan: String?

  @Option(
    help: "The id of the app of which --prune, or a kept plan, deletes; without it, it is asked for at a terminal.")
  package var confirm: String?

  package init() {}

  package func validate() throws {
    if confirm != nil, !describing.prune, plan == nil { throw ValidationError("--confirm belongs to --prune.") }
    if plan != nil, !describing.input.files.isEmpty {
      throw ValidationError("A kept plan says all that is sent: leave out -f, or the plan.")
    }
  }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    try describing.requireFolder(host.environment)
    var applying = try Applying(session)
    if let plan { return try await apply(PlanFile(plan, host.environment).read(), applying) }
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

  // In one function with the others it may break the optimiser of Swift 6.3.
  @inline(never)
  private func apply(_ kept: KeptPlan, _ applying: Applying) async throws -> Ending {
    var applying = applying
    let plan = try await applying.plan(kept)
    // Whatever it was made of: no field of a file lifts this.
    let pruning = try Pruning(confirm, applying.client.app)
    guard !plan.steps.isEmpty else { return nothing(applying.session, "Nothing to change.") }
    return try await applying.carryOut(
      plan, write, question: "Apply in \(applying.client.app.name)?", pruning: pruning)
  }

  private func nothing(_ session: CommandSession, _ words: String) -> Ending {
    session.printer.say(words)
    session.printer.show([], json: ["steps": []])
    return .ok
  }
}

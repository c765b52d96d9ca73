package import ArgumentParser
import MeshCore

/// `meshwork delete`: workflows by id, or all of the app.
package struct DeleteCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete workflows, all of those named or none.",
    discussion: StepReport.shape)

  @OptionGroup package var common: CommonOptions
  @OptionGroup package var write: WriteOptions

  @Argument(help: "The workflows' ids.", completion: .workflows)
  package var ids: [String] = []

  @Flag(help: "Delete every workflow of the app; needs --confirm, and --yes or an answer.")
  package var all = false

  @Option(help: "The id of the app whose workflows are all deleted.")
  package var confirm: String?

  package init() {}

  package func validate() throws {
    try Self.requireNames(ids)
    switch (ids.isEmpty, all) {
    case (true, false): throw ValidationError("Name the workflows to delete, or pass --all --confirm APP.")
    case (false, true): throw ValidationError("--all deletes every workflow: leave out the ids, or --all.")
    case (true, true), (false, false): break
    }
    if confirm != nil, !all { throw ValidationError("--confirm belongs to --all.") }
    if Set(ids).count < ids.count { throw ValidationError("A workflow is named twice.") }
  }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    var applying = try Applying(session)
    let app = applying.client.app
    // What only looks needs no leave.
    if all, !session.options.isDryRun {
      guard confirm == app.appID || confirm == app.name else {
        throw Failure(
          .gateRefused, "Nothing was sent: deleting all workflows of \(app.name) needs --confirm \(app.appID).")
      }
    }
    let plan = try await applying.plan([StagedStep(id: 1, change: all ? .deleteAll : .delete(ids))], [:])
    if let missing = plan.steps.flatMap(\.effects).first(where: { $0.before == nil }) {
      throw CommandSession.missing(missing.id, in: app, for: "delete workflow \(missing.id)")
    }
    guard plan.steps.contains(where: { !$0.effects.isEmpty }) else {
      session.printer.say("\(app.name) has no workflows.")
      return .ok
    }
    // --confirm may be a slip of the fingers, or come out of the shell's history: it is no yes.
    return try await applying.carryOut(plan, write, question: "Delete from \(app.name)?")
  }
}

package import ArgumentParser
import MeshCore

/// `meshwork rename`: another id for a workflow.
package struct RenameCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Give a workflow another id; its versions stay.",
    discussion: StepReport.shape)

  @OptionGroup package var common: CommonOptions
  @OptionGroup package var write: WriteOptions

  @Argument(help: "The workflow's id.", completion: .workflows)
  package var id: String

  @Argument(help: "Its new id.")
  package var new: String

  package init() {}

  package func validate() throws {
    try Self.requireNames([id])
    guard Validation.isValidID(new) else { throw ValidationError(Validation.Issue.badWorkflowID(new).message) }
    if id == new { throw ValidationError("The new id is the old one.") }
  }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    var applying = try Applying(session)
    let app = applying.client.app
    let plan = try await applying.plan([StagedStep(id: 1, change: .rename(id, to: new))], [:])
    guard !plan.steps.flatMap(\.obstacles).contains(.gone(id)) else {
      throw CommandSession.missing(id, in: app, for: "rename workflow \(id)")
    }
    let ending = try await applying.carryOut(plan, write, question: "Rename in \(app.name)?")
    if ending == .ok, !common.isDryRun { followDrafts(session, applying.connection) }
    return ending
  }

  /// What the editor has drafted and staged of the workflow goes on under its new id. The service has that already, so a
  /// journal that cannot be had is worth a warning only.
  private func followDrafts(_ session: CommandSession, _ connection: Connection) {
    do {
      try StagedJournal.follow(id, to: new, session, connection)
    } catch {
      session.printer.warn("what is drafted of \(id) stays under its old id. \(Failure(error).description)")
    }
  }
}

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
    guard Validation.isValidID(new) else { throw ValidationError(Validation.Issue.badWorkflowID(new).message) }
    if id == new { throw ValidationError("The new id is the old one.") }
  }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    let applying = try Applying(session)
    let app = applying.client.app
    let plan = try await applying.plan([StagedStep(id: 1, change: .rename(id, to: new))], [:])
    guard !plan.steps.flatMap(\.obstacles).contains(.gone(id)) else {
      throw CommandSession.missing(id, in: app, for: "rename workflow \(id)")
    }
    return try await applying.carryOut(plan, write, question: "Rename in \(app.name)?")
  }
}

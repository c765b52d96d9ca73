package import ArgumentParser
import MeshCore

/// `meshwork create`: new workflows from files.
package struct CreateCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Create the workflows that files describe; fails where one exists.",
    discussion: StepReport.shape)

  @OptionGroup package var common: CommonOptions
  @OptionGroup package var write: WriteOptions
  @OptionGroup package var input: FileOptions

  @Option(help: "The id of the new workflow, in place of the one in the file.")
  package var id: String?

  package init() {}

  package func validate() throws {
    try Self.requireNames([id].compactMap(\.self))
    try input.requireFiles()
  }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    var workflows = try input.read(session)
    if let id {
      guard workflows.count == 1 else {
        throw Failure(.usage, "--id names one workflow, and the files describe \(workflows.count). Leave it out.")
      }
      workflows[0].id = id
    }
    var applying = try Applying(session)
    // Planned as if none existed: one that does is then in the way, and said to be.
    let changes = FileChanges(workflows, stored: [:])
    let plan = try await applying.plan(changes.steps, changes.drafts)
    if let step = plan.steps.first(where: \.isDone) {
      let obstacle = Plan.Obstacle.exists(step.effects.first?.id ?? "")
      throw Failure(
        obstacle.ending, "Nothing was sent. \(step.title): \(obstacle.message) \(obstacle.nextStep(for: step.change))")
    }
    return try await applying.carryOut(plan, write, question: "Create in \(applying.client.app.name)?")
  }
}

package import ArgumentParser
import MeshCore

/// `meshwork import`: stages what files describe, for the editor or for `meshwork apply`.
package struct ImportCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Stage the workflows that files describe; nothing is sent.",
    discussion: """
      The editor shows them under Staged; `meshwork apply` without -f sends them.
      -o json and -o yaml print {"staged": [...]}, the ids of the workflows.
      """)

  @OptionGroup package var common: CommonOptions

  @Argument(help: "Files of workflows: official YAML or JSON; - is the standard input.", completion: .file())
  package var files: [String]

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    var input = FileOptions()
    input.files = files
    let workflows = try input.read(session)
    for workflow in workflows {
      guard let error = Validation(workflow).errors.first else { continue }
      throw Failure("Nothing was staged: \(workflow.id). \(error.message) Mend it, then import again.")
    }
    let applying = try Applying(session)
    let journal = try StagedJournal(applying.connection, session.paths)
    if let busy = workflows.first(where: { journal.drafts[$0.id]?.hasChanges == true }) {
      throw Failure(
        .conflict,
        "Nothing was staged: \(busy.id) has a draft in the editor. Apply it or undo it there, then import again.")
    }
    let changes = FileChanges(
      workflows, stored: try await applying.stored(workflows.map(\.id)), firstStep: journal.nextStep)
    if !common.isDryRun, !changes.steps.isEmpty { try journal.stage(changes) }
    let ids = changes.steps.flatMap(\.change.workflows)
    session.printer.show(
      ids.map { (common.isDryRun ? "would stage " : "staged ") + Printer.safe($0) },
      json: ["staged": .array(ids.map(JSON.string))])
    if !changes.unchanged.isEmpty {
      session.printer.say("As described already: \(changes.unchanged.joined(separator: ", ")).")
    }
    return .ok
  }
}

package import ArgumentParser
import MeshCore

/// `meshwork rename`: another id for a workflow.
package struct RenameCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Give a workflow another id; its versions stay.",
    discussion: """
      -o json and -o yaml print {"renamed": {"id", "new_id"}}.
      """)

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
    let client = applying.client
    guard let before = try await client.workflow(id) else {
      throw CommandSession.missing(id, in: client.app, for: "rename workflow \(id)")
    }
    guard try await client.workflow(new) == nil else {
      throw Failure(.conflict, "Could not rename workflow \(id): \(new) exists already. Choose another id.")
    }
    let call = Endpoint<WorkflowList>.renameWorkflow(id, to: new, in: client.app)
    if common.isDryRun {
      session.printer.show(
        call.request.curl(base: applying.connection.base).map { Printer.safe($0) },
        json: [
          "method": .string(call.request.method.rawValue), "path": .string(call.request.target),
          "body": call.request.body ?? .null,
        ])
      return .ok
    }
    try WriteGate.requireWritable(applying.connection.context)
    try WriteGate(session: session, options: write).pass([], question: "Rename \(id) to \(new) in \(client.app.name)?")
    do {
      _ = try await client.send(call)
    } catch {
      guard error.mayHaveArrived else { throw error }
      try await requireRenamed(before, client, error)
      session.printer.warn("the answer was lost, but \(new) is there and \(id) is not.")
    }
    session.printer.show(
      ["renamed \(Printer.safe(id)) to \(new)"], json: ["renamed": ["id": .string(id), "new_id": .string(new)]])
    return .ok
  }

  /// After a lost answer what is there decides; nothing is sent again.
  private func requireRenamed(_ before: Workflow, _ client: MeshClient, _ lost: APIError) async throws {
    let (old, renamed) = (try await client.workflow(id), try await client.workflow(new))
    if old == nil, let renamed, renamed.nodes.map(\.id) == before.nodes.map(\.id) { return }
    let found = old != nil && renamed == nil ? "It was not carried out." : "What is there tells neither way."
    throw Failure("\(lost.message) \(found) Look at it with `meshwork list`.")
  }
}

package import ArgumentParser
import MeshCore

/// `meshwork list`: the workflows of the app.
package struct ListCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the workflows of the app, the last changed first.",
    discussion: """
      -o json and -o yaml print {"workflows": [...]}, each as the service has it; `plan`, `apply`, `create` and `import` \
      read that back. What meshwork makes for one comparison, and deletes, is left out; `meshwork doctor` shows it.
      """)

  @OptionGroup package var common: CommonOptions

  @Option(help: "Only what the service finds for this text in ids, descriptions and notes.")
  package var search: String?

  @Option(help: "At most so many.")
  package var limit: Int?

  package init() {}

  package func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit has to be 1 or more.") }
  }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    let client = try session.client()
    let (workflows, faults) = try await read(client)
    session.printer.show(
      Self.table(workflows), json: ["workflows": .array(workflows.map(\.json))])
    guard faults.isEmpty else {
      throw WorkflowPage.error(of: client.app, faults)
    }
    if workflows.isEmpty {
      session.printer.say("\(client.app.name) has no workflow\(search == nil ? "" : " like that").")
    }
    return .ok
  }

  /// The workflows, and what of the answers could not be read, in words.
  private func read(_ client: MeshClient) async throws -> ([WorkflowDocument], faults: [String]) {
    var (documents, faults) = ([WorkflowDocument](), [String]())
    let limit = limit ?? .max
    let size = min(limit, MeshClient.largestPage)
    var (page, goesOn, reading) = (1, true, ListReading(MeshClient.listing))
    while goesOn, documents.count < limit {
      let next = try await client.workflows(page: page, perPage: size, search: search)
      documents += next.documents.filter { !TemporaryWorkflows.isTemporary($0.id) }
      faults += next.faults
      goesOn = try reading.goesOn(after: next.ids, isLast: next.isLast)
      page += 1
    }
    documents = Array(documents.prefix(limit))
    return (
      documents, faults + documents.flatMap { document in document.summary.faults.map { "\($0) of \(document.id)" } }
    )
  }

  private static func table(_ workflows: [WorkflowDocument]) -> Table {
    var table = Table("ID", "NODES", "CHANGED", "DESCRIPTION")
    for workflow in workflows {
      let summary = workflow.summary
      table.add(workflow.id, String(summary.nodes), moment(summary.modifiedAt), summary.description ?? "")
    }
    return table
  }
}

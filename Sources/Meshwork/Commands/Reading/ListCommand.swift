package import ArgumentParser
import MeshCore
import Panels

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
    var (table, list, all) = (Self.emptyTable, JSONList("workflows", session.printer), [JSON]())
    var count = 0
    let (faults, hidden) = try await read(client) { documents in
      count += documents.count
      switch session.printer.options.format {
      case .table, .csv, .markdown: for document in documents { Self.add(document, to: &table) }
      case .json: list.add(documents.lazy.map(\.json))
      case .yaml: all += documents.map(\.json)
      }
    }
    switch session.printer.options.format {
    case .json: list.end()
    case .table, .yaml, .csv, .markdown: session.printer.show(table, json: ["workflows": .array(all)])
    }
    if hidden > 0 {
      session.printer.say(
        "Left out: \(counted(hidden, "temporary workflow")) of a comparison. `meshwork doctor` says whose.")
    }
    guard faults.isEmpty else {
      throw WorkflowPage.error(of: client.app, faults)
    }
    if count == 0 {
      session.printer.say("\(client.app.name) has no workflow\(search == nil ? "" : " like that").")
    }
    return .ok
  }

  /// Hands the workflows on page by page. What of the answers could not be read, in words, and how many are left out.
  private func read(
    _ client: MeshClient, _ take: ([WorkflowDocument]) -> Void
  ) async throws -> (faults: [String], hidden: Int) {
    var (count, faults, unreadable, hidden) = (0, [String](), [String](), Set<WorkflowID>())
    let limit = limit ?? .max
    let size = min(limit, MeshClient.largestPage)
    var (page, goesOn, reading) = (1, true, ListReading(MeshClient.listing))
    while goesOn, count < limit {
      let next = try await client.workflows(page: page, perPage: size, search: search)
      let documents = Array(
        next.documents.filter { !TemporaryWorkflows.isTemporary($0.id) }.prefix(limit - count))
      hidden.formUnion(next.documents.map(\.id).filter(TemporaryWorkflows.isTemporary))
      take(documents)
      count += documents.count
      faults += next.faults
      unreadable += documents.flatMap { document in document.summary.faults.map { "\($0) of \(document.id)" } }
      goesOn = try reading.goesOn(after: next.ids, isLast: next.isLast)
      page += 1
    }
    return (faults + unreadable, hidden.count)
  }

  private static let emptyTable = Table("ID", "NODES", "CHANGED", "DESCRIPTION")

  private static func add(_ workflow: WorkflowDocument, to table: inout Table) {
    let summary = workflow.summary
    table.add(workflow.id.distinct, String(summary.nodes), moment(summary.modifiedAt), summary.description ?? "")
  }
}

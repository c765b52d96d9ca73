package import ArgumentParser
import MeshCore

/// `meshwork show`: one workflow, or one of its versions.
package struct ShowCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a workflow with its nodes.",
    discussion: """
      -o json and -o yaml print {"workflow": {...}}, or {"workflow_version": {...}} with --version, as the service has it. \
      Both can be read back: `meshwork show X -o yaml | meshwork create -f - --id Y` makes a copy, with all that can be \
      written. What is the service's own, such as dates, is named in a warning and left out.
      """)

  @OptionGroup package var common: CommonOptions

  @Argument(help: "The workflow's id.", completion: .workflows)
  package var id: String

  @Option(help: "The id of one of its versions, to show that; `meshwork --version` tells the program's.")
  package var version: String?

  package init() {}

  package func validate() throws { try Self.requireNames([id]) }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    let client = try session.client()
    if let version {
      let found = try await client.version(version.asVersionID, of: id)
      session.printer.show(
        ["\(id), version \(found.id) of \(moment(found.createdAt))", ""]
          + Self.table(found.nodes).lines(columns: host.columns),
        json: ["workflow_version": JSON(printing: found)])
    } else {
      guard let workflow = try await client.workflow(id) else {
        throw CommandSession.missing(id, in: client.app, for: "show workflow \(id)")
      }
      session.printer.show(
        Self.head(workflow, client.app) + [""] + Self.table(workflow.nodes).lines(columns: host.columns),
        json: ["workflow": JSON(printing: workflow)])
    }
    return .ok
  }

  private static func head(_ workflow: Workflow, _ app: AppScope) -> [String] {
    let facts = [
      ("id", workflow.id.distinct), ("app", app.name), ("description", workflow.description),
      ("version", workflow.version?.id), ("changed", moment(workflow.modifiedAt)),
    ]
    return facts.compactMap { name, value in
      value.map { name + String(repeating: " ", count: 13 - name.count) + $0 }
    }
  }

  private static func table(_ nodes: [WorkflowNode]) -> Table {
    var table = Table("NODE", "MODEL", "FROM", "OUTPUT", "PARAMETERS")
    for node in nodes {
      table.add(
        node.id.distinct, node.model.text, FieldChange.inputs(node.inputs.map(\.distinct)),
        node.suppressesOutput ? "hidden" : "shown", node.override?.compact ?? "")
    }
    return table
  }
}

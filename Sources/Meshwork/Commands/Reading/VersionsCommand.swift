package import ArgumentParser
import MeshCore

/// `meshwork versions`: the stored states of a workflow.
package struct VersionsCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "versions", abstract: "List the versions of a workflow, newest first.",
    discussion: """
      -o json and -o yaml print {"workflow_versions": [...]}, each as the service has it.
      """)

  @OptionGroup package var common: CommonOptions

  @Argument(help: "The workflow's id.", completion: .workflows)
  package var id: String

  package init() {}

  package func validate() throws { try Self.requireNames([id]) }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    let client = try session.client()
    let versions = try await client.allVersions(of: id)
    session.printer.show(
      Self.table(versions), json: ["workflow_versions": .array(versions.map { JSON(printing: $0) })])
    return .ok
  }

  private static func table(_ versions: [WorkflowVersion]) -> Table {
    var table = Table("VERSION", "MADE", "NODES", "NOTE")
    for version in versions {
      table.add(
        version.id.distinct, moment(version.createdAt), String(version.nodes.count),
        version.isDeprecated ? "a model version it uses is gone" : "")
    }
    return table
  }
}

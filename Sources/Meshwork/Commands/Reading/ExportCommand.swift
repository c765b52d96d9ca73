package import ArgumentParser
import FoundationEssentials
import MeshCore

/// `meshwork export`: workflows as files.
package struct ExportCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write workflows in the official YAML form, for files and for the official client.",
    discussion: """
      The official form has no place for hidden outputs, overrides, descriptions and the like. A workflow that has some \
      is written with them under their wire names, and that is said; --official leaves them out. -o json writes one \
      workflow as {"workflow": {...}}, or more as {"workflows": [...]}.
      """)

  @OptionGroup package var common: CommonOptions

  @Argument(help: "The workflows' ids; more than one make a stream of documents.", completion: .workflows)
  package var ids: [String]

  @Option(help: "The file to write, which must not exist; the standard output by default.", completion: .file())
  package var to: String?

  @Flag(help: "Leave out what the official form has no place for, so that the official client takes the file.")
  package var official = false

  package init() {}

  package func validate() throws { try Self.requireNames(ids) }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    let client = try session.client()
    var workflows: [Workflow] = []
    // An id that is named twice is one document.
    var seen: Set<WorkflowID> = []
    for id in ids where seen.insert(id).inserted {
      guard let workflow = try await client.workflow(id) else {
        throw CommandSession.missing(id, in: client.app, for: "export workflow \(id)")
      }
      workflows.append(workflow)
    }
    try session.export(text(workflows, session.printer), to: to)
    return .ok
  }

  private func text(_ workflows: [Workflow], _ printer: Printer) -> String {
    switch common.output.format {
    case .json: return WorkflowFile.json(workflows)
    case .table, .yaml, .csv, .markdown:
      return workflows.map { workflow in
        let unofficial = workflow.unofficialFields
        guard !unofficial.isEmpty else { return workflow.fileText(.official) }
        let names = unofficial.joined(separator: ", ")
        printer.warn(
          official
            ? "left out of \(workflow.id): \(names)."
            : "\(workflow.id) has more than the official form knows, which is kept: \(names). The official client "
              + "takes the file with --official.")
        return workflow.fileText(official ? .official : .lossless)
      }.joined(separator: "---\n")
    }
  }
}

package import ArgumentParser
import MeshCore

/// `meshwork runs export N`: a kept prediction as comma-separated values, a line a finding.
package struct RunsExportCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a kept prediction as comma-separated values.",
    discussion: """
      The columns are image, node, model, version, kind (concept, color, region, keypoint, embedding with its norm, text or failure), id, name, value, and the \
      sides of a region from 0 to 1: top, left, bottom, right. -o json and -o yaml write it as `meshwork predict` does.
      """)

  @OptionGroup package var common: CommonOptions

  @Argument(help: "The number of the run in the list; 1 is the newest.")
  package var number: Int

  @Option(help: "The file to write, which must not exist; the standard output by default.", completion: .file())
  package var to: String?

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host, in: OutputFormat.ofData.union([.csv]))
    let run = try await KeptRuns(session)[number]
    let result = ImageResult(run)
    let json = JSON.object(["results": [result.json(image: run.image.shortText)]])
    let text =
      switch common.output.format {
      case .table, .csv, .markdown: CommaSeparated([(run.image.shortText, result)]).text
      case .json: json.printed
      case .yaml: json.yaml
      }
    try session.export(text, to: to)
    return .ok
  }
}

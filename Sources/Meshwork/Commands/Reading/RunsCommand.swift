package import ArgumentParser
import MeshCore
import Panels

/// `meshwork runs`: the predictions that the editor has kept of an app.
package struct RunsCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List the predictions that the editor has kept, show one, or export it.",
    subcommands: [RunsListCommand.self, RunsShowCommand.self, RunsExportCommand.self],
    defaultSubcommand: RunsListCommand.self)

  package init() {}
}

/// `meshwork runs list`: the newest first, numbered from 1.
package struct RunsListCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the predictions that are kept, the newest first.",
    discussion: """
      The editor keeps its last 50 predictions, of one image each or of several. -o json and -o yaml print {"runs": [{"number", "at", "workflow", "version", "image", \
      "seconds", "status"}]}.
      """)

  @OptionGroup package var common: CommonOptions

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    let runs = try await KeptRuns(session).runs
    session.printer.show(
      Self.table(runs),
      json: ["runs": .array(runs.enumerated().map { JSON(printing: ListedRun(number: $0 + 1, $1)) })])
    return .ok
  }

  private static func table(_ runs: [PredictionRun]) -> Table {
    var table = Table("RUN", "WHEN", "WORKFLOW", "IMAGE", "BEST")
    for (index, run) in runs.enumerated() {
      table.add(String(index + 1), moment(run.at), run.workflow.distinct, run.image.shortText, run.best)
    }
    return table
  }
}

/// `meshwork runs show N`: what the nodes gave.
package struct RunsShowCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what a kept prediction gave.",
    discussion: """
      -o json and -o yaml print {"results": [...]}, as `meshwork predict` does.
      """)

  @OptionGroup package var common: CommonOptions

  @Argument(help: "The number of the run in the list; 1 is the newest.")
  package var number: Int

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    let run = try await KeptRuns(session)[number]
    let result = ImageResult(run)
    session.printer.show(
      PredictionText.lines(image: run.image.shortText, result),
      json: ["results": [result.json(image: run.image.shortText)]])
    return .ok
  }
}

/// What the journal has kept of predictions in one app.
struct KeptRuns {
  /// The newest first.
  let runs: [PredictionRun]

  init(_ runs: RunShelf) { self.runs = Array(runs) }

  init(_ session: CommandSession) async throws {
    self.init(try await StagedJournal.read(session, try session.connect()).runs)
  }

  /// Counted from 1.
  subscript(number: Int) -> PredictionRun {
    get throws(Failure) {
      guard runs.indices.contains(number - 1) else {
        throw Failure(
          .notFound,
          runs.isEmpty
            ? "No prediction is kept of this app yet. The editor keeps those that it runs."
            : "There is no run \(number). There are 1 to \(runs.count); `meshwork runs` lists them.")
      }
      return runs[number - 1]
    }
  }
}

/// A run as it is listed for programs.
private struct ListedRun: Encodable {
  let number: Int
  let at: String
  let workflow: WorkflowID
  let version: VersionID?
  let image: String
  let seconds: Double
  let status: Status

  init(number: Int, _ run: PredictionRun) {
    self.number = number
    at = Timestamp.text(run.at)
    workflow = run.workflow
    version = run.versionID
    image = run.image.shortText
    seconds = run.seconds
    status = run.status
  }
}

extension ImageResult {
  init(_ run: PredictionRun) {
    self.init(
      status: run.result.status,
      outputs: run.outputs.map { NodeOutput(node: $0.node.id, model: $0.node.model, output: $0.output) })
  }
}

extension PredictionRun {
  /// What was found with the highest value, in words.
  fileprivate var best: String {
    let concepts = result.outputs.flatMap(\.data.concepts)
    if let best = concepts.max(by: { $0.value < $1.value }) { return best.name }
    let regions = result.outputs.reduce(0) { $0 + $1.data.regions.count }
    return regions > 0 ? counted(regions, "region") : status.code == .success ? "" : status.text
  }
}

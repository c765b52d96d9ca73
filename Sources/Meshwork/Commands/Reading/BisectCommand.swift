package import ArgumentParser
import MeshCore
import Panels

/// `meshwork bisect`: which version of a workflow changed what it says of an image, then which node.
package struct BisectCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "bisect", abstract: "Find the version, then the node, that changed a concept's value.",
    discussion: """
      The newest version and the oldest are run first, or those that are named; then the middle between two that differ, \
      until they follow each other. Versions that do the same are run once. Exit code 3: the concept is on the same side of \
      the threshold at both ends. In a history that goes to and fro it is one of the crossings that is found.

      -o json and -o yaml print {"bisect": {"concept", "threshold", "calls", "asked": [{"version", "value"}], "before", \
      "after", "nodes": [{"node", "value", "crosses"}]}}; a value that is null is not listed.
      """)

  @OptionGroup package var common: CommonOptions

  @Argument(help: "The workflow's id.", completion: .workflows)
  package var id: String

  @Option(parsing: .singleValue, help: "The image: its web address, a path or sample:NAME.")
  package var url: [String] = []

  @Option(help: "The concept, by name or id.")
  package var concept: String

  @Option(help: "The node that has to find it; by default the highest value of all nodes counts.")
  package var node: String?

  @Option(help: "The value that the concept crossed, 0 to 1.")
  package var threshold = 0.5

  @Option(help: "A version before the change; the oldest by default.")
  package var good: String?

  @Option(help: "A version after it; the newest by default.")
  package var bad: String?

  @Flag(
    name: [.customShort("y"), .customLong("yes")],
    help: "Let nodes that read other ones be tried in a temporary workflow on a service; it is deleted after.")
  package var yes = false

  package init() {}

  package func validate() throws {
    try Self.requireNames([id])
    guard (0...1).contains(threshold) else { throw ValidationError("--threshold has to be 0 to 1.") }
    guard url.count == 1 else {
      throw ValidationError(
        url.isEmpty ? "Name the image with --url." : "--url names \(url.count) images. One is searched on: name one.")
    }
    guard ImageSource(url[0]) != nil else { throw ValidationError("--url is empty. Name an image.") }
    guard good?.isEmpty != true, bad?.isEmpty != true else {
      throw ValidationError("--good and --bad name versions, and one of them is empty. Name it, or leave it out.")
    }
    guard !concept.isEmpty else { throw ValidationError("--concept is empty. Name one.") }
  }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    let connection = try session.connect()
    let client = try session.client(of: connection)
    let versions = try chosen(of: try await client.allVersions(of: id))
    let found = Bisection(versions, threshold: threshold)
    guard let image = url.first.flatMap({ ImageSource($0) }) else { return .usage }
    let run = BisectRun(
      client: client,
      question: BisectQuestion(workflow: id, image: image, concept: concept, node: node, threshold: threshold),
      input: try await ReadImage(image, connection.images).input, graphs: try await graphs(session, connection, client))
    let printer = session.printer
    let differing =
      found.versions.count > 1
      ? ", \(found.versions.count) of which differ" : versions.count > 1 ? " that do the same" : ""
    printer.say("\(counted(versions.count, "version"))\(differing): at most \(counted(found.mostCalls, "call")).")
    let report = try await run.run(versions) { report in
      if report.suspects > 0, report.tried.isEmpty {
        printer.progress(nil)
        printer.say(report.nodesText)
      }
      printer.progress(report.asking.map { "Version \(report.bisection.versions[$0].id.prefix(8)) ..." } ?? "Nodes ...")
    }
    printer.progress(nil)
    printer.say("\(counted(report.calls, "call")) made.")
    printer.show(BisectText.lines(report, id, concept), json: report.json(concept))
    return report.bisection.step == .notCrossed ? .notFound : .ok
  }

  private func graphs(
    _ session: CommandSession, _ connection: Connection, _ client: MeshClient
  ) async throws -> (any NodeRunner)? {
    if let backend = connection.backend { return backend }
    guard yes else { return nil }
    guard !session.options.isDryRun else {
      try WriteGate.requireWritable(connection.context)
      session.printer.write([
        "Would create a workflow \(TemporaryWorkflows.prefix)... for each changed node that reads other ones, run it and "
          + "delete it. Nothing is made: such nodes are not tried alone."
      ])
      return nil
    }
    return try await session.temporaryWorkflows(connection, client)
  }

  /// From the good end to the bad one. `all` is newest first.
  private func chosen(of all: [WorkflowVersion]) throws -> [WorkflowVersion] {
    func index(_ id: VersionID?, _ usual: Int) throws -> Int {
      guard let id else { return usual }
      if let index = all.firstIndex(where: { $0.id == id.asVersionID }) { return index }
      let found = all.indices.filter { all[$0].id.hasPrefix(id.lowercased()) }
      guard let index = found.first else {
        throw Failure(.notFound, "\(self.id) has no version \(id). `meshwork versions \(self.id)` lists them.")
      }
      guard found.count == 1 else {
        let ids = found.map { all[$0].id }.joined(separator: ", ")
        throw Failure(
          .usage, "\(id) begins several versions of \(self.id): \(ids). Write more of the one that is meant.")
      }
      return index
    }
    guard !all.isEmpty else { throw Failure(.notFound, "\(id) has no versions to search.") }
    let (first, last) = (try index(good, all.count - 1), try index(bad, 0))
    guard first != last || (good == nil && bad == nil) else {
      throw Failure(.usage, "--good and --bad are the same version, \(all[first].id). Name two.")
    }
    return first >= last ? all[last...first].reversed() : Array(all[first...last])
  }
}

package import ArgumentParser
import MeshCore

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

  @Option(help: "The image: its web address, a path or sample:NAME.")
  package var url: String

  @Option(help: "The concept, by name or id.")
  package var concept: String

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
    guard (0...1).contains(threshold) else { throw ValidationError("--threshold has to be 0 to 1.") }
    guard ImageSource(url) != nil else { throw ValidationError("--url is empty. Name an image.") }
    guard !concept.isEmpty else { throw ValidationError("--concept is empty. Name one.") }
  }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    let connection = try session.connect()
    let client = try session.client(of: connection)
    let versions = try chosen(of: try await client.allVersions(of: id))
    var bisection = Bisection(versions, threshold: threshold)
    guard let image = ImageSource(url) else { return .usage }
    let input = try await ReadImage(image, connection.images).input
    let search = ConceptSearch(
      client: client, workflow: id, concept: concept, image: image, input: input, printer: session.printer)
    session.printer.say(
      "\(versions.count) versions, \(bisection.versions.count) of which differ: at most \(bisection.mostCalls) calls.")
    while case .ask(let index) = bisection.step {
      let version = bisection.versions[index]
      bisection.answer(index, try await search.value(of: version))
    }
    guard case .crossed(let from, let to) = bisection.step else {
      session.printer.show(BisectText.notCrossed(bisection, id, concept), json: bisection.json(concept, nil, []))
      return .notFound
    }
    let suspects = try await search.values(
      of: Bisection.suspects(from: bisection.versions[from].nodes, to: bisection.versions[to].nodes),
      knowing: bisection.answers[to] ?? nil, graphs: try graphs(session, connection, client))
    session.printer.show(
      BisectText.lines(bisection, from, to, suspects, id, concept),
      json: bisection.json(concept, (from, to), suspects))
    return .ok
  }

  private func graphs(
    _ session: CommandSession, _ connection: Connection, _ client: MeshClient
  ) throws -> (any NodeRunner)? {
    if let backend = connection.backend { return backend }
    guard yes else { return nil }
    try WriteGate.requireWritable(connection.context)
    return TemporaryWorkflows(client, notes: try connection.temporaryNotes(session.paths))
  }

  /// From the good end to the bad one. `all` is newest first.
  private func chosen(of all: [WorkflowVersion]) throws -> [WorkflowVersion] {
    func index(_ id: VersionID?, _ usual: Int) throws -> Int {
      guard let id else { return usual }
      guard let index = all.firstIndex(where: { $0.id == id.asVersionID || $0.id.hasPrefix(id) }) else {
        throw Failure(.notFound, "\(self.id) has no version \(id). `meshwork versions \(self.id)` lists them.")
      }
      return index
    }
    guard !all.isEmpty else { throw Failure(.notFound, "\(id) has no versions to search.") }
    let (first, last) = (try index(good, all.count - 1), try index(bad, 0))
    return first >= last ? all[last...first].reversed() : Array(all[first...last])
  }
}

/// Asks versions for the value of one concept on one image.
struct ConceptSearch {
  let client: MeshClient
  let workflow: WorkflowID
  let concept: String
  let image: ImageSource
  let input: ImageInput
  let printer: Printer

  @inline(never)
  func value(of version: WorkflowVersion) async throws -> Double? {
    printer.progress("Version \(version.id.prefix(8)) ...")
    defer { printer.progress(nil) }
    let trial = Trial([Variant("", nodes: version.nodes, .stored(workflow, version.id))], on: [image])
    return try await value(in: trial, graphs: nil)
  }

  /// What each suspect gives alone; nil where it cannot be run by itself. Of a single one it is known.
  @inline(never)
  func values(
    of suspects: [Bisection.Suspect], knowing value: Double?, graphs: (any NodeRunner)?
  ) async throws -> [(id: NodeID, value: Result<Double?, SilentNode>)] {
    if suspects.count == 1 { return [(suspects[0].id, .success(value))] }
    var values: [(id: NodeID, value: Result<Double?, SilentNode>)] = []
    for suspect in suspects {
      printer.progress("\(suspect.id) alone ...")
      let trial = Trial([Variant("", nodes: suspect.nodes, .unstored)], on: [image])
      do {
        values.append((suspect.id, .success(try await self.value(in: trial, graphs: graphs))))
      } catch let error as SilentNode {
        values.append((suspect.id, .failure(error)))
      }
    }
    printer.progress(nil)
    return values
  }

  private func value(in trial: Trial, graphs: (any NodeRunner)?) async throws -> Double? {
    let runner = TrialRunner(client, graphs: graphs)
    let answers = try await runner.run(runner.plan(trial), on: [image], inputs: [image: input])
    return try answers[0].value(of: concept, variant: 0)
  }
}

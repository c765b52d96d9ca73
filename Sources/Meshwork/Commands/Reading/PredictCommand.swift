package import ArgumentParser
import MeshCore

/// `meshwork predict`: runs a workflow, or a model, on images.
package struct PredictCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "predict", abstract: "Run a workflow, or a model, on images.",
    discussion: """
      At most 32 images go in a call. A model that is being deployed is waited for, up to ten minutes; Ctrl-C ends that. \
      Exit code 6: a part of what was asked for failed; where a call fails, what came before it is printed.

      -o json and -o yaml print {"results": [{"image", "status", "outputs": [{"node", "model", "status", "data"}]}]}, a \
      result an image, in their order; status and data are as the service has them.
      """)

  @OptionGroup package var common: CommonOptions

  @Argument(help: "The workflow's id.", completion: .workflows)
  package var id: String?

  @Option(help: "A model in place of a workflow: ID, USER/APP/ID, each with :VERSION or without.")
  package var model: String?

  @Option(parsing: .singleValue, help: "The web address of an image, or sample:NAME; repeat it for more.")
  package var url: [String] = []

  @Option(
    name: .customLong("file"), parsing: .singleValue, help: "An image file; repeat it for more.", completion: .file())
  package var files: [String] = []

  @Option(help: "The version of the workflow to run; the newest by default.")
  package var version: String?

  @Option(help: "Leave out concepts of a lower value, 0 to 1.")
  package var minValue: Double?

  @Option(help: "At most so many concepts a node, 1 to 200.")
  package var maxConcepts: Int?

  @Option(
    name: .customLong("select"), parsing: .singleValue, help: "Only this concept, by name or id; repeat it for more.")
  package var concepts: [String] = []

  package init() {}

  package func validate() throws {
    guard (id == nil) != (model == nil) else { throw ValidationError("Name a workflow, or a model with --model.") }
    if let option = [("--url", url), ("--file", files)].first(where: { $1.contains { ImageSource($0) == nil } })?.0 {
      throw ValidationError("\(option) is empty. Name an image.")
    }
    guard !url.isEmpty || !files.isEmpty else { throw ValidationError("Name an image with --url or --file.") }
    guard version == nil || model == nil else {
      throw ValidationError("--version is a workflow's; write a model's as --model ID:VERSION.")
    }
    guard minValue.map((0...1).contains) ?? true else { throw ValidationError("--min-value has to be 0 to 1.") }
    guard maxConcepts.map((1...200).contains) ?? true else {
      throw ValidationError("--max-concepts has to be 1 to 200.")
    }
  }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    let (results, shortfall) = try await run(session)
    session.printer.progress(nil)
    let ending = show(results, shortfall == nil ? .missing : .notAsked, session.printer)
    guard let shortfall else { return ending }
    session.printer.write(["Error: \(shortfall.message) \(results.count) of \(images.count) images are answered."])
    return Task.isCancelled ? .interrupted : .partialSuccess
  }

  /// What came, and why it is not all.
  private typealias Answers = (results: [ImageResult], shortfall: APIError?)

  private var images: [ImageSource] { url.compactMap { ImageSource($0) } + files.map(ImageSource.file) }

  private func run(_ session: CommandSession) async throws -> Answers {
    let connection = try session.connect()
    var inputs: [ImageInput] = []
    for image in images { inputs.append(try await ReadImage(image, connection.images).input) }
    let client = try session.client(of: connection)
    if let model { return try await run(model: model, inputs, client, session.printer) }
    return try await run(workflow: id ?? "", inputs, client, session.printer)
  }

  // In one function with the calls it breaks the optimiser of Swift 6.3.
  @inline(never)
  private func show(_ results: [ImageResult], _ rest: ImageResult, _ printer: Printer) -> Ending {
    let named = images.enumerated().map { place, image in
      (image.shortText, results.indices.contains(place) ? results[place] : rest)
    }
    printer.show(
      named.flatMap { PredictionText.lines(image: $0, $1) },
      json: ["results": .array(named.map { $1.json(image: $0) })])
    return ImageResult.ending(named.map(\.1))
  }

  private var options: OutputOptions {
    OutputOptions(minValue: minValue, maxConcepts: maxConcepts, selectConcepts: concepts)
  }

  private func run(
    workflow id: WorkflowID, _ inputs: [ImageInput], _ client: MeshClient, _ printer: Printer
  ) async throws -> Answers {
    let nodes: [WorkflowNode]
    if let version {
      nodes = try await client.version(version.asVersionID, of: id).nodes
    } else {
      guard let workflow = try await client.workflow(id) else {
        throw CommandSession.missing(id, in: client.app, for: "predict with workflow \(id)")
      }
      nodes = workflow.nodes
    }
    let reply = try await client.predict(with: id, version: version, on: inputs, options: options) {
      printer.progress($0.words)
    }
    let results = reply.value.results.map { result in
      let outputs = zip(nodes, result.outputs(for: nodes)).map {
        ImageResult.NodeOutput(node: $0.id, model: $0.model, output: $1)
      }
      return ImageResult(status: result.status, outputs: outputs)
    }
    return (results, reply.shortfall)
  }

  private func run(
    model text: String, _ inputs: [ImageInput], _ client: MeshClient, _ printer: Printer
  ) async throws -> Answers {
    guard let reference = ModelReference(typed: text) else {
      throw Failure(.usage, "\"\(text)\" names no model. Write its id, USER/APP/ID, or its web address.")
    }
    let reply = try await client.predict(with: reference, on: inputs, options: options) { printer.progress($0.words) }
    let results = reply.value.outputs.map { output in
      ImageResult(
        status: output.status, outputs: [.init(node: reference.id, model: output.model ?? reference, output: output)])
    }
    return (results, reply.shortfall)
  }
}

extension PredictionProgress {
  fileprivate var words: String {
    switch self {
    case .answered(let done, let all): "\(done) of \(all) images ..."
    case .waiting(let status, let pause, let waited):
      "\(status.text): waited \(waited.components.seconds) s, asking again in \(pause.components.seconds) s; Ctrl-C ends it"
    }
  }
}

package import ArgumentParser
import MeshCore

/// `meshwork predict`: runs a workflow, or a model, on images.
package struct PredictCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "predict", abstract: "Run a workflow, or a model, on images.",
    discussion: """
      At most 32 images go in a call, and are held at once. A model that is being deployed is waited for, up to ten \
      minutes; Ctrl-C ends that. An image that cannot be read is told, and the others go on. Exit code 6: a part of what \
      was asked for failed; where a call fails, what came before it is printed.

      -o json and -o yaml print {"results": [{"image", "status", "outputs": [{"node", "model", "status", "data"}]}]}, a \
      result an image, in their order; status and data are as the service has them.

      With --twin or --against two variants run on the same images, and what differs is shown: what does the same is not \
      called twice, and a changed node that reads the image is called by itself. -o json and -o yaml then print \
      {"comparison": {"before", "after", "threshold", "calls", "images", "mean_change", "nodes": [{"node", "standing" \
      (same, changed, added, removed), "before", "after", "changes": [{"id", "name", "region", "before", "after", \
      "change", "crossing" (rises, appears, falls, vanishes), "images"}], "silences": [{"image", "variant", "reason"}]}]}}.
      """)

  @OptionGroup package var common: CommonOptions

  @Argument(help: "The workflow's id.", completion: .workflows)
  package var id: String?

  @Option(help: "A model in place of a workflow: ID, USER/APP/ID, each with :VERSION or without.")
  package var model: String?

  @Option(parsing: .singleValue, help: "The web address of an image, or sample:NAME; repeat it for more.")
  package var url: [String] = []

  @Option(
    name: .customLong("file"), parsing: .singleValue,
    help: "An image file, or a folder for all images in it; repeat it for more.", completion: .file())
  package var files: [String] = []

  @Option(
    name: .customLong("list"), parsing: .singleValue,
    help: "A file that names an image a line: an address, a path or sample:NAME.", completion: .file())
  package var lists: [String] = []

  @Option(help: "The version of the workflow to run; the newest by default.")
  package var version: String?

  @Option(help: "Leave out concepts of a lower value, 0 to 1.")
  package var minValue: Double?

  @Option(help: "At most so many concepts a node, 1 to 200.")
  package var maxConcepts: Int?

  @Option(
    name: .customLong("select"), parsing: .singleValue, help: "Only this concept, by name or id; repeat it for more.")
  package var concepts: [String] = []

  @OptionGroup(title: "Comparing") package var comparing: ComparingOptions

  package init() {}

  package func validate() throws {
    guard (id == nil) != (model == nil) else { throw ValidationError("Name a workflow, or a model with --model.") }
    if let option = [("--url", url), ("--file", files), ("--list", lists)].first(where: {
      $1.contains { ImageSource($0) == nil }
    })?.0 {
      throw ValidationError("\(option) is empty. Name an image.")
    }
    guard model == nil || !comparing.isAsked else { throw ValidationError("--twin and --against are of a workflow.") }
    let isOfRun = if case .run? = comparing.against { true } else { false }
    guard !url.isEmpty || !files.isEmpty || !lists.isEmpty || isOfRun else {
      throw ValidationError("Name an image with --url, --file or --list.")
    }
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
    let images = try NamedImages(urls: url, files: files, lists: lists, host.environment).images
    if comparing.isAsked, let id {
      return try await Comparing(session, comparing).carryOut(id, version: version, on: images)
    }
    let (results, shortfall) = try await run(images, session)
    session.printer.progress(nil)
    let ending = show(images, results, shortfall == nil ? .missing : .notAsked, session.printer)
    guard let shortfall else { return ending }
    session.printer.write(["Error: \(shortfall.message) \(results.count) of \(images.count) images are answered."])
    return Task.isCancelled ? .interrupted : .partialSuccess
  }

  /// What came, and why it is not all.
  private typealias Answers = (results: [ImageResult], shortfall: APIError?)

  /// Runs so many images at a time: no more are read before they are answered.
  private func run(_ images: [ImageSource], _ session: CommandSession) async throws -> Answers {
    let connection = try session.connect()
    let client = try session.client(of: connection)
    var nodes: [WorkflowNode]?
    var results: [ImageResult] = []
    for some in images.batches(of: MeshClient.imagesPerCall) {
      let batch = try await ImageBatch(some, connection.images)
      // Nothing is asked where there is nothing to ask, unless the command is wrong in another way.
      if batch.inputs.isEmpty, images.count == 1, let fault = batch.faults.values.first { throw Failure(fault) }
      do {
        if nodes == nil { nodes = try await readNodes(client) }
        let answers =
          batch.inputs.isEmpty ? [] : try await answers(to: batch.inputs, nodes ?? [], client, session.printer)
        results += batch.results(answers)
      } catch let error as APIError {
        guard !results.isEmpty else { throw error }
        return (results, error)
      }
      if images.count > MeshClient.imagesPerCall {
        session.printer.progress("\(results.count) of \(images.count) images ...")
      }
    }
    return (results, nil)
  }

  // In one function with the calls it breaks the optimiser of Swift 6.3.
  @inline(never)
  private func show(_ images: [ImageSource], _ results: [ImageResult], _ rest: ImageResult, _ printer: Printer)
    -> Ending
  {
    let named = images.enumerated().map { index, image in
      (image.shortText, results.indices.contains(index) ? results[index] : rest)
    }
    printer.show(
      named.flatMap { PredictionText.lines(image: $0, $1) },
      json: ["results": .array(named.map { $1.json(image: $0) })])
    return ImageResult.ending(named.map(\.1))
  }

  private var options: OutputOptions {
    OutputOptions(minValue: minValue, maxConcepts: maxConcepts, selectConcepts: concepts)
  }

  /// The nodes of the workflow that runs; of a model there are none.
  private func readNodes(_ client: MeshClient) async throws -> [WorkflowNode] {
    guard let id else { return [] }
    if let version { return try await client.version(version.asVersionID, of: id).nodes }
    guard let workflow = try await client.workflow(id) else {
      throw CommandSession.missing(id, in: client.app, for: "predict with workflow \(id)")
    }
    return workflow.nodes
  }

  private func answers(
    to inputs: [ImageInput], _ nodes: [WorkflowNode], _ client: MeshClient, _ printer: Printer
  ) async throws -> [ImageResult] {
    @Sendable func tell(_ progress: PredictionProgress) { if let title = progress.title { printer.progress(title) } }
    guard let id else {
      guard let reference = ModelReference(typed: model ?? "") else {
        throw Failure(.usage, "\"\(model ?? "")\" names no model. Write its id, USER/APP/ID, or its web address.")
      }
      return try await client.predict(with: reference, on: inputs, options: options, progress: tell).value.outputs.map {
        ImageResult(status: $0.status, outputs: [.init(node: reference.id, model: $0.model ?? reference, output: $0)])
      }
    }
    let reply = try await client.predict(with: id, version: version, on: inputs, options: options, progress: tell)
    return reply.value.results.map { result in
      let outputs = zip(nodes, result.outputs(for: nodes)).map {
        ImageResult.NodeOutput(node: $0.id, model: $0.model, output: $1)
      }
      return ImageResult(status: result.status, outputs: outputs)
    }
  }
}

/// The images of one call: those that can be read, and why the others cannot.
private struct ImageBatch {
  private(set) var inputs: [ImageInput] = []
  /// By place in the batch.
  private(set) var faults: [Int: String] = [:]
  private let count: Int

  init(_ images: ArraySlice<ImageSource>, _ reader: ImageReader) async throws {
    count = images.count
    for (index, image) in images.enumerated() {
      try Task.checkCancellation()
      do {
        inputs.append(try await ReadImage(image, reader).input)
      } catch let error as any WordedError {
        faults[index] = error.message
      }
    }
  }

  /// A result an image, in their order. `answers` are those of the ones that could be read.
  func results(_ answers: [ImageResult]) -> [ImageResult] {
    var rest = answers[...]
    return (0..<count).map { index in
      faults[index].map(ImageResult.unread) ?? rest.popFirst() ?? .missing
    }
  }
}

extension PredictionProgress {
  /// What is being waited for; how many are answered is counted by the command.
  var title: String? {
    switch self {
    case .answered: nil
    case .waiting(let status, let pause, let waited):
      "\(status.text): waited \(waited.components.seconds) s, asking again in \(pause.components.seconds) s; Ctrl-C ends it"
    }
  }
}

package import ArgumentParser
import MeshCore
import Panels

/// `meshwork predict`: runs a workflow, or a model, on images.
package struct PredictCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "predict", abstract: "Run a workflow, or a model, on images.",
    discussion: """
      At most 32 images go in a call, and --jobs are held at once. A model that is being deployed is waited for, up to \
      ten minutes. An image that cannot be read is told, and the others go on. Exit code 6: a part of what was asked for \
      failed; where a call fails, what came before it is printed. Ctrl-C prints what came, says how many images were \
      under way, whose answers are not kept, and ends with 130.

      -o csv prints a line a finding: image, node, model, version, kind (concept, color, region, keypoint, embedding with its norm, text or failure), id, name, \
      value, and the sides of a region from 0 to 1: top, left, bottom, right.

      -o json and -o yaml print {"results": [{"image", "status", "outputs": [{"node", "model", "status", "data", \
      "seconds"}]}]}, a result an image: those of --url, of --file and of --list, each in their order; status and data are as the service has them, seconds are told by the \
      embedded backend alone.

      With --twin or --against two variants run on the same images, and what differs is shown: what does the same is not \
      called twice, and a changed node that reads the image is called by itself. -o json and -o yaml then print \
      {"comparison": {"before", "after", "threshold", "calls", "images", "faults": [{"image", "reason"}], "doubtful" (images of \
      which it is not kept which they were), "mean_change", "nodes": [{"node", "standing" \
      (same, changed, added, removed), "before", "after", "changes": [{"id", "name", "region", "before", "after", \
      "change", "crossing" (rises, appears, falls, vanishes), "images"}], "silences": [{"image", "variant", "reason"}]}]}}; -o \
      csv prints a line a finding and image: node, id, name, region, image, both values, change, crossing.
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

  @Option(
    help:
      "The id of the version of the workflow to run, by default the newest; `meshwork --version` tells the program's.")
  package var version: String?

  @Option(help: "Leave out concepts of a lower value, 0 to 1.")
  package var minValue: Double?

  @Option(help: "At most so many concepts a node, 1 to 200.")
  package var maxConcepts: Int?

  @Option(
    name: .customLong("select"), parsing: .singleValue, help: "Only this concept, by name or id; repeat it for more.")
  package var concepts: [String] = []

  @Option(help: "Images at once, 1 to 128. More than 32 go in calls side by side.")
  package var jobs = MeshClient.imagesPerCall

  @OptionGroup(title: "Comparing") package var comparing: ComparingOptions

  package init() {}

  package func validate() throws {
    try Self.requireNames([id].compactMap(\.self))
    guard (id == nil) != (model == nil) else { throw ValidationError("Name a workflow, or a model with --model.") }
    if let option = [("--url", url), ("--file", files), ("--list", lists)].first(where: {
      $1.contains { ImageSource($0) == nil }
    })?.0 {
      throw ValidationError("\(option) is empty. Name an image.")
    }
    guard model == nil || !comparing.isAsked else { throw ValidationError("--twin and --against are of a workflow.") }
    let shaping = [
      ("--min-value", minValue != nil), ("--max-concepts", maxConcepts != nil), ("--select", !concepts.isEmpty),
    ]
    if comparing.isAsked, let option = shaping.first(where: \.1)?.0 {
      throw ValidationError("\(option) shapes a prediction; --twin and --against compare all that is given.")
    }
    let isOfRun = if case .run? = comparing.against { true } else { false }
    guard !url.isEmpty || !files.isEmpty || !lists.isEmpty || isOfRun else {
      throw ValidationError("Name an image with --url, --file or --list.")
    }
    guard version == nil || model == nil else {
      throw ValidationError("--version is a workflow's; write a model's as --model ID:VERSION.")
    }
    guard (1...CallShape.mostJobs).contains(jobs) else {
      throw ValidationError("--jobs has to be 1 to \(CallShape.mostJobs).")
    }
    guard minValue.map((0...1).contains) ?? true else { throw ValidationError("--min-value has to be 0 to 1.") }
    guard maxConcepts.map((1...200).contains) ?? true else {
      throw ValidationError("--max-concepts has to be 1 to 200.")
    }
  }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host, in: OutputFormat.ofData.union([.csv]))
    let listed = try NamedImages(urls: url, files: files, lists: lists, host.environment)
    let images = listed.images
    if comparing.isAsked, let id {
      return try await Comparing(session, comparing).carryOut(id, version: version, on: images)
    }
    let answers = try await run(listed, session)
    session.printer.progress(nil)
    let isCancelled = Task.isCancelled && answers.shortfall != nil
    // After Ctrl-C what came is all there is; after a call that failed the images that were not asked about are told.
    let named = images.indices.compactMap { index -> (String, ImageResult)? in
      let rest = isCancelled ? nil : answers.shortfall == nil ? ImageResult.missing : .notAsked
      let result = answers.results[index]?.told(listed.places[index]) ?? rest
      return result.map { (images[index].shortText, $0) }
    }
    show(named, session.printer)
    guard let shortfall = answers.shortfall else { return ImageResult.ending(named.map(\.1)) }
    let count = "\(answers.count) of \(counted(images.count, "image")) \(answers.count == 1 ? "is" : "are") answered."
    return session.cutShort(by: shortfall, count + (answers.abandoned > 0 ? " " + Self.lost(answers.abandoned) : ""))
  }

  /// The service has them already, and may compute and count them to the end.
  private static func lost(_ count: Int) -> String {
    "\(count) \(count == 1 ? "was" : "were") under way: what the service answers to \(count == 1 ? "it" : "them") is not kept."
  }

  /// Runs so many images at a time: no more are read before they are answered. Throws where nothing came.
  private func run(_ listed: NamedImages, _ session: CommandSession) async throws -> ImageAnswers {
    let images = listed.images
    let connection = try session.connect()
    let client = try session.client(of: connection)
    let shape = CallShape(jobs: jobs)
    let batches = images.batches(of: shape.images).map(Array.init)
    let first = try await ImageBatch(batches[0], connection.images)
    // Nothing is asked where there is nothing to ask, unless the command is wrong in another way.
    if first.inputs.isEmpty, images.count == 1, let fault = first.faults.values.first {
      throw Failure(ImageResult.unread(fault).told(listed.places[0]).status.summary)
    }
    let nodes = try await readNodes(client)
    let answers = await ImageAnswers.all(of: batches, first: first, connection.images, calls: shape.calls) { inputs in
      try await self.answers(to: inputs, nodes, client, session.printer)
    } told: { count in
      if batches.count > 1 { session.printer.progress("\(count) of \(images.count) images ...") }
    }
    if answers.count == 0, let shortfall = answers.shortfall { throw shortfall }
    return answers
  }

  // In one function with the calls it breaks the optimiser of Swift 6.3.
  @inline(never)
  private func show(_ named: [(String, ImageResult)], _ printer: Printer) {
    guard printer.options.format != .csv else { return printer.printText(CommaSeparated(named).text) }
    printer.show(
      named.flatMap { PredictionText.lines(image: $0, $1) },
      json: ["results": .array(named.map { $1.json(image: $0) })])
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
    return reply.value.results.map { ImageResult($0, of: nodes) }
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

import FoundationEssentials
import MeshCore
import MeshLocal
import MeshUI
import MeshVision

extension Work {
  /// Runs so many images at a time; what came of each is told in their order, and kept also where a later call fails.
  /// All are of one moment: that keeps them together.
  func predict(_ prediction: Prediction) async throws {
    let start = Date()
    for batch in prediction.images.batches(of: service.session.imagesPerCall) {
      try await predict(prediction, batch, at: start)
    }
  }

  private func predict(_ prediction: Prediction, _ images: ArraySlice<ImageSource>, at moment: Date) async throws {
    var (read, faults): ([ReadImage?], [String]) = ([], [])
    for (index, image) in zip(images.indices, images) {
      try Task.checkCancellation()
      do {
        read.append(try await ReadImage(image, service.images))
        faults.append("")
      } catch {
        let lines = prediction.lines
        let fault = (lines.indices.contains(index) ? "Line \(lines[index]): " : "") + error.inWords
        guard prediction.images.count > 1 else { return post(.imageFailed(.predict(prediction), fault)) }
        read.append(nil)
        faults.append(fault)
      }
    }
    let digests = read.map { $0?.file?.digest }
    for (image, (read, digest)) in zip(images, zip(read, digests)) { show(image, read?.file, digest) }
    let start = Date()
    let (status, results) = try await results(of: prediction, on: read.compactMap { $0?.input })
    let seconds = Date().timeIntervalSince(start) / Double(max(1, results.count))
    var rest = results[...]
    for (index, image) in images.enumerated() {
      let (read, fault) = (read[index], faults[index])
      var digest = digests[index]
      if case .url(let url) = image, let bytes = service.fetched?.take(url) {
        digest = SHA256.digest(bytes)
        show(image, try? ImageFile(Array(bytes)), digest)
      }
      let unread = WorkflowResult(status: Status(code: .unknown, summary: fault), outputs: [])
      guard let result = read == nil ? unread : rest.popFirst() else {
        throw APIError(
          operation: "predict with workflow \(prediction.workflow)", cause: .unreadable("it holds too few results"))
      }
      post(
        .predicted(
          PredictionRun(
            workflow: prediction.workflow, versionID: prediction.versionID, nodes: prediction.nodes, image: image,
            at: moment, seconds: seconds, status: read == nil ? unread.status : status, result: result.withoutPictures,
            digest: digest, place: prediction.images.count > 1 ? images.startIndex + index : nil)))
    }
  }

  private func results(
    of prediction: Prediction, on inputs: [ImageInput]
  ) async throws(APIError) -> (Status, [WorkflowResult]) {
    guard !inputs.isEmpty else { return (.ok, []) }
    if prediction.isDraft, let backend = service.backend {
      let results = try await backend.results(of: prediction.nodes, on: inputs)
      return (results.first { $0.status.code != .success }?.status ?? .ok, results)
    }
    let reply = try await client.predict(with: prediction.workflow, on: inputs) { progress in
      guard case .waiting(let status, let pause, _) = progress else { return }
      post(.predictionWaits(prediction.workflow, status, seconds: Int(pause.components.seconds)))
    }
    return (reply.status, reply.value.results)
  }

  /// Runs the variants of a trial side by side; what came of some images is told before the rest are run.
  func compare(_ trial: Trial, temporary: Bool) async throws {
    let workflow = trial.variants.lazy.compactMap { variant -> WorkflowID? in
      if case .stored(let id, _) = variant.source { id } else { nil }
    }.first
    let waiting: @Sendable (PredictionProgress) -> Void = { progress in
      guard let workflow, case .waiting(let status, let pause, _) = progress else { return }
      post(.predictionWaits(workflow, status, seconds: Int(pause.components.seconds)))
    }
    let graphs: (any NodeRunner)? = service.backend ?? (temporary ? graphs(waiting) : nil)
    let runner = TrialRunner(client, graphs: graphs)
    let run = TrialRun(runner: runner, reader: service.images)
    // One image that cannot be read leaves nothing to compare: another is asked for.
    if trial.images.count == 1, runner.plan(trial).needs(trial.images[0]) {
      do {
        _ = try await ReadImage(trial.images[0], service.images)
      } catch {
        return post(.imageFailed(.compare(trial, temporary: temporary), error.inWords))
      }
    }
    _ = try await run.run(
      runner.plan(try await run.verified(trial)), told: { _, some in post(.compared(trial, some)) }, waiting: waiting)
  }

  /// The pin with the digest of its image.
  func digested(_ pin: Pin) async throws -> Pin {
    let digest = SHA256.digest(try await service.images.bytes(pin.image))
    return Pin(workflow: pin.workflow, image: pin.image, digest: digest, bounds: pin.bounds)
  }

  /// On a service nodes that read other ones are run for it only where a temporary workflow was allowed.
  func check(_ pins: [Pin], on plan: Plan, temporary: Bool) async throws -> [PinCheck] {
    let graphs: (any NodeRunner)? = service.backend ?? (temporary ? graphs() : nil)
    return try await PinRun(runner: TrialRunner(client, graphs: graphs), reader: service.images)
      .check(plan.questions(pins))
  }

  /// From the oldest version to the newest; on a service a node that reads other ones is not tried alone.
  func bisect(_ question: BisectQuestion) async throws {
    let versions = try await client.allVersions(of: question.workflow)
    let input = try await ReadImage(question.image, service.images).input
    let run = BisectRun(client: client, question: question, input: input, graphs: service.backend)
    post(.bisected(question, try await run.run(versions.reversed()) { post(.bisected(question, $0)) }))
  }
}

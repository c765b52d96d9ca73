import FoundationEssentials

extension MeshClient {
  /// Images that a call of a workflow takes at most (contract, section 4.1).
  public static let imagesPerCall = 32

  /// Runs a workflow of the app on any number of images, at most 32 a call, and waits up to ten minutes a call while a
  /// model is starting. The results are in the order of `inputs`; some or all of them may have failed, as their statuses
  /// say. Where a later call fails, the reply holds what came before it, and ``Reply/shortfall``.
  public func predict(
    with workflow: WorkflowID, version: VersionID? = nil, on inputs: [ImageInput],
    options: OutputOptions = OutputOptions(), timing: Timing = .system,
    progress: @Sendable (PredictionProgress) -> Void = { _ in }
  ) async throws(APIError) -> Reply<WorkflowResults> {
    try await answers(to: inputs, perCall: Self.imagesPerCall, timing, progress) { batch in
      .workflowResults(of: workflow, version: version, on: batch, options: options, in: app)
    }
  }

  /// The same for one model, with at most 128 images a call. A reference that names no owner is of the client's app.
  public func predict(
    with model: ModelReference, on inputs: [ImageInput], options: OutputOptions = OutputOptions(),
    timing: Timing = .system, progress: @Sendable (PredictionProgress) -> Void = { _ in }
  ) async throws(APIError) -> Reply<ModelOutputs> {
    try await answers(to: inputs, perCall: 128, timing, progress) { batch in
      .modelOutputs(of: model, on: batch, options: options, in: app)
    }
  }

  private func answers<Answer: PredictionAnswer>(
    to inputs: [ImageInput], perCall: Int, _ timing: Timing, _ progress: (PredictionProgress) -> Void,
    _ endpoint: ([ImageInput]) -> Endpoint<Answer>
  ) async throws(APIError) -> Reply<Answer> {
    var replies: [Reply<Answer>] = []
    // Without an image it is still one call: the service says what it misses.
    for start in stride(from: 0, to: max(1, inputs.count), by: perCall) {
      let end = min(start + perCall, inputs.count)
      do throws(APIError) {
        let endpoint = endpoint(Array(inputs[start..<end]))
        let reply = try await answer(endpoint, timing, progress)
        // Which is whose could not be told.
        guard inputs.isEmpty || reply.value.count <= end - start else {
          throw APIError(
            operation: endpoint.operation,
            cause: .unreadable("it holds \(reply.value.count) results for \(counted(end - start, "image"))"))
        }
        replies.append(reply)
      } catch {
        guard !replies.isEmpty else { throw error }
        return Reply(joining: replies, shortfall: error)
      }
      progress(.answered(end, of: inputs.count))
    }
    return replies.count == 1 ? replies[0] : Reply(joining: replies)
  }

  /// Sends the call until no model that it needs is starting, or the patience is at its end: then what came last counts.
  private func answer<Answer: PredictionAnswer>(
    _ endpoint: Endpoint<Answer>, _ timing: Timing, _ progress: (PredictionProgress) -> Void
  ) async throws(APIError) -> Reply<Answer> {
    let start = timing.now()
    var pause = Duration.seconds(2)
    while true {
      let result = await result(of: endpoint)
      let waited = timing.now() - start
      guard let status = result.starting(), waited + pause <= .seconds(600) else { return try result.get() }
      progress(.waiting(status, pause: pause, waited: waited))
      do {
        try await timing.sleep(pause)
      } catch {
        throw APIError(operation: endpoint.operation, cause: .transport(.cancelled))
      }
      pause = min(pause * 1.5, .seconds(30))
    }
  }

  private func result<Answer>(of endpoint: Endpoint<Answer>) async -> Result<Reply<Answer>, APIError> {
    do {
      return .success(try await send(endpoint))
    } catch {
      return .failure(error)
    }
  }
}

/// An answer whose items have statuses of their own.
private protocol PredictionAnswer: Sendable {
  /// The wire's name of the list of items.
  static var listName: String { get }
  /// How many items there are.
  var count: Int { get }
  /// Of all that was computed, items and their parts.
  var statuses: [Status] { get }

  init(joining answers: [Self])
}

extension WorkflowResults: PredictionAnswer {
  fileprivate static let listName = "results"
  fileprivate var count: Int { results.count }
  fileprivate var statuses: [Status] { results.flatMap { [$0.status] + $0.outputs.map(\.status) } }

  fileprivate init(joining answers: [WorkflowResults]) { self.init(results: answers.flatMap(\.results)) }
}

extension ModelOutputs: PredictionAnswer {
  fileprivate static let listName = "outputs"
  fileprivate var count: Int { outputs.count }
  fileprivate var statuses: [Status] { outputs.map(\.status) }

  fileprivate init(joining answers: [ModelOutputs]) { self.init(outputs: answers.flatMap(\.outputs)) }
}

extension Result where Failure == APIError {
  /// The status of a model that is starting, if one is.
  fileprivate func starting<Answer: PredictionAnswer>() -> Status? where Success == Reply<Answer> {
    switch self {
    case .success(let reply): ([reply.status] + reply.value.statuses).first(where: \.code.isModelStarting)
    case .failure(let error): error.status.flatMap { $0.code.isModelStarting ? $0 : nil }
    }
  }
}

extension Reply where Output: PredictionAnswer {
  /// Several answers as one, as the service would give it: its status is good, failed or mixed as theirs are.
  fileprivate init(joining replies: [Reply], shortfall: APIError? = nil) {
    let codes = Set(replies.map(\.status.code))
    let isOfOneKind = codes.count == 1 && shortfall == nil
    status = isOfOneKind ? replies[0].status : Status(code: .mixed, summary: "Mixed Success")
    self.shortfall = shortfall
    value = Output(joining: replies.map(\.value))
    let items = replies.flatMap { reply -> [JSON] in
      guard case .array(let items) = (try? Wire.decoder.decode(JSON.self, from: reply.body))?[Output.listName] else {
        return []
      }
      return items
    }
    let encodedStatus = (try? JSON(encoding: status)) ?? .null
    body = JSON.object(["status": encodedStatus, Output.listName: .array(items)]).data()
  }
}

/// Where it stands which temporary workflows there are, from before they are made until they are gone.
public protocol TemporaryNotes: Sendable {
  func add(_ id: WorkflowID) throws
  func remove(_ id: WorkflowID)
  /// Those whose process is gone.
  func abandoned() -> [WorkflowID]
}

/// Runs nodes as a workflow that is made for it and deleted at once, where the service is asked for every run.
public struct TemporaryWorkflows: NodeRunner {
  private let client: MeshClient
  private let notes: any TemporaryNotes
  private let timing: Timing
  private let waiting: @Sendable (PredictionProgress) -> Void
  private let left: @Sendable (WorkflowID) -> Void

  /// `left`: told of one that could not be deleted; it stays noted, and a later sweep deletes it.
  public init(
    _ client: MeshClient, notes: any TemporaryNotes, timing: Timing = .system,
    waiting: @escaping @Sendable (PredictionProgress) -> Void = { _ in },
    left: @escaping @Sendable (WorkflowID) -> Void = { _ in }
  ) {
    self.client = client
    self.notes = notes
    self.timing = timing
    self.waiting = waiting
    self.left = left
  }

  public var callsPerRun: Int { Self.callsPerRun }

  /// It is created, run and deleted.
  public static let callsPerRun = 3

  public func results(of nodes: [WorkflowNode], on inputs: [ImageInput]) async throws(APIError) -> [WorkflowResult] {
    let id = Self.prefix + String(UInt64.random(in: 0 ... .max), radix: 36)
    do {
      try notes.add(id)
    } catch {
      throw APIError(
        operation: "run the draft as workflow \(id)",
        cause: .rejected(Status(code: .unknown, summary: error.inWords), http: 400))
    }
    // Making it is not cut off: what is cut off may still arrive, and then after the deletion.
    let fault = await Task { await make(id, nodes) }.value
    let result: Result<[WorkflowResult], APIError>
    do throws(APIError) {
      if let fault { throw fault }
      result = .success(try await client.predict(with: id, on: inputs, progress: waiting).value.results)
    } catch {
      result = .failure(error)
    }
    // It goes also where nobody waits for the answer any more, and where it is not known whether it was made.
    let removal = await boundedDelete(id)
    switch removal {
    case .deleted: notes.remove(id)
    case .missing: if fault?.mayHaveArrived != true { notes.remove(id) }
    case .failed: left(id)
    }
    return try result.get()
  }

  /// Deletes what processes have left behind that are gone; what cannot be deleted stays noted.
  public func sweep() async {
    var missing: [WorkflowID] = []
    for id in notes.abandoned() {
      switch await delete(id) {
      case .deleted: notes.remove(id)
      case .missing: missing.append(id)
      case .failed: continue
      }
    }
    // What a process asked for just before its end may still be on its way.
    guard !missing.isEmpty, (try? await timing.sleep(Self.grace)) != nil else { return }
    for id in missing where await delete(id) != .failed { notes.remove(id) }
  }

  private func make(_ id: WorkflowID, _ nodes: [WorkflowNode]) async -> APIError? {
    do {
      _ = try await client.send(.createWorkflows([.init(Workflow(id: id, nodes: nodes))], in: client.app))
      return nil
    } catch let error as APIError {
      return error
    } catch {
      let status = Status(code: .invalidRequest, summary: "its nodes cannot be written as JSON")
      return APIError(operation: "run the draft as workflow \(id)", cause: .rejected(status, http: 400))
    }
  }

  /// Whoever waits for the end of the program does not wait for ever: what is not gone by then stays noted.
  private func boundedDelete(_ id: WorkflowID) async -> Removal {
    let deletion = Task { await delete(id) }
    let bound = Task {
      if (try? await timing.sleep(Self.longestDeletion)) != nil { deletion.cancel() }
    }
    defer { bound.cancel() }
    return await deletion.value
  }

  private enum Removal { case deleted, missing, failed }

  private func delete(_ id: WorkflowID) async -> Removal {
    do {
      _ = try await client.send(.deleteWorkflow(id, in: client.app))
      return .deleted
    } catch {
      return error.isNotFound ? .missing : .failed
    }
  }

  /// How long what was sent by a process that is gone may take to arrive.
  private static let grace = Duration.seconds(2)

  /// How long the deletion may take.
  private static let longestDeletion = Duration.seconds(20)

  /// How their ids begin.
  public static let prefix = "meshwork-tmp-"

  public static func isTemporary(_ id: WorkflowID) -> Bool { id.hasPrefix(prefix) }
}

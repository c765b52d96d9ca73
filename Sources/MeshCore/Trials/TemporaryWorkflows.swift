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
  private let waiting: @Sendable (PredictionProgress) -> Void

  public init(
    _ client: MeshClient, notes: any TemporaryNotes,
    waiting: @escaping @Sendable (PredictionProgress) -> Void = { _ in }
  ) {
    self.client = client
    self.notes = notes
    self.waiting = waiting
  }

  /// It is created, run and deleted.
  public let callsPerRun = 3

  public func results(of nodes: [WorkflowNode], on inputs: [ImageInput]) async throws(APIError) -> [WorkflowResult] {
    let id = Self.prefix + String(UInt64.random(in: 0 ... .max), radix: 36)
    let operation = "run the draft as workflow \(id)"
    do {
      try notes.add(id)
    } catch {
      throw APIError(operation: operation, cause: .rejected(Status(code: .unknown, summary: error.inWords), http: 400))
    }
    let result: Result<[WorkflowResult], APIError>
    do {
      let endpoint = try Endpoint.createWorkflows([.init(Workflow(id: id, nodes: nodes))], in: client.app)
      _ = try await client.send(endpoint)
      result = .success(try await client.predict(with: id, on: inputs, progress: waiting).value.results)
    } catch let error as APIError {
      result = .failure(error)
    } catch {
      result = .failure(APIError(operation: operation, cause: .unreadable("its nodes are not JSON")))
    }
    // It goes also where nobody waits for the answer any more, and where it is not known whether it was made.
    await Task { await remove(id) }.value
    return try result.get()
  }

  /// Deletes what processes have left behind that are gone; what cannot be deleted stays noted.
  public func sweep() async {
    for id in notes.abandoned() { await remove(id) }
  }

  private func remove(_ id: WorkflowID) async {
    do {
      _ = try await client.send(.deleteWorkflow(id, in: client.app))
    } catch {
      guard error.isNotFound else { return }
    }
    notes.remove(id)
  }

  /// How their ids begin.
  public static let prefix = "meshwork-tmp-"

  public static func isTemporary(_ id: WorkflowID) -> Bool { id.hasPrefix(prefix) }
}

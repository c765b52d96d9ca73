import FoundationEssentials
import MeshCore

extension LocalBackend {
  func predict(
    with id: WorkflowID, version: VersionID?, _ body: RequestBody, in app: AppScope
  ) async throws -> Reply {
    try await predict(with: try await workflow(id, at: version, in: app), body)
  }

  func predict(with workflow: Workflow, _ body: RequestBody) async throws -> Reply {
    let request = try await predictor.source.queue.run { try PredictionRequest(body) }
    try request.check(most: Self.mostWorkflowInputs)
    let runs = try await predictor.runs(of: workflow.nodes, on: request.inputs)
    let time = now()
    let results = runs.map { InputResult($0, nodes: workflow.nodes, of: catalogue, config: request.config, at: time) }
    let status = Status(summing: results.map(\.status), "inputs were not answered in full")
    return try Reply(http: status.httpOfResults, status: status)
      .with("workflow", WorkflowStamp(workflow))
      .with("results", results)
  }

  /// Runs one model by itself.
  func predict(
    with id: ModelID, at version: VersionID?, _ body: RequestBody, in app: AppScope
  ) async throws -> Reply {
    let (model, version) = try self.model(id, at: version, in: app)
    let request = try await predictor.source.queue.run { try PredictionRequest(body) }
    try request.check(most: Self.mostModelInputs)
    let node = WorkflowNode(
      id: model.id, model: model.reference(to: version), override: request.params.map { ["params": $0] })
    let runs = try await predictor.runs(of: [node], on: request.inputs)
    let time = now()
    let outputs = runs.flatMap { run in
      run.outcomes.map {
        OutputDocument(node, of: catalogue, $0, request.config, at: time, input: InputDocument(run.input))
      }
    }
    let status = Status(summing: outputs.map(\.status), "inputs were not answered in full")
    return try Reply(http: status.httpOfResults, status: status).with("outputs", outputs)
  }

  /// Inputs of one request (contract, section 4.1).
  private static let mostWorkflowInputs = 32
  private static let mostModelInputs = 128

  private func workflow(_ id: WorkflowID, at version: VersionID?, in app: AppScope) async throws -> Workflow {
    try await store.read(in: app) { table in
      guard var workflow = try table.workflow(id) else { throw Refusal.noSuchWorkflow(id, in: app) }
      guard let version else { return workflow }
      guard let stored = try table.version(version, of: id) else {
        throw Refusal.noSuchVersion(version, of: id, in: app)
      }
      workflow.version = stored
      workflow.nodes = stored.nodes
      return workflow
    }
  }
}

/// Which workflow gave the results; without its nodes.
private struct WorkflowStamp: Encodable {
  let id: WorkflowID
  let userID: String?
  let appID: String?
  let createdAt: Date?
  let modifiedAt: Date?
  let version: WorkflowVersion?

  private enum CodingKeys: String, CodingKey {
    case id, version
    case userID = "user_id"
    case appID = "app_id"
    case createdAt = "created_at"
    case modifiedAt = "modified_at"
  }

  init(_ workflow: Workflow) {
    id = workflow.id
    userID = workflow.userID
    appID = workflow.appID
    createdAt = workflow.createdAt
    modifiedAt = workflow.modifiedAt
    version = workflow.version.map {
      WorkflowVersion(id: $0.id, workflowID: $0.workflowID, createdAt: $0.createdAt)
    }
  }
}

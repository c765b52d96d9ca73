import FoundationEssentials
import MeshCore

extension LocalBackend {
  func predict(
    with id: WorkflowID, version: VersionID?, _ body: RequestBody, in app: AppScope
  ) async throws -> Reply {
    let workflow = try await self.workflow(id, at: version, in: app)
    let request = try await predictor.source.queue.run { try body.decode(PredictionRequest.self) }
    try request.check()
    let results = try await predictor.results(of: workflow.nodes, on: request)
    let status = Status(summing: results.map(\.status), "inputs were not answered in full")
    // HTTP 400 with code 10020 is what the service was seen to answer (contract, section 6.2).
    let http = status.code == .success ? 200 : status.code == .mixed ? 207 : 400
    return try Reply(http: http, status: status)
      .with("workflow", WorkflowStamp(workflow))
      .with("results", results)
  }

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

import MeshCore

extension LocalBackend {
  func listWorkflows(_ query: WorkflowQuery, in app: AppScope) async throws -> Reply {
    let starts = store.pageStarts
    return Reply().with(
      "workflows", documents: try await store.read(in: app) { table in try table.documents(query, starts) })
  }

  func getWorkflow(_ id: WorkflowID, in app: AppScope) async throws -> Reply {
    guard let document = try await store.read(in: app, { table in try table.document(id) }) else {
      throw Refusal.noSuchWorkflow(id, in: app)
    }
    return Reply().with("workflow", document: document)
  }

  func listVersions(of id: WorkflowID, _ page: Page, in app: AppScope) async throws -> Reply {
    guard let documents = try await store.read(in: app, { table in try table.versionDocuments(of: id, page) }) else {
      throw Refusal.noSuchWorkflow(id, in: app)
    }
    return Reply().with("workflow_versions", documents: documents)
  }

  func getVersion(_ version: VersionID, of id: WorkflowID, in app: AppScope) async throws -> Reply {
    guard let document = try await store.read(in: app, { table in try table.versionDocument(version, of: id) }) else {
      throw Refusal.noSuchVersion(version, of: id, in: app)
    }
    return Reply().with("workflow_version", document: document)
  }
}

extension Refusal {
  static func noSuchWorkflow(_ id: WorkflowID, in app: AppScope) -> Refusal {
    Refusal(.noSuchWorkflow, "There is no workflow \(id) in \(app.name). List the workflows to see which there are.")
  }

  static func noSuchVersion(_ version: VersionID, of id: WorkflowID, in app: AppScope) -> Refusal {
    Refusal(
      .noSuchWorkflow,
      "There is no version \(version) of a workflow \(id) in \(app.name). List its versions to see which there are.")
  }
}

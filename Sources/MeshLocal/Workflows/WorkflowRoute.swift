import MeshCore

/// What a request wants of workflows (contract, section 1.1).
enum WorkflowRoute: Hashable {
  case list, create, patch, delete, rename
  case get(WorkflowID), deleteOne(WorkflowID)
  case listVersions(WorkflowID), patchVersions(WorkflowID), deleteVersions(WorkflowID)
  case getVersion(WorkflowID, VersionID)
  case publish(WorkflowID), unpublish(WorkflowID)
  /// Runs the workflow, nil: as it is now.
  case predict(WorkflowID, VersionID?)

  static func routes(at path: [String]) -> [APIRequest.Method: WorkflowRoute]? {
    guard path.first == "workflows" else { return nil }
    let id = path.count > 1 ? path[1] : ""
    switch (path.count, path.count > 2 ? path[2] : "") {
    case (1, _): return [.get: .list, .post: .create, .patch: .patch, .delete: .delete]
    case (2, _):
      let one: [APIRequest.Method: WorkflowRoute] = [.get: .get(id), .delete: .deleteOne(id)]
      return id == "ids" ? one.merging([.patch: .rename]) { own, _ in own } : one
    case (3, "results"): return [.post: .predict(id, nil)]
    case (3, "publish"): return [.post: .publish(id)]
    case (3, "unpublish"): return [.post: .unpublish(id)]
    case (3, "versions"):
      return [.get: .listVersions(id), .patch: .patchVersions(id), .delete: .deleteVersions(id)]
    case (4, "versions"): return [.get: .getVersion(id, path[3])]
    case (5, "versions") where path[4] == "results": return [.post: .predict(id, path[3])]
    case _: return nil
    }
  }
}

extension LocalBackend {
  func carryOut(_ route: WorkflowRoute, _ call: Call) async throws -> Reply {
    let app = try call.ownApp()
    switch route {
    case .list: return try await listWorkflows(WorkflowQuery(call.query), in: app)
    case .create: return try await createWorkflows(call.body.decode(), in: app)
    case .patch: return try await patchWorkflows(call.body.decode(), in: app)
    case .delete: return try await deleteWorkflows(named: call.body.decode(), in: app)
    case .rename: return try await renameWorkflow(call.body.decode(), in: app)
    case .get(let id): return try await getWorkflow(id, in: app)
    case .deleteOne(let id): return try await deleteWorkflows([id], in: app)
    case .listVersions(let id): return try await listVersions(of: id, Page(call.query), in: app)
    case .getVersion(let id, let version): return try await getVersion(version, of: id, in: app)
    case .patchVersions(let id): return try await patchVersions(of: id, call.body.decode(), in: app)
    case .deleteVersions(let id): return try await deleteVersions(of: id, call.body.decode(), in: app)
    case .publish(let id): return try await setVisibility(.everyone, ofVersionsOf: id, call.body.decode(), in: app)
    case .unpublish(let id): return try await setVisibility(.owner, ofVersionsOf: id, call.body.decode(), in: app)
    case .predict(let id, let version): return try await predict(with: id, version: version, call.body, in: app)
    }
  }
}

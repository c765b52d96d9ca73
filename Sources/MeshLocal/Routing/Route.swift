import MeshCore

/// What a request asks for.
enum Route: Hashable {
  case listWorkflows, createWorkflows, patchWorkflows, deleteWorkflows
  case getWorkflow(WorkflowID), deleteWorkflow(WorkflowID)
  case listVersions(WorkflowID), getVersion(WorkflowID, VersionID)
  /// Runs the workflow, nil: as it is now.
  case predict(WorkflowID, VersionID?)
  case listModels, getModel(ModelID)
  case listModelVersions(ModelID), getModelVersion(ModelID, VersionID)

  /// The routes of one address, by method; `path` is what follows the app. Nil: there is no such address.
  static func routes(at path: [String]) -> [APIRequest.Method: Route]? {
    let id = path.count > 1 ? path[1] : ""
    let part = path.count > 2 ? path[2] : ""
    switch (path.first, path.count, part) {
    case ("workflows", 1, _):
      return [.get: .listWorkflows, .post: .createWorkflows, .patch: .patchWorkflows, .delete: .deleteWorkflows]
    case ("workflows", 2, _): return [.get: .getWorkflow(id), .delete: .deleteWorkflow(id)]
    case ("workflows", 3, "results"): return [.post: .predict(id, nil)]
    case ("workflows", 3, "versions"): return [.get: .listVersions(id)]
    case ("workflows", 4, "versions"): return [.get: .getVersion(id, path[3])]
    case ("workflows", 5, "versions") where path[4] == "results": return [.post: .predict(id, path[3])]
    case ("models", 1, _): return [.get: .listModels]
    case ("models", 2, _): return [.get: .getModel(id)]
    case ("models", 3, "versions"): return [.get: .listModelVersions(id)]
    case ("models", 4, "versions"): return [.get: .getModelVersion(id, path[3])]
    default: return nil
    }
  }
}

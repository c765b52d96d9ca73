extension MeshClient {
  /// The workflow, or nil where the app has none of that id.
  public func workflow(_ id: WorkflowID) async throws(APIError) -> Workflow? {
    do {
      return try await send(.getWorkflow(id, in: app)).value.workflow
    } catch {
      guard error.isNotFound else { throw error }
      return nil
    }
  }

  /// All workflows of the app, read in the largest pages the service gives.
  public func allWorkflows() async throws(APIError) -> [Workflow] {
    var workflows: [Workflow] = []
    var page = 1
    while true {
      let next = try await send(.listWorkflows(in: app, page: page, perPage: Self.largestPage)).value.workflows
      // The list may hold workflows of other apps too (contract, section 8).
      workflows += next.filter { $0.appID == nil || $0.appID == app.appID }
      guard next.count == Self.largestPage else { return workflows }
      page += 1
    }
  }

  public static let largestPage = 1000
}

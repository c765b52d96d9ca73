extension MeshClient {
  /// All workflows of the app, read in the largest pages the service gives.
  public func allWorkflows() async throws(APIError) -> [Workflow] {
    var workflows: [Workflow] = []
    try await eachPage { documents throws(APIError) in
      for document in documents { workflows.append(try workflow(of: document)) }
      return true
    }
    return workflows
  }

  /// Reads page after page until `body` says that it has seen enough, or the list is at its end; true where it is.
  @discardableResult
  func eachPage(
    search: String? = nil, _ body: ([WorkflowDocument]) throws(APIError) -> Bool
  ) async throws(APIError) -> Bool {
    var (page, isLast, seen) = (1, false, Set<WorkflowID>())
    while !isLast {
      let next = try await workflows(page: page, perPage: Self.largestPage, search: search)
      let before = seen.count
      seen.formUnion(next.documents.map(\.id))
      guard try body(next.documents) else { return false }
      // A service that takes no notice of the page would be asked for ever.
      guard next.isLast || next.documents.isEmpty || seen.count > before else {
        throw APIError(
          operation: "list the workflows of \(app.name)",
          cause: .unreadable("page \(page) of the list brings nothing that is not on the pages before it"))
      }
      (page, isLast) = (page + 1, next.isLast)
    }
    return true
  }

  func workflow(of document: WorkflowDocument) throws(APIError) -> Workflow {
    do {
      return try document.workflow()
    } catch {
      throw APIError(
        operation: "read workflow \(document.id)", cause: .unreadable(UnreadableAnswer(error).what))
    }
  }

  /// One page of the app's workflows, pages counting from 1, and whether it is the last. The service may list
  /// workflows of other apps too (contract, section 8); those are left out. A page whose text is too large to be read
  /// at once is read in parts.
  public func workflows(
    page: Int, perPage: Int, search: String? = nil
  ) async throws(APIError) -> (documents: [WorkflowDocument], isLast: Bool) {
    do {
      let all = try await send(.listWorkflows(in: app, page: page, perPage: perPage, search: search)).value.documents
      return (all.filter { app.owns(userID: $0.userID, appID: $0.appID) }, all.count < perPage)
    } catch {
      guard case .transport(.tooLarge) = error.cause, perPage.isMultiple(of: Self.parts) else { throw error }
      return try await parts(ofPage: page, perPage: perPage, search)
    }
  }

  private func parts(
    ofPage page: Int, perPage: Int, _ search: String?
  ) async throws(APIError) -> (documents: [WorkflowDocument], isLast: Bool) {
    var documents: [WorkflowDocument] = []
    for part in 1...Self.parts {
      let next = try await workflows(
        page: (page - 1) * Self.parts + part, perPage: perPage / Self.parts, search: search)
      documents += next.documents
      if next.isLast { return (documents, true) }
    }
    return (documents, false)
  }

  /// One page of a workflow's versions, newest first, pages counting from 1, and whether it is the last.
  public func versions(
    of id: WorkflowID, page: Int, perPage: Int
  ) async throws(APIError) -> (versions: [WorkflowVersion], isLast: Bool) {
    let versions = try await send(.listWorkflowVersions(of: id, in: app, page: page, perPage: perPage)).value.versions
    return (versions, versions.count < perPage)
  }

  /// Divides ``largestPage`` three times.
  private static let parts = 5

  /// One page of a user's apps, pages counting from 1, and whether it is the last.
  public func apps(of userID: String, page: Int) async throws(APIError) -> (apps: [App], isLast: Bool) {
    let apps = try await send(.listApps(of: userID, page: page, perPage: Self.largestPage)).value.apps
    return (apps, apps.count < Self.largestPage)
  }

  /// All apps of a user.
  public func allApps(of userID: String) async throws(APIError) -> [App] {
    var apps: [App] = []
    var (page, isLast) = (1, false)
    while !isLast {
      let next = try await self.apps(of: userID, page: page)
      apps += next.apps
      (page, isLast) = (page + 1, next.isLast)
    }
    return apps
  }

  public static let largestPage = 1000
}

extension MeshClient {
  /// All workflows of the app, read in the largest pages the service gives.
  public func allWorkflows() async throws(APIError) -> [Workflow] {
    var workflows: [Workflow] = []
    try await eachPage { page throws(APIError) in
      guard page.faults.isEmpty else { throw WorkflowPage.error(of: app, page.faults) }
      for document in page.documents { workflows.append(try workflow(of: document)) }
      return true
    }
    return workflows
  }

  /// All versions of a workflow, newest first.
  public func allVersions(of id: WorkflowID) async throws(APIError) -> [WorkflowVersion] {
    try await ListReading.all("list versions of \(id)", id: \.id) { page throws(APIError) in
      let next = try await versions(of: id, page: page, perPage: Self.largestPage)
      return (next.versions, next.isLast)
    }
  }

  /// The newest versions of a workflow, a page at a time, up to about `most`; `take` is told which page is the last.
  public func eachVersion(
    of id: WorkflowID, perPage: Int, upTo most: Int, take: (_ versions: [WorkflowVersion], _ isLast: Bool) -> Void
  ) async throws(APIError) {
    try await ListReading.each(
      "list versions of \(id)", id: \.id, upTo: most,
      { page throws(APIError) in
        let next = try await versions(of: id, page: page, perPage: perPage)
        return (next.versions, next.isLast)
      }, take: take)
  }

  /// Reads page after page until `body` says that it has seen enough, or the list is at its end; true where it is.
  @discardableResult
  func eachPage(
    search: String? = nil, _ body: (ListedWorkflows) throws(APIError) -> Bool
  ) async throws(APIError) -> Bool {
    var (page, goesOn, reading) = (1, true, ListReading(Self.listing))
    while goesOn {
      let next = try await workflows(page: page, perPage: Self.largestPage, search: search)
      guard try body(next) else { return false }
      goesOn = try reading.goesOn(after: next.ids, isLast: next.isLast)
      page += 1
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

  /// What reading workflows is called where it fails.
  public static let listing = "list workflows"

  /// One page of the app's workflows, pages counting from 1. The service may list workflows of other apps too (contract,
  /// section 8); those are left out, but not of the ids, which tell pages apart. A page whose text is too large to be
  /// read at once is read in parts.
  public func workflows(
    page: Int, perPage: Int, search: String? = nil
  ) async throws(APIError) -> ListedWorkflows {
    do {
      let all = try await send(.listWorkflows(in: app, page: page, perPage: perPage, search: search)).value
      return ListedWorkflows(
        documents: all.documents.filter { app.owns(userID: $0.userID, appID: $0.appID) },
        ids: all.documents.map { "\($0.userID ?? "")/\($0.appID ?? "")/\($0.id)" }, isLast: all.count < perPage,
        faults: all.faults)
    } catch {
      guard case .transport(.tooLarge) = error.cause, perPage.isMultiple(of: Self.parts) else { throw error }
      return try await parts(ofPage: page, perPage: perPage, search)
    }
  }

  private func parts(
    ofPage page: Int, perPage: Int, _ search: String?
  ) async throws(APIError) -> ListedWorkflows {
    var listed = ListedWorkflows()
    for part in 1...Self.parts {
      let next = try await workflows(
        page: (page - 1) * Self.parts + part, perPage: perPage / Self.parts, search: search)
      listed.documents += next.documents
      listed.ids += next.ids
      listed.faults += next.faults
      listed.isLast = next.isLast
      if listed.isLast { break }
    }
    return listed
  }

  /// One page of a workflow's versions, newest first, pages counting from 1, and whether it is the last.
  public func versions(
    of id: WorkflowID, page: Int, perPage: Int
  ) async throws(APIError) -> (versions: [WorkflowVersion], isLast: Bool) {
    let versions = try await send(.listWorkflowVersions(of: id, in: app, page: page, perPage: perPage)).value.versions
    return (versions.filter { isOurs($0, of: id) }, versions.count < perPage)
  }

  /// One version of a workflow of the app. An answer of another app, or of another workflow, is an error.
  public func version(_ version: VersionID, of id: WorkflowID) async throws(APIError) -> WorkflowVersion {
    let endpoint = Endpoint.getWorkflowVersion(version, of: id, in: app)
    let found = try await send(endpoint).value.version
    guard isOurs(found, of: id) else {
      throw APIError(operation: endpoint.operation, cause: .unreadable("it is of another app or workflow"))
    }
    return found
  }

  private func isOurs(_ version: WorkflowVersion, of id: WorkflowID) -> Bool {
    app.owns(userID: version.userID, appID: version.appID) && (version.workflowID ?? id) == id
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
    var all: [App] = []
    try await eachApp(of: userID) { apps, _ in all += apps }
    return all
  }

  /// The same, a page at a time; `take` is told which page is the last.
  public func eachApp(
    of userID: String, take: (_ apps: [App], _ isLast: Bool) -> Void
  ) async throws(APIError) {
    try await ListReading.each(
      "list apps", id: { "\($0.userID)/\($0.id)" },
      { page throws(APIError) in
        let next = try await apps(of: userID, page: page)
        return (next.apps, next.isLast)
      }, take: take)
  }

  public static let largestPage = 1000
}

/// A part of the list of an app's workflows.
public struct ListedWorkflows: Sendable {
  public internal(set) var documents: [WorkflowDocument] = []
  /// Of all that was listed, also of other apps: what tells pages apart.
  public internal(set) var ids: [String] = []
  public internal(set) var isLast = false
  /// What of it is no workflow, in words.
  public internal(set) var faults: [String] = []
}

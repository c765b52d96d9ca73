extension MeshClient {
  /// The workflow, or nil where the app has none of that id.
  ///
  /// The service looks an id up among Clarifai's own workflows first (contract, 1.1). Such an answer is not ours: ours is
  /// then taken from the list of the app.
  public func workflow(_ id: WorkflowID) async throws(APIError) -> Workflow? {
    let workflow: Workflow
    do {
      workflow = try await send(.getWorkflow(id, in: app)).value.workflow
    } catch {
      guard error.isOfNoWorkflow else { throw error }
      return nil
    }
    guard app.owns(userID: workflow.userID, appID: workflow.appID) else { return try await listed(id) }
    guard workflow.id == id else {
      throw APIError(operation: "read workflow \(id)", cause: .unreadable("it is of another workflow, \(workflow.id)"))
    }
    return workflow
  }

  /// What the app holds of these workflows; those that it has not are left out.
  ///
  /// Many are read from the pages of the list. A list may cut its entries short, so sixteen of them, from all over it, are
  /// read by themselves too: where one of these says something else, all are, eight at once.
  public func workflows(_ ids: Set<WorkflowID>) async throws(APIError) -> [WorkflowID: Workflow] {
    guard ids.count > Self.few else { return try await readSingly(ids) }
    let list = try await listing(of: ids)
    let absent = list.isWhole ? ids.subtracting(list.workflows.keys) : []
    let sample = Self.spread(list.workflows.keys.sorted(), 12) + Self.spread(absent.sorted(), 4)
    let read = try await readSingly(sample)
    let isBelieved = sample.allSatisfy { Self.isSame(read[$0], list.workflows[$0]) }
    let known = isBelieved ? list.workflows.merging(read) { $1 } : read
    let rest = ids.subtracting(known.keys).subtracting(isBelieved ? absent : Set(sample))
    return known.merging(try await readSingly(rest)) { first, _ in first }
  }

  /// So many are read by themselves: pages of a list may be long.
  static let few = 16
  static let atOnce = 8

  static func isSame(_ one: Workflow?, _ other: Workflow?) -> Bool {
    one?.nodes == other?.nodes && one?.attributes == other?.attributes && one?.version?.id == other?.version?.id
  }

  /// At most so many of a list, from all over it.
  static func spread(_ ids: [WorkflowID], _ count: Int) -> [WorkflowID] {
    guard ids.count > count else { return ids }
    return (0..<count).map { ids[$0 * (ids.count - 1) / max(1, count - 1)] }
  }

  /// What the pages of the list hold of `ids`, and whether the whole list was read. Not more pages are read than reading
  /// the workflows by themselves would take turns.
  private func listing(
    of ids: Set<WorkflowID>
  ) async throws(APIError) -> (workflows: [WorkflowID: Workflow], isWhole: Bool) {
    var found: [WorkflowID: Workflow] = [:]
    var pages = 0
    let isWhole = try await eachPage { page in
      // One that cannot be read here is read by itself, so that it is named where it cannot be read there either.
      for document in page.documents where ids.contains(document.id) { found[document.id] = try? document.workflow() }
      pages += 1
      return found.count < ids.count && pages < ids.count / Self.atOnce
    }
    return (found, isWhole)
  }

  /// Each by a call of its own, eight at once. The first failure ends it.
  func readSingly(_ ids: some Collection<WorkflowID>) async throws(APIError) -> [WorkflowID: Workflow] {
    typealias Reading = (id: WorkflowID, result: Result<Workflow?, APIError>)
    let readings = await withTaskGroup(of: Reading.self) { group in
      var readings: [Reading] = []
      for (place, id) in ids.enumerated() {
        if place >= Self.atOnce, let reading = await group.next() {
          readings.append(reading)
          if case .failure = reading.result { break }
        }
        group.addTask { (id, await reading(of: id)) }
      }
      for await reading in group { readings.append(reading) }
      return readings
    }
    var workflows: [WorkflowID: Workflow] = [:]
    for reading in readings { workflows[reading.id] = try reading.result.get() }
    return workflows
  }

  private func reading(of id: WorkflowID) async -> Result<Workflow?, APIError> {
    do {
      return .success(try await workflow(id))
    } catch {
      return .failure(error)
    }
  }

  /// The workflow as the list has it: what a search finds first, then all of the list, since what a search leaves out may
  /// be there.
  private func listed(_ id: WorkflowID) async throws(APIError) -> Workflow? {
    for search in [id, nil] {
      var found: WorkflowDocument?
      try await eachPage(search: search) { page in
        found = page.documents.first { $0.id == id }
        return found == nil
      }
      if let found { return try workflow(of: found) }
    }
    return nil
  }
}

extension APIError {
  /// That a model is missing says nothing of the workflow.
  fileprivate var isOfNoWorkflow: Bool { isNotFound && status?.code != .modelDoesNotExist }
}

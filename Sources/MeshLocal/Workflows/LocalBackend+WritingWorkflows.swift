import MeshCore

extension LocalBackend {
  func createWorkflows(_ request: CreationRequest, in app: AppScope) async throws -> Reply {
    guard let items = request.items, !items.isEmpty else {
      throw Refusal(.badWorkflowRequest, "The request names no workflow. Send at least one in `workflows`.")
    }
    let time = now()
    let documents = try await store.write(in: app) { table in
      try items.map { item in
        try item.checkForm()
        let workflow = try catalogue.checked(
          Workflow(id: item.id, nodes: item.nodes.map(\.node), attributes: item.attributes))
        // Those of this request that came before are in the table by now.
        guard try table.key(of: workflow.id) == nil else { throw Refusal.duplicate(workflow.id, in: app) }
        return try table.insert(workflow, at: time)
      }
    }
    return Reply().with("workflows", documents: documents)
  }

  func patchWorkflows(_ request: PatchRequest, in app: AppScope) async throws -> Reply {
    let patch = try request.patch()
    for item in patch.items { try item.checkForm() }
    let time = now()
    let documents = try await store.write(in: app) { table in
      var stored: [WorkflowID: Workflow] = [:]
      var order: [WorkflowID] = []
      for item in patch.items where stored[item.id] == nil {
        guard let workflow = try table.workflow(item.id) else { throw Refusal.noSuchWorkflow(item.id, in: app) }
        stored[item.id] = workflow
        order.append(item.id)
      }
      let results = try patch.results(on: stored, under: reading)
      return try order.compactMap { id -> String? in
        guard let before = stored[id], let after = results[id] else { return nil }
        return try table.update(before, to: catalogue.checked(after), at: time)
      }
    }
    return Reply().with("workflows", documents: documents)
  }

  func deleteWorkflows(named request: DeletionRequest, in app: AppScope) async throws -> Reply {
    switch (request.ids ?? [], request.deletesAll ?? false) {
    case (let ids, false) where !ids.isEmpty: return try await deleteWorkflows(ids, in: app)
    case ([], true): break
    case _: throw Refusal(.badWorkflowRequest, "A deletion needs either `ids` or `delete_all`: exactly one of them.")
    }
    try await store.write(in: app) { table in try table.deleteAll() }
    return Reply()
  }

  func deleteWorkflows(_ ids: [WorkflowID], in app: AppScope) async throws -> Reply {
    try await store.write(in: app) { table in
      var gone: Set<WorkflowID> = []
      for id in ids where gone.insert(id).inserted {
        guard try table.delete(id) else { throw Refusal.noSuchWorkflow(id, in: app) }
      }
    }
    return Reply()
  }
}

extension WorkflowPatch {
  fileprivate func results(
    on stored: [WorkflowID: Workflow], under reading: Reading
  ) throws(Refusal) -> [WorkflowID: Workflow] {
    do {
      return try result(on: stored, under: reading)
    } catch {
      let isOfGraph = if case .namesNodeTwice = error { true } else { false }
      throw Refusal(isOfGraph ? .badGraph : .badWorkflowRequest, error.message)
    }
  }
}

extension Refusal {
  static func duplicate(_ id: WorkflowID, in app: AppScope) -> Refusal {
    Refusal(.duplicateWorkflow, "There is a workflow \(id) in \(app.name) already. Choose another id.")
  }
}

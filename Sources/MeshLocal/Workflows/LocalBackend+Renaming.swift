import MeshCore

extension LocalBackend {
  /// The workflow keeps its nodes and versions; only its id is another one from now on.
  func renameWorkflow(_ request: RenameRequest, in app: AppScope) async throws -> Reply {
    let (id, newID) = try request.ids()
    let time = now()
    let document = try await store.write(in: app) { table in
      guard var workflow = try table.workflow(id) else { throw Refusal.noSuchWorkflow(id, in: app) }
      guard try id == newID || table.key(of: newID) == nil else { throw Refusal.duplicate(newID, in: app) }
      workflow.id = newID
      workflow.version?.workflowID = newID
      let document = try table.replace(id, by: workflow, at: time)
      try table.setWorkflowID(ofVersionsOf: newID)
      return document
    }
    return Reply().with("workflows", documents: [document])
  }
}

/// The body of a renaming.
struct RenameRequest: Decodable {
  private let changes: [Change]?
  private let action: String?

  private struct Change: Decodable {
    let id: String?
    let newID: String?
    private enum CodingKeys: String, CodingKey {
      case id
      case newID = "new_id"
    }
  }
  private enum CodingKeys: String, CodingKey {
    case action
    case changes = "ids"
  }

  func ids() throws(Refusal) -> (old: WorkflowID, new: WorkflowID) {
    guard action == PatchAction.overwrite.rawValue else {
      throw Refusal(.badWorkflowRequest, "A workflow is renamed by the action overwrite, not by \"\(action ?? "")\".")
    }
    guard let change = changes?.first, changes?.count == 1, let id = change.id else {
      throw Refusal(.badWorkflowRequest, "One workflow is renamed at a time. Send one entry of id and new_id in `ids`.")
    }
    let newID = change.newID ?? ""
    guard Validation.isValidID(newID) else {
      throw Refusal(.badWorkflow, Validation.Issue.badWorkflowID(newID).message)
    }
    return (id, newID)
  }
}

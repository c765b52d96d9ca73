/// The workflows that were created or changed.
public struct WorkflowList: Decodable, Sendable {
  public let workflows: [Workflow]

  private enum CodingKeys: String, CodingKey { case workflows }

  public init(from decoder: any Decoder) throws {
    workflows = try decoder.container(keyedBy: CodingKeys.self).list(.workflows)
  }
}

public struct SingleWorkflow: Decodable, Sendable {
  public let workflow: Workflow
}

extension Endpoint<WorkflowPage> {
  /// Pages count from 1; `perPage` is at most 1000. `search` matches ids, descriptions and notes.
  public static func listWorkflows(in app: AppScope, page: Int, perPage: Int, search: String? = nil) -> Self {
    Self(
      APIRequest(.get, app.path("workflows"), query: .page(page, perPage, ["search": search])),
      "list the workflows of \(app.name)", read: Envelope.init(cutting:))
  }
}

extension Endpoint<WorkflowList> {
  /// Creates all of `items` or none.
  public static func createWorkflows(_ items: [WorkflowPatch.Item], in app: AppScope) throws -> Self {
    Self(
      APIRequest(.post, app.path("workflows"), body: ["workflows": try JSON(encoding: items)]),
      "create workflow \(items.map(\.id).joined(separator: ", "))")
  }

  public static func patchWorkflows(_ patch: WorkflowPatch, in app: AppScope) throws -> Self {
    Self(
      APIRequest(.patch, app.path("workflows"), body: try JSON(encoding: patch)),
      "\(patch.action.rawValue) workflow \(patch.items.map(\.id).joined(separator: ", "))")
  }

  /// Gives a workflow another id; its versions stay.
  public static func renameWorkflow(_ id: WorkflowID, to new: WorkflowID, in app: AppScope) -> Self {
    Self(
      APIRequest(
        .patch, app.path("workflows", "ids"),
        body: ["ids": [["id": .string(id), "new_id": .string(new)]], "action": "overwrite"]),
      "rename workflow \(id) to \(new)")
  }
}

extension Endpoint<SingleWorkflow> {
  public static func getWorkflow(_ id: WorkflowID, in app: AppScope) -> Self {
    Self(APIRequest(.get, app.path("workflows", id)), "read workflow \(id)")
  }
}

extension Endpoint<Empty> {
  public static func deleteWorkflow(_ id: WorkflowID, in app: AppScope) -> Self {
    Self(APIRequest(.delete, app.path("workflows", id)), "delete workflow \(id)")
  }

  /// Deletes all of `ids` or none.
  public static func deleteWorkflows(_ ids: [WorkflowID], in app: AppScope) -> Self {
    Self(
      APIRequest(.delete, app.path("workflows"), body: ["ids": .array(ids.map(JSON.string))]),
      "delete workflows \(ids.joined(separator: ", "))")
  }

  /// Deletes every workflow of the app.
  public static func deleteAllWorkflows(in app: AppScope) -> Self {
    Self(
      APIRequest(.delete, app.path("workflows"), body: ["delete_all": true]), "delete all workflows of \(app.name)")
  }
}

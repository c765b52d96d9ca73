/// The versions of a workflow, newest first.
public struct WorkflowVersionList: Decodable, Sendable {
  public let versions: [WorkflowVersion]

  private enum CodingKeys: String, CodingKey { case versions = "workflow_versions" }

  public init(from decoder: any Decoder) throws {
    versions = try decoder.container(keyedBy: CodingKeys.self).listed(.versions)
  }
}

public struct SingleWorkflowVersion: Decodable, Sendable {
  public let version: WorkflowVersion

  private enum CodingKeys: String, CodingKey { case version = "workflow_version" }
}

extension Endpoint<WorkflowVersionList> {
  /// Pages count from 1; `perPage` is at most 1000.
  public static func listWorkflowVersions(
    of id: WorkflowID, in app: AppScope, page: Int = 1, perPage: Int = 128
  ) -> Self {
    Self(
      APIRequest(.get, app.path("workflows", id, "versions"), query: .page(page, perPage)),
      "list the versions of workflow \(id)")
  }

  /// Changes what can be written of a version beside its nodes, which stay as they are: `description`, `license`,
  /// `metadata`, `visibility`, by wire name.
  public static func patchWorkflowVersions(
    _ attributes: [VersionID: [String: JSON]], _ action: PatchAction, of id: WorkflowID, in app: AppScope
  ) -> Self {
    let versions = attributes.sorted { $0.key < $1.key }.map { version, fields in
      JSON.object(fields.merging(["id": .string(version)]) { _, id in id })
    }
    return Self(
      APIRequest(
        .patch, app.path("workflows", id, "versions"),
        body: ["workflow_versions": .array(versions), "action": .string(action.rawValue)]),
      "\(action.rawValue) versions of workflow \(id)")
  }
}

extension Endpoint<SingleWorkflowVersion> {
  public static func getWorkflowVersion(_ version: VersionID, of id: WorkflowID, in app: AppScope) -> Self {
    Self(
      APIRequest(.get, app.path("workflows", id, "versions", version)), "read version \(version) of workflow \(id)")
  }
}

extension Endpoint<Empty> {
  public static func deleteWorkflowVersions(_ versions: [VersionID], of id: WorkflowID, in app: AppScope) -> Self {
    Self(
      APIRequest(
        .delete, app.path("workflows", id, "versions"),
        body: ["workflow_version_ids": .array(versions.map(JSON.string))]),
      "delete versions \(versions.joined(separator: ", ")) of workflow \(id)")
  }

  /// Makes versions visible to everybody, or hides them again.
  public static func publishWorkflowVersions(
    _ versions: [VersionID], _ isPublic: Bool = true, of id: WorkflowID, in app: AppScope
  ) -> Self {
    let verb = isPublic ? "publish" : "unpublish"
    let publications = versions.map { JSON.object(["version_id": .string($0)]) }
    return Self(
      APIRequest(.post, app.path("workflows", id, verb), body: ["publications": .array(publications)]),
      "\(verb) versions \(versions.joined(separator: ", ")) of workflow \(id)")
  }
}

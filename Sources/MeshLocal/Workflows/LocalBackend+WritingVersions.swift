import MeshCore

extension LocalBackend {
  /// Changes what is said of versions; their nodes never change. `remove` clears the fields that are sent.
  func patchVersions(of id: WorkflowID, _ request: VersionsPatchRequest, in app: AppScope) async throws -> Reply {
    let (action, patches) = try request.patches()
    for patch in patches {
      try VersionAttributes(patch.fields, of: "Version \(patch.id) of workflow \(id)").check()
    }
    let time = now()
    let documents = try await store.write(in: app) { table in
      try patches.map { patch in
        var version = try table.versionFields(patch.id, of: id)
        switch action {
        case .merge, .overwrite: version.merge(patch.fields) { _, new in new }
        case .remove: for name in patch.fields.keys { version[name] = nil }
        }
        return try table.replaceVersion(patch.id, of: id, by: version, at: time)
      }
    }
    return Reply().with("workflow_versions", documents: documents)
  }

  /// Deletes all of the named versions or none. The newest that is left is the workflow from then on; one must be left.
  func deleteVersions(of id: WorkflowID, _ request: VersionsDeletion, in app: AppScope) async throws -> Reply {
    guard let ids = request.ids, !ids.isEmpty else {
      throw Refusal(.badWorkflowRequest, "The deletion names no version. Send at least one in `workflow_version_ids`.")
    }
    let time = now()
    try await store.write(in: app) { table in
      guard var workflow = try table.workflow(id) else { throw Refusal.noSuchWorkflow(id, in: app) }
      for version in Set(ids) where try !table.deleteVersion(version, of: id) {
        throw Refusal.noSuchVersion(version, of: id, in: app)
      }
      guard let newest = try table.newestVersion(of: id) else {
        throw Refusal(.badWorkflowRequest, "These are all versions of \(id). Leave one, or delete the workflow.")
      }
      guard newest.id != workflow.version?.id else { return }
      workflow.nodes = newest.nodes
      workflow.version = WorkflowVersion(id: newest.id, workflowID: id, createdAt: newest.createdAt)
      _ = try table.replace(id, by: workflow, at: time)
    }
    return Reply()
  }

  /// Publishes versions, or takes them back: all that are named or none.
  func setVisibility(
    _ visibility: Visibility, ofVersionsOf id: WorkflowID, _ request: Publication, in app: AppScope
  ) async throws -> Reply {
    guard let versions = request.versions, !versions.isEmpty else {
      throw Refusal(.badWorkflowRequest, "The request names no version. Send at least one in `publications`.")
    }
    let time = now()
    try await store.write(in: app) { table in
      for version in versions.map({ $0.id ?? "" }) {
        var fields = try table.versionFields(version, of: id)
        fields["visibility"] = ["gettable": .string(visibility.name)]
        _ = try table.replaceVersion(version, of: id, by: fields, at: time)
      }
    }
    return Reply()
  }
}

/// The body of a patch of versions.
struct VersionsPatchRequest: Decodable {
  private let action: String?
  private let versions: [[String: JSON]]?

  private enum CodingKeys: String, CodingKey {
    case action
    case versions = "workflow_versions"
  }

  private static let writable: Set<String> = ["description", "metadata", "visibility", "license"]

  func patches() throws(Refusal) -> (PatchAction, [(id: VersionID, fields: [String: JSON])]) {
    let action = try PatchAction(sent: action)
    guard let versions, !versions.isEmpty else {
      throw Refusal(.badWorkflowRequest, "The patch names no version. Send at least one in `workflow_versions`.")
    }
    for id in versions.compactMap({ $0["id"] }) where id.string == nil {
      throw Refusal(.badFormat, "The id of a version is \(id.compact). Give text.")
    }
    return (action, versions.map { ($0["id"]?.string ?? "", Self.fields(of: $0)) })
  }

  /// What can be written of a version, as its value.
  private static func fields(of version: [String: JSON]) -> [String: JSON] {
    var fields = version.filter { writable.contains($0.key) && $0.value != .null }
    if let visibility = fields["visibility"], let normal = try? Workflow.attribute("visibility", visibility) {
      fields["visibility"] = normal
    }
    return fields
  }
}

/// The body of a deletion of versions.
struct VersionsDeletion: Decodable {
  let ids: [VersionID]?
  private enum CodingKeys: String, CodingKey { case ids = "workflow_version_ids" }
}

/// The body of a publication, and of its reverse.
struct Publication: Decodable {
  let versions: [Version]?

  struct Version: Decodable {
    let id: VersionID?
    private enum CodingKeys: String, CodingKey { case id = "version_id" }
  }
  private enum CodingKeys: String, CodingKey { case versions = "publications" }
}

import FoundationEssentials
import GRDB
import MeshCore

extension WorkflowTable {
  /// Keeps a workflow that is not in the table yet, with its first version, and returns its document.
  @discardableResult
  func insert(_ workflow: Workflow, at time: Date) throws -> String {
    var workflow = workflow
    workflow.userID = app.userID
    workflow.appID = app.appID
    workflow.createdAt = time
    workflow.modifiedAt = time
    workflow.version = newVersion(of: workflow, at: time)
    let document = try Self.document(of: workflow)
    try db.execute(
      sql: "INSERT INTO workflow (user_id, app_id, id, modified, document) VALUES (?, ?, ?, ?, ?)",
      arguments: [app.userID, app.appID, workflow.id, time.microseconds, document])
    try insertVersion(of: workflow, key: db.lastInsertedRowID)
    return document
  }

  /// Keeps what has become of `stored`, as a new version if its nodes changed, and returns its document.
  func update(_ stored: Workflow, to workflow: Workflow, at time: Date) throws -> String {
    var workflow = workflow
    let isNewVersion = workflow.nodes != stored.nodes
    if isNewVersion { workflow.version = newVersion(of: workflow, at: time) }
    let document = try replace(stored.id, by: workflow, at: time)
    if isNewVersion, let key = try key(of: workflow.id) { try insertVersion(of: workflow, key: key) }
    return document
  }

  /// Keeps `workflow` in place of the one called `id`, whose versions it has from now on, and returns its document.
  func replace(_ id: WorkflowID, by workflow: Workflow, at time: Date) throws -> String {
    var workflow = workflow
    workflow.modifiedAt = time
    let document = try Self.document(of: workflow)
    try db.execute(
      sql: "UPDATE workflow SET modified = ?, document = ?, id = ? WHERE user_id = ? AND app_id = ? AND id = ?",
      arguments: [time.microseconds, document, workflow.id, app.userID, app.appID, id])
    return document
  }

  /// Deletes the workflow and its versions; false if there is none.
  func delete(_ id: WorkflowID) throws -> Bool {
    try db.execute(
      sql: "DELETE FROM workflow WHERE user_id = ? AND app_id = ? AND id = ?",
      arguments: [app.userID, app.appID, id])
    return db.changesCount > 0
  }

  func deleteAll() throws {
    try db.execute(
      sql: "DELETE FROM workflow WHERE user_id = ? AND app_id = ?", arguments: [app.userID, app.appID])
  }

  /// The service writes these two lists also where they are empty (contract, section 2.1).
  private static func document(of workflow: Workflow) throws -> String {
    var workflow = workflow
    workflow.attributes.merge(["use_cases": [], "check_consents": []]) { own, _ in own }
    return try Reply.text(workflow)
  }

  private func newVersion(of workflow: Workflow, at time: Date) -> WorkflowVersion {
    WorkflowVersion(id: HexID.random(), workflowID: workflow.id, createdAt: time)
  }

  /// The version carries its nodes in its own document only; in the workflow's they stand beside it.
  private func insertVersion(of workflow: Workflow, key: Int64) throws {
    guard var version = workflow.version else { return }
    version.nodes = workflow.nodes
    try db.execute(
      sql: "INSERT INTO version (workflow, id, document) VALUES (?, ?, ?)",
      arguments: [key, version.id, Reply.text(version)])
  }
}

extension Date {
  fileprivate var microseconds: Int64 { Int64(Int(clamping: (timeIntervalSince1970 * 1_000_000).rounded())) }
}

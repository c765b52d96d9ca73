import FoundationEssentials
import GRDB
import MeshCore

extension WorkflowTable {
  /// The newest first; nil if there is no such workflow.
  func versionDocuments(of id: WorkflowID, _ page: Page) throws -> [String]? {
    guard let key = try key(of: id) else { return nil }
    return try String.fetchAll(
      db, sql: "SELECT document FROM version WHERE workflow = ? ORDER BY number DESC LIMIT ? OFFSET ?",
      arguments: [key, page.size, page.offset])
  }

  func versionDocument(_ version: VersionID, of id: WorkflowID) throws -> String? {
    guard let key = try key(of: id) else { return nil }
    return try String.fetchOne(
      db, sql: "SELECT document FROM version WHERE workflow = ? AND id = ?", arguments: [key, version])
  }

  func version(_ version: VersionID, of id: WorkflowID) throws -> WorkflowVersion? {
    try versionDocument(version, of: id).map { try decode($0) }
  }

  func newestVersion(of id: WorkflowID) throws -> WorkflowVersion? {
    try String.fetchOne(
      db, sql: "SELECT document FROM version WHERE workflow = ? ORDER BY number DESC LIMIT 1",
      arguments: [key(of: id)]
    ).map { try decode($0) }
  }

  /// A version field by field, also those that the core does not model.
  func versionFields(_ version: VersionID, of id: WorkflowID) throws -> [String: JSON] {
    guard let document = try versionDocument(version, of: id), case .object(let fields) = try JSON(parsing: document)
    else { throw Refusal.noSuchVersion(version, of: id, in: app) }
    return fields
  }

  /// Keeps `fields` as the version, and returns its document.
  func replaceVersion(
    _ version: VersionID, of id: WorkflowID, by fields: [String: JSON], at time: Date
  ) throws -> String {
    let changed = fields.merging(["modified_at": .string(Timestamp.text(time))]) { _, new in new }
    let document = try Reply.text(JSON.object(changed))
    try db.execute(
      sql: "UPDATE version SET document = ? WHERE workflow = ? AND id = ?",
      arguments: [document, key(of: id), version])
    return document
  }

  /// False if there is none.
  func deleteVersion(_ version: VersionID, of id: WorkflowID) throws -> Bool {
    try db.execute(sql: "DELETE FROM version WHERE workflow = ? AND id = ?", arguments: [key(of: id), version])
    return db.changesCount > 0
  }

  /// Lets the versions of a workflow that has a new id name it.
  func setWorkflowID(ofVersionsOf id: WorkflowID) throws {
    try db.execute(
      sql: "UPDATE version SET document = json_set(document, '$.workflow_id', ?) WHERE workflow = ?",
      arguments: [id, key(of: id)])
  }
}

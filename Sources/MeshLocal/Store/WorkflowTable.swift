import FoundationEssentials
import GRDB
import MeshCore

/// The workflows of one app inside a transaction.
///
/// A *document* is the JSON text of a workflow or of a version as replies give it.
struct WorkflowTable {
  let db: Database
  let app: AppScope

  /// The most recently changed first.
  func documents(_ page: Page) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT document FROM workflow WHERE user_id = ? AND app_id = ? ORDER BY modified DESC, id LIMIT ? OFFSET ?
        """,
      arguments: [app.userID, app.appID, page.size, page.offset])
  }

  func document(_ id: WorkflowID) throws -> String? {
    try String.fetchOne(
      db, sql: "SELECT document FROM workflow WHERE user_id = ? AND app_id = ? AND id = ?",
      arguments: [app.userID, app.appID, id])
  }

  func workflow(_ id: WorkflowID) throws -> Workflow? {
    try document(id).map { try decode($0) }
  }

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

  func key(of id: WorkflowID) throws -> Int64? {
    try Int64.fetchOne(
      db, sql: "SELECT key FROM workflow WHERE user_id = ? AND app_id = ? AND id = ?",
      arguments: [app.userID, app.appID, id])
  }

  private func decode<Value: Decodable>(_ document: String) throws -> Value {
    try Wire.decoder.decode(Value.self, from: Data(document.utf8))
  }
}

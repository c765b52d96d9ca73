import FoundationEssentials
import GRDB
import MeshCore

/// The workflows of one app inside a transaction.
///
/// A *document* is the JSON text of a workflow or of a version as replies give it.
struct WorkflowTable {
  let db: Database
  let app: AppScope

  func document(_ id: WorkflowID) throws -> String? {
    try String.fetchOne(
      db, sql: "SELECT document FROM workflow WHERE user_id = ? AND app_id = ? AND id = ?",
      arguments: [app.userID, app.appID, id])
  }

  func workflow(_ id: WorkflowID) throws -> Workflow? {
    try document(id).map { try decode($0) }
  }

  func key(of id: WorkflowID) throws -> Int64? {
    try Int64.fetchOne(
      db, sql: "SELECT key FROM workflow WHERE user_id = ? AND app_id = ? AND id = ?",
      arguments: [app.userID, app.appID, id])
  }

  /// Workflows of the app.
  func count() throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT count(*) FROM workflow WHERE user_id = ? AND app_id = ?", arguments: [app.userID, app.appID])
      ?? 0
  }

  func versionCount(of id: WorkflowID) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM version WHERE workflow = ?", arguments: [key(of: id)]) ?? 0
  }

  func decode<Value: Decodable>(_ document: String) throws -> Value {
    try Wire.decoder.decode(Value.self, from: Data(document.utf8))
  }
}

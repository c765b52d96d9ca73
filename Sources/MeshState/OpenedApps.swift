package import FoundationEssentials
import GRDB
package import MeshCore

/// Which apps were opened in each context, and when last: beside the journals, in the same file.
///
/// Every call is synchronous.
package struct OpenedApps: Sendable {
  package let path: String
  private let database: DatabaseQueue

  /// So many apps of a context are remembered; the one that was opened longest ago is forgotten first.
  package static let limit = 50

  /// Opens the file, and makes it (mode 0600) and its folder (mode 0700) where they are missing.
  package init(path: String) throws(JournalError) {
    self.path = path
    database = try JournalFile.open(path)
  }

  /// The apps that were opened in this context, the last one first; at most ``limit``.
  package func apps(in context: String) throws(JournalError) -> [(app: AppScope, at: Date)] {
    do {
      return try database.read { database in
        let rows = try Row.fetchAll(
          database, sql: "SELECT user, app, at FROM opened WHERE context = ? ORDER BY at DESC, user, app",
          arguments: [context])
        return rows.map { row in
          (AppScope(userID: row["user"], appID: row["app"]), Date(timeIntervalSinceReferenceDate: row["at"]))
        }
      }
    } catch {
      throw JournalError(.read, path, error)
    }
  }

  /// Remembers that the app was opened. Of two times the later one counts, whichever is noted first.
  package func note(_ app: AppScope, in context: String, at date: Date) throws(JournalError) {
    do {
      try database.inTransaction(.immediate) { database in
        try database.run(
          """
          INSERT INTO opened (context, user, app, at) VALUES (?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET at = max(at, excluded.at)
          """, [context, app.userID, app.appID, date.timeIntervalSinceReferenceDate])
        try database.run(
          """
          DELETE FROM opened WHERE context = ?1 AND (user, app) NOT IN
          (SELECT user, app FROM opened WHERE context = ?1 ORDER BY at DESC, user, app LIMIT ?2)
          """, [context, Self.limit])
        return .commit
      }
    } catch {
      throw JournalError(.write, path, error)
    }
  }
}

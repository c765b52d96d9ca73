import GRDB
package import MeshCore

/// What was edited, staged, sent and predicted in one app of one context, on disk: a SQLite file that several apps, and
/// several processes, share.
///
/// Every call is synchronous. With WAL and `synchronous=NORMAL` a recorded entry survives the death of the process at
/// once, and a power cut as of the last checkpoint.
package struct Journal: Sendable {
  package let path: String
  /// The context and the app whose entries these are: `local/sample/gallery`.
  package let scope: String
  let database: DatabaseQueue

  /// Opens the file, and makes it (mode 0600) and its folder (mode 0700) where they are missing.
  ///
  /// - Parameter patience: how long a write waits for another process; a key press waits for it in an editor.
  package init(path: String, scope: String, patience: Duration = .milliseconds(50)) throws(JournalError) {
    self.path = path
    self.scope = scope
    database = try JournalFile.open(path, patience: patience)
  }

  /// Writes all of `entries` or none, before it returns.
  package func record(_ entries: [JournalEntry]) throws(JournalError) {
    guard !entries.isEmpty else { return }
    do {
      try database.inTransaction(.immediate) { database in
        for entry in entries { try write(entry, to: database) }
        return .commit
      }
    } catch {
      throw JournalError(.write, path, error)
    }
  }
}

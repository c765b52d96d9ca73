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
  /// The scopes under which earlier versions of the program kept the entries of all who use the app.
  let earlierScopes: [String]
  let database: DatabaseQueue
  let files: JournalFiles

  /// Opens the file, and makes it (mode 0600) and its folder (mode 0700) where they are missing.
  ///
  /// - Parameter patience: how long a write waits for another process; a key press waits for it in an editor.
  package init(
    path: String, scope: String, earlierScopes: [String] = [], patience: Duration = .milliseconds(50)
  ) throws(JournalError) {
    self.path = path
    self.scope = scope
    self.earlierScopes = earlierScopes
    database = try JournalFile.open(path, patience: patience)
    files = JournalFiles(path)
  }

  /// Writes all of `entries` or none, before it returns. Fails where the file was removed or replaced since it was opened.
  package func record(_ entries: [JournalEntry]) throws(JournalError) {
    guard !entries.isEmpty else { return }
    try changing { database in
      for entry in entries { try write(entry, to: database) }
    }
  }

  /// One transaction that no other writer comes into.
  func changing(_ body: (Database) throws -> Void) throws(JournalError) {
    do {
      try requireFiles()
      try database.inTransaction(.immediate) { database in
        try body(database)
        return .commit
      }
      files.note()
    } catch {
      throw JournalError(.write, path, error)
    }
  }

  private func requireFiles() throws {
    switch files.standing {
    case .same: return
    case .replaced: throw JournalError.Cause.replaced
    case .rewritten:
      try requireSound()
      files.note()
    }
  }

  /// Fails where what is in the file is no database, or a damaged one.
  func requireSound() throws {
    try database.writeWithoutTransaction { database in
      // What is remembered of the file says nothing of what it is now.
      try database.execute(sql: "PRAGMA shrink_memory")
      guard try String.fetchOne(database, sql: "PRAGMA quick_check(1)") == "ok" else {
        throw JournalError.Cause.damaged
      }
    }
  }
}

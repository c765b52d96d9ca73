import FoundationEssentials
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
  package init(path: String, scope: String) throws(JournalError) {
    self.path = path
    self.scope = scope
    do {
      let folder = URL(filePath: path).deletingLastPathComponent()
      try Self.make(folder)
      // Turning a new file into a WAL one fails at once, without waiting, where two processes do it together.
      database = try FolderLock.holding(folder) {
        try Self.makeFile(at: path)
        return try Self.open(path)
      }
    } catch {
      throw JournalError(.open, path, error)
    }
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

  /// How long a write waits for another process, in milliseconds: the user is waiting for a key to show.
  private static let busyTimeout = 50
  /// The same while opening, in seconds, when another process may be making the tables.
  private static let openingTimeout = 2.0

  private static func make(_ folder: URL) throws {
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch let error as CocoaError {
      throw JournalError.Cause(error)
    }
  }

  /// Made empty, so that nothing is in it before its mode is set; SQLite gives its companions the same mode.
  private static func makeFile(at path: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    do {
      try Data().write(to: URL(filePath: path), options: .withoutOverwriting)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch let error as CocoaError {
      throw JournalError.Cause(error)
    }
  }

  private static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(openingTimeout)
    let database = try DatabaseQueue(path: path, configuration: configuration)
    try JournalSchema.prepare(database)
    try database.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = \(busyTimeout)")
    }
    return database
  }
}

import FoundationEssentials
import GRDB

/// The file that journals share: made where it is missing, its tables brought up to this version's.
enum JournalFile {
  /// Opens the file, and makes it (mode 0600) and its folder (mode 0700) where they are missing. `patience`: how long a
  /// write waits for another process.
  static func open(_ path: String, patience: Duration = .milliseconds(50)) throws(JournalError) -> DatabaseQueue {
    do {
      let folder = URL(filePath: path).deletingLastPathComponent()
      try make(folder)
      // Turning a new file into a WAL one fails at once, without waiting, where two processes do it together.
      return try FolderLock.holding(folder) {
        try makeFile(at: path)
        return try connect(path, patience)
      }
    } catch {
      throw JournalError(.open, path, error)
    }
  }

  /// How long opening waits, in seconds, when another process may be making the tables.
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

  private static func connect(_ path: String, _ patience: Duration) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(openingTimeout)
    let database = try DatabaseQueue(path: path, configuration: configuration)
    try JournalSchema.prepare(database)
    try database.writeWithoutTransaction { database in
      let milliseconds = Int(patience / .milliseconds(1))
      try database.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = \(milliseconds)")
    }
    return database
  }
}

extension Database {
  /// Statements are compiled once for the life of the connection.
  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }
}

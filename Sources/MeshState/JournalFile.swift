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
      var error = JournalError(.open, path, error)
      if error.cause == .damaged || error.cause == .notADatabase { error.copy = copy(path) }
      throw error
    }
  }

  /// A copy of a file that cannot be used, beside it; made once. Nil where none can be made.
  private static func copy(_ path: String) -> String? {
    let known = names(path).first { FileManager.default.contentsEqual(atPath: path, andPath: $0) }
    return known ?? transfer(path) { try FileManager.default.copyItem(atPath: $0, toPath: $1) }
  }

  /// Keeps a copy of what stands there and is no database, and lets SQLite take up the log where there is one: beside an
  /// empty file, or none, it would drop it. Returns where the copy is.
  static func prepareForRecovery(_ path: String) -> String? {
    let files = FileManager.default
    guard let data = files.contents(atPath: path), !data.isEmpty else {
      if files.fileExists(atPath: path + "-wal"), (try? Data(count: page).write(to: URL(filePath: path))) != nil {
        try? files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      }
      return nil
    }
    return isDatabase(data) ? nil : copy(path)
  }

  /// The size of SQLite's pages in bytes, as this program leaves it.
  private static let page = 4096

  private static func isDatabase(_ data: Data) -> Bool { data.starts(with: Data("SQLite format 3\0".utf8)) }

  /// Whether a database stands there, whoever's it is.
  static func isDatabase(_ path: String) -> Bool {
    FileManager.default.contents(atPath: path).map { isDatabase($0) } ?? false
  }

  /// Moves a file that cannot be used away, with its companions. Nil where there was none, or it cannot be moved.
  static func moveAside(_ path: String) -> String? {
    transfer(path) { try FileManager.default.moveItem(atPath: $0, toPath: $1) }
  }

  private static func names(_ path: String) -> [String] {
    (1...99).map { path + ".damaged" + ($0 == 1 ? "" : "-\($0)") }
  }

  /// To a free name beside it, with what SQLite keeps beside the file.
  private static func transfer(_ path: String, _ move: (String, String) throws -> Void) -> String? {
    guard let target = names(path).first(where: { !FileManager.default.fileExists(atPath: $0) }) else { return nil }
    guard (try? move(path, target)) != nil else { return nil }
    for end in JournalFiles.companions(of: "") { try? move(path + end, target + end) }
    return target
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
    var isFolder = false
    guard !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      if isFolder { throw JournalError.Cause.folder }
      return
    }
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

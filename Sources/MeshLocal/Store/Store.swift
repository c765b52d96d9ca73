import GRDB
import Glibc
import MeshCore

/// The file that holds the workflows and their versions.
///
/// One write is one transaction. A write that was acknowledged survives the end of the process; after a power cut the last
/// ones may be missing (WAL, `synchronous` = `NORMAL`). A write that finds the file taken waits for two seconds.
struct Store: Sendable {
  let path: String
  private let pool: DatabasePool
  private let files: StoreFiles
  let pageStarts = PageStarts()

  /// `firstRun` fills a file that did not exist, `later` looks at one that did; both see the sample app's table.
  init(
    path: String, firstRun: (WorkflowTable) throws -> Void, later: (WorkflowTable) throws -> Void
  ) throws {
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(2)
    // As page starts need it.
    configuration.persistentReadOnlyConnections = true
    Self.keepPrivate(path)
    files = StoreFiles(path)
    pool = try DatabasePool(path: path, configuration: configuration)
    do {
      try pool.write { db in
        let table = WorkflowTable(db: db, app: LocalBackend.sampleApp)
        try Schema.migrate(db) ? firstRun(table) : later(table)
      }
    } catch is Schema.TooNew {
      throw LocalBackendError.madeByNewerRelease(path: path)
    }
    try files.check()
  }

  /// Workflows are nobody else's to read: the file and its companions, which SQLite makes with its mode, are their
  /// owner's, also those of an earlier release. What cannot be made so is SQLite's to complain of.
  private static func keepPrivate(_ path: String) {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    if file >= 0 { close(file) }
    for companion in ["", "-wal", "-shm"] { chmod(path + companion, 0o600) }
  }

  func read<Value: Sendable>(
    in app: AppScope, _ body: @Sendable (WorkflowTable) throws -> Value
  ) async throws -> Value {
    try await pool.read { db in try body(WorkflowTable(db: db, app: app)) }
  }

  /// All that `body` writes, or none of it when it throws.
  func write<Value: Sendable>(
    in app: AppScope, _ body: @Sendable (WorkflowTable) throws -> Value
  ) async throws -> Value {
    try await pool.write { db in
      let value = try body(WorkflowTable(db: db, app: app))
      try files.check()
      return value
    }
  }
}

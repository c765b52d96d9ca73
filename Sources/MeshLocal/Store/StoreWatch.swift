import GRDB

/// Tells whether the file has been written since, by this process or by another one, without reading anything of it.
package struct StoreWatch: Sendable {
  private let queue: DatabaseQueue

  init(path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    queue = try DatabaseQueue(path: path, configuration: configuration)
  }

  /// A number that is another one after every change that was committed, and only then; nil where it cannot be told.
  ///
  /// SQLite counts for each connection what others have committed (`PRAGMA data_version`): this one never writes, so that
  /// it sees all changes.
  package func moment() -> Int? {
    try? queue.unsafeRead { db in try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) }
  }
}

extension LocalBackend {
  /// Opens a connection for this alone.
  package func watch() throws(LocalBackendError) -> StoreWatch {
    do {
      return try StoreWatch(path: store.path)
    } catch {
      throw .cannotOpen(path: store.path, StoreFault(error, path: store.path))
    }
  }
}

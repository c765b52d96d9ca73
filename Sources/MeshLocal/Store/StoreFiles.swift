import MeshDisk
import Synchronization

/// The files of an open store, so that it is noticed when somebody removes or replaces them: SQLite would go on writing
/// into files that no longer have a name, and what it acknowledged would be gone with the process.
final class StoreFiles: Sendable {
  private let paths: [String]
  private let seen = Mutex<[String: FileIdentity]>([:])

  init(_ path: String) { paths = [path, path + "-wal"] }

  /// Throws where they are no longer those that were opened.
  func check() throws(StoreFault) {
    let isSame = seen.withLock { seen in
      paths.allSatisfy { path in
        let identity = FileIdentity(path)
        // The log may be begun after the file was opened.
        guard let known = seen[path] else {
          seen[path] = identity
          return true
        }
        return known == identity
      }
    }
    guard isSame else { throw .replaced }
  }
}

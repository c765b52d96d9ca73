import MeshDisk
import Synchronization

/// The files of an open store: what was acknowledged in one that somebody has removed would be gone with the process.
final class StoreFiles: Sendable {
  private let files: Mutex<SeenFiles>

  init(_ path: String) { files = Mutex(SeenFiles([path, path + "-wal"])) }

  /// Throws where they are no longer those that were opened.
  func check() throws(StoreFault) {
    guard files.withLock({ $0.areSame() }) else { throw .replaced }
  }
}

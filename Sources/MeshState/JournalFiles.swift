import Glibc
import MeshDisk
import Synchronization

/// The files of an open journal, so that it is noticed when somebody removes, replaces or rewrites them.
final class JournalFiles: Sendable {
  private let path: String
  private let seen: Mutex<Seen>

  private struct Seen: Sendable {
    var files: SeenFiles
    var stamp: Stamp?
  }

  /// What changes with the content: the size in bytes, and when it was written.
  private struct Stamp: Hashable, Sendable {
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      (size, seconds, nanoseconds) = (Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    }
  }

  /// How they are now.
  enum Standing { case same, rewritten, replaced }

  init(_ path: String) {
    self.path = path
    seen = Mutex(Seen(files: SeenFiles([path] + Self.companions(of: path)), stamp: Stamp(path)))
  }

  /// Whether they are the ones that were opened. One that was written by somebody may be as good as before: another
  /// process that has the journal open moves its log into it.
  var standing: Standing {
    seen.withLock { seen in
      guard let stamp = Stamp(path), seen.files.areSame() else { return .replaced }
      guard stamp != seen.stamp else { return .same }
      return stamp.size > 0 && stamp.size.isMultiple(of: Self.smallestPage) ? .rewritten : .replaced
    }
  }

  /// A database is a whole number of pages, and none are smaller, in bytes.
  private static let smallestPage = 512

  /// Makes way for a journal in the place of these files, which are closed by now. A log that belongs to them is removed
  /// where another database stands there, which it would spoil; where none does, it may hold all that there was.
  func makeWay() {
    seen.withLock { seen in
      guard !seen.files.isSame(path), JournalFile.isDatabase(path) else { return }
      for companion in Self.companions(of: path) where seen.files.isSame(companion) { unlink(companion) }
    }
  }

  /// Notes them as they are now.
  func note() {
    seen.withLock { $0.stamp = Stamp(path) }
  }

  /// What SQLite keeps beside the database while it is open.
  static func companions(of path: String) -> [String] { [path + "-wal", path + "-shm"] }
}

import FoundationEssentials
import Glibc

/// Turns of the processes that open a journal in the same folder.
enum FolderLock {
  /// Runs `body` while no other process is in here for this folder; waits for its turn.
  ///
  /// Where the file system has no such locks all go at once, and the worst is an error that says to try again.
  static func holding<Value>(_ folder: URL, _ body: () throws -> Value) rethrows -> Value {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    if descriptor >= 0 { flock(descriptor, LOCK_EX) }
    return try body()
  }
}

import Glibc

/// Which file a path names, whatever that is called: the same only as long as nobody has removed or replaced it.
package struct FileIdentity: Hashable, Sendable {
  private let device: UInt
  private let inode: UInt

  /// Nil where there is no file. It is looked at by name only: opening and closing a file drops the locks that this
  /// process has on it.
  package init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (device, inode) = (UInt(status.st_dev), UInt(status.st_ino))
  }
}

import Glibc

/// The file system that a path is on, as far as it explains why a file there cannot be written.
package struct Volume {
  package let isFull: Bool
  package let isReadOnly: Bool

  /// Nil where neither the path nor a folder above it can be asked.
  package init?(of path: String) {
    var status = statvfs()
    var place = path
    while statvfs(place, &status) != 0 {
      guard let slash = place.lastIndex(of: "/"), place != "/" else { return nil }
      place = slash == place.startIndex ? "/" : String(place[..<slash])
    }
    let free = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
    let lacksRoom = !free.overflow && free.partialValue < Self.least && status.f_blocks > 0
    isFull = lacksRoom || (status.f_files > 0 && status.f_favail == 0)
    isReadOnly = status.f_flag & UInt(ST_RDONLY) != 0
  }

  /// What SQLite needs beside the database at least, in bytes.
  private static let least: UInt64 = 65_536
}

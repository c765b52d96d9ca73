import Foundation
import MeshCore
import MeshState

/// A folder of one test's own, gone with it.
final class Scratch: Sendable {
  let folder = FileManager.default.temporaryDirectory.appending(path: "meshwork-\(UUID().uuidString)")

  var path: String { folder.appending(path: "state/state.db").path }

  func journal(_ scope: String = "local/sample/gallery") throws -> Journal {
    try Journal(path: path, scope: scope)
  }

  /// The database and its write-ahead log as they are now, as if the process had died, in a new place.
  func copy(logBytes: Int? = nil) throws -> String {
    let copy = folder.appending(path: UUID().uuidString).path
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    let log = try Data(contentsOf: URL(filePath: path + "-wal"))
    try log.prefix(logBytes ?? log.count).write(to: URL(filePath: copy + "-wal"))
    return copy
  }

  var logSize: Int {
    get throws { try Data(contentsOf: URL(filePath: path + "-wal")).count }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}

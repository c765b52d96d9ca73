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

/// SplitMix64: the same numbers for the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

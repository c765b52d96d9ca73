import FoundationEssentials
import Glibc
package import MeshCore
import Synchronization

/// Notes of temporary workflows as files of the state folder, one each, which its process keeps locked: however it ends,
/// the lock ends with it, and another one sees that what the file names is nobody's.
package final class TemporaryNoteFiles: TemporaryNotes {
  private let folder: String
  private let scope: String
  private let held = Mutex<[WorkflowID: CInt]>([:])

  /// `scope` is that of the app, as of its journal.
  package init(scope: String, in folder: String) {
    self.scope = scope
    self.folder = folder
  }

  deinit { held.withLock { for descriptor in $0.values { close(descriptor) } } }

  package func add(_ id: WorkflowID) throws {
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // Under its name it is locked already: what is not locked is taken for abandoned.
    let early = path(id) + ".new"
    let descriptor = open(early, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw NoteFault(id, early, errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, rename(early, path(id)) == 0, Self.sync(folder) else {
      let code = errno
      close(descriptor)
      unlink(early)
      unlink(path(id))
      throw NoteFault(id, path(id), code)
    }
    held.withLock { $0[id] = descriptor }
  }

  package func remove(_ id: WorkflowID) {
    unlink(path(id))
    if let descriptor = held.withLock({ $0.removeValue(forKey: id) }) { close(descriptor) }
  }

  package func abandoned() -> [WorkflowID] { noted().filter { !isHeld($0) } }

  /// All of the app, also those of processes that are at work.
  package func noted() -> [WorkflowID] {
    let start = Claim.path(scope: scope, in: "", "").dropFirst()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { name in
      guard name.hasPrefix(start), name.hasSuffix(Self.ending) else { return nil }
      let id = String(name.dropFirst(start.count).dropLast(Self.ending.count))
      return TemporaryWorkflows.isTemporary(id) ? id : nil
    }
  }

  private func isHeld(_ id: WorkflowID) -> Bool {
    let descriptor = open(path(id), O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return true }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) != 0
  }

  /// The name has to be on the disk before the workflow is on the service.
  private static func sync(_ folder: String) -> Bool {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    return descriptor >= 0 && fsync(descriptor) == 0
  }

  private func path(_ id: WorkflowID) -> String { Claim.path(scope: scope, in: folder, id + Self.ending) }

  private static let ending = ".temporary"
}

/// Why a note could not be made; without one no temporary workflow is.
struct NoteFault: WordedError {
  let message: String

  init(_ id: WorkflowID, _ path: String, _ code: CInt) {
    message =
      "\(id) cannot be noted in \(path): \(String(cString: strerror(code))). A temporary workflow is made only where its "
      + "note can be. Make the folder writable"
  }
}

import FoundationEssentials
import Glibc
package import MeshCore
import Synchronization

/// Notes of temporary workflows as files of the state folder, one each, which its process keeps locked: however it ends,
/// the lock ends with it, and another one sees that what the file names is nobody's.
package final class TemporaryNoteFiles: TemporaryNotes {
  private let folder: String
  private let scopes: [String]
  private let held = Mutex<[WorkflowID: CInt]>([:])

  /// `scopes` are those of the app, as of its journal: the first one for what is noted, the others for what was noted
  /// before it was known.
  package init(scopes: [String], in folder: String) {
    self.scopes = scopes
    self.folder = folder
  }

  deinit { held.withLock { for descriptor in $0.values { close(descriptor) } } }

  package func add(_ id: WorkflowID) throws {
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    var fault: NoteFault?
    // A sweep takes a file that is not locked yet for one of a process that was killed here.
    for _ in 0..<Self.tries {
      do {
        let descriptor = try make(id)
        return held.withLock { $0[id] = descriptor }
      } catch {
        fault = error
        guard error.code == ENOENT else { break }
      }
    }
    if let fault { throw fault }
  }

  private static let tries = 3

  private func make(_ id: WorkflowID) throws(NoteFault) -> CInt {
    // Under its name it is locked already: what is not locked is taken for abandoned.
    let (early, path) = (path(id, Self.early), path(id, Self.ending))
    let descriptor = open(early, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw NoteFault(id, early, errno) }
    guard flock(descriptor, LOCK_EX) == 0, rename(early, path) == 0, Self.sync(folder) else {
      let code = errno
      close(descriptor)
      unlink(early)
      unlink(path)
      throw NoteFault(id, path, code)
    }
    return descriptor
  }

  package func remove(_ id: WorkflowID) {
    for scope in scopes { unlink(Claim.path(scope: scope, in: folder, id + Self.ending)) }
    if let descriptor = held.withLock({ $0.removeValue(forKey: id) }) { close(descriptor) }
  }

  package func abandoned() -> [WorkflowID] {
    // One whose process was killed before it had its name: nothing was made for it.
    for path in files(Self.early).values where isAbandoned(path) { unlink(path) }
    return files(Self.ending).filter { isAbandoned($0.value) }.keys.sorted()
  }

  /// All of the app, also those of processes that are at work.
  package func noted() -> [WorkflowID] { files(Self.ending).keys.sorted() }

  private func files(_ ending: String) -> [WorkflowID: String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var files: [WorkflowID: String] = [:]
    for start in scopes.map({ Claim.path(scope: $0, in: "", "").dropFirst() }) {
      for name in names where name.hasPrefix(start) && name.hasSuffix(ending) {
        let id = String(name.dropFirst(start.count).dropLast(ending.count))
        if TemporaryWorkflows.isTemporary(id) { files[id] = folder + "/" + name }
      }
    }
    return files
  }

  private func isAbandoned(_ path: String) -> Bool {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0
  }

  /// The name has to be on the disk before the workflow is on the service.
  private static func sync(_ folder: String) -> Bool {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    return descriptor >= 0 && fsync(descriptor) == 0
  }

  private func path(_ id: WorkflowID, _ ending: String) -> String {
    Claim.path(scope: scopes.first ?? "", in: folder, id + ending)
  }

  private static let ending = ".temporary"
  private static let early = ".temporary.new"
}

/// Why a note could not be made; without one no temporary workflow is.
struct NoteFault: WordedError {
  let message: String
  let code: CInt

  init(_ id: WorkflowID, _ path: String, _ code: CInt) {
    self.code = code
    message =
      "\(id) cannot be noted in \(path): \(String(cString: strerror(code))). A temporary workflow is made only where its "
      + "note can be. Make the folder writable"
  }
}

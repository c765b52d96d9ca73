import FoundationEssentials
import GRDB
import MeshDisk

/// What is wrong with the file of the embedded backend: the cause says what to do.
package enum StoreFault: Error, Hashable, Sendable {
  case locked, full, damaged(copy: String?)
  /// The file or its folder cannot be made or written; in SQLite's words.
  case notWritable(String)
  /// Somebody has removed or replaced it while it was open.
  case replaced
  case other(String)

  init(_ error: any Error, path: String) {
    if let fault = error as? StoreFault {
      self = fault
      return
    }
    guard let error = error as? DatabaseError else {
      self = .other("\(error)")
      return
    }
    let words = error.message ?? error.resultCode.description
    let volume = Volume(of: path)
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
    case .SQLITE_FULL: self = .full
    // SQLite says of a full disk, and of a read-only one, that it cannot open, write or map a file.
    case .SQLITE_IOERR where volume?.isFull == true, .SQLITE_CANTOPEN where volume?.isFull == true: self = .full
    case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY:
      self = .notWritable(volume?.isReadOnly == true ? "the file system is read-only" : words)
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .damaged(copy: Self.copy(path))
    case .SQLITE_PERM, .SQLITE_AUTH: self = .notWritable(words)
    case _: self = .other(words)
    }
  }

  var why: String {
    switch self {
    case .locked: "Another process holds it"
    case .full: "The disk is full"
    case .damaged: "It is damaged, or no database"
    case .replaced: "Its file was removed or replaced while it was open, and nothing was written"
    case .notWritable(let words), .other(let words): words
    }
  }

  /// Only what cannot be read any more is to be moved away, and not before there is a copy.
  func nextStep(_ path: String) -> String {
    switch self {
    case .locked: "Wait until it is done, then try again."
    case .full: "Free some space, then try again. Nothing in it is lost."
    case .damaged(let copy?): "A copy is in \(copy). Repair it with sqlite3, or remove \(path) to start anew."
    case .damaged(nil): "Copy it, then try to repair it with sqlite3."
    case .notWritable: "Make the file and its folder writable, or set XDG_DATA_HOME to another folder."
    case .replaced: "Put \(path) back, or end this program and start it again."
    case .other: "Try again."
    }
  }

  /// A copy of the file beside it, made once; nil where none can be made.
  private static func copy(_ path: String) -> String? {
    func name(_ number: Int) -> String { path + ".damaged" + (number == 1 ? "" : "-\(number)") }
    let files = FileManager.default
    for copy in (1...99).map(name) {
      if files.contentsEqual(atPath: path, andPath: copy) { return copy }
      guard !files.fileExists(atPath: copy) else { continue }
      return (try? files.copyItem(atPath: path, toPath: copy)) != nil ? copy : nil
    }
    return nil
  }
}

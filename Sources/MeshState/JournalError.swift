import FoundationEssentials
import GRDB
import MeshDisk
package import MeshCore

/// Why the journal could not be opened, written or read, in words.
package struct JournalError: WordedError, Hashable, Sendable {
  package enum Operation: String, Hashable, Sendable { case open, write, read }

  package enum Cause: Hashable, Sendable {
    /// The folder or the file cannot be made or written.
    case notWritable(String)
    /// A folder stands where the file should.
    case folder
    case diskFull
    /// Another process held the database for longer than the busy timeout.
    case locked
    case notADatabase
    case damaged
    /// Its files are not those that were opened: somebody removed or replaced them meanwhile.
    case replaced
    /// A newer version of this program has changed the tables.
    case newerVersion
    /// The journal's draft is not where the entry needs it: another process began, edited or ended it.
    case draftChanged(WorkflowID)
    /// Another process edits this app, or a command is at work on what is staged in it.
    case claimed(by: Claim.Holder)
    /// No step of this id is being sent.
    case noSentStep(Int)
    case other(String)
  }

  package let operation: Operation
  package let path: String
  package let cause: Cause
  /// Where a copy of a damaged file is; nil where there is none.
  package var copy: String?

  /// Whether the journal has to be made anew, from what is in memory.
  package var isLoss: Bool {
    switch cause {
    case .replaced, .damaged, .notADatabase: true
    case .notWritable, .folder, .diskFull, .locked, .newerVersion, .draftChanged, .claimed, .noSentStep, .other: false
    }
  }

  /// *What failed, on what: why. What to do next.*
  package var message: String { "Could not \(operation.rawValue) the journal \(path): \(why). \(nextStep)" }

  private var why: String {
    switch cause {
    case .notWritable(let why): why
    case .folder: "it is a folder"
    case .diskFull: "the disk is full"
    case .locked: "another process holds it"
    case .notADatabase: "it is not a database"
    case .damaged: "the database is damaged"
    case .replaced: "its file was removed or replaced while it was open"
    case .newerVersion: "a newer meshwork has written it"
    case .draftChanged(let id): "the draft of \(id) was changed by another meshwork"
    case .claimed(let holder): holder.sentence
    case .noSentStep(let id): "step \(id) is not being sent"
    case .other(let why): why
    }
  }

  private var nextStep: String {
    switch cause {
    case .notWritable: "Make the folder writable, or set XDG_STATE_HOME to another one."
    case .folder: "Move that away, or set XDG_STATE_HOME to another one."
    case .diskFull: "Free some space\(again)"
    case .locked: "Close the other program, or wait until it is done\(again)"
    case .notADatabase, .damaged: damageAdvice
    case .replaced: "Start meshwork again: it makes a new one."
    case .newerVersion: "Start that version, or set XDG_STATE_HOME to another folder."
    case .draftChanged: "Start meshwork again: it takes up what is on disk."
    case .claimed(let holder):
      holder.role == .command ? "Wait until it is done, then try again." : "Go on there, or close it first."
    case .noSentStep: "The history of applies lacks this outcome."
    case .other: "Try again."
    }
  }

  private var again: String {
    switch operation {
    case .write: ": the next change is tried with all that waits."
    case .open, .read: ", then try again. Nothing in it is lost."
    }
  }

  /// Only what cannot be read any more is to be moved away, and not before there is a copy.
  private var damageAdvice: String {
    guard let copy else { return "Copy it, then try to repair it with sqlite3." }
    return "A copy is in \(copy). Repair it with sqlite3, or remove \(path) to start a new one."
  }
}

extension JournalError {
  /// `error` is a cause, or what the database threw.
  package init(_ operation: Operation, _ path: String, _ error: any Error) {
    self.operation = operation
    self.path = path
    cause = (error as? Cause) ?? (error as? DatabaseError).map { Cause($0, path) } ?? .other("\(error)")
  }
}

extension JournalError.Cause: Error {}

extension Claim.Holder {
  fileprivate var sentence: String {
    let number = process.map { " (process \($0))" } ?? ""
    return switch role {
    case .editor: "the editor of another meshwork\(number) has this app open"
    case .command: "a command of another meshwork\(number) is at work on what is staged in this app"
    case nil: "another meshwork\(number) has this app open"
    }
  }
}

extension JournalError.Cause {
  /// What kept the file or its folder from being made.
  init(_ error: CocoaError) {
    switch error.code {
    case .fileWriteOutOfSpace: self = .diskFull
    case .fileWriteNoPermission: self = .notWritable("permission denied")
    case .fileWriteVolumeReadOnly: self = .notWritable("the file system is read-only")
    case _: self = .notWritable("its folder cannot be made")
    }
  }

  /// SQLite says of a full disk, and of a read-only one, that it cannot open, write or map a file: the volume tells.
  fileprivate init(_ error: DatabaseError, _ path: String) {
    let volume = Volume(of: path)
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull
    case .SQLITE_IOERR where volume?.isFull == true, .SQLITE_CANTOPEN where volume?.isFull == true: self = .diskFull
    case .SQLITE_IOERR where volume?.isReadOnly == true, .SQLITE_CANTOPEN where volume?.isReadOnly == true,
      .SQLITE_READONLY where volume?.isReadOnly == true:
      self = .notWritable("the file system is read-only")
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
    case .SQLITE_NOTADB: self = .notADatabase
    case .SQLITE_CORRUPT: self = .damaged
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      self = .notWritable(error.message ?? "permission denied")
    case _: self = .other(error.message ?? "SQLite error \(error.resultCode.rawValue)")
    }
  }
}

import Foundation
import GRDB
import MeshCore
import MeshState
import Testing

/// A journal that somebody removes or overwrites while it is open is noticed at the next write, and made anew.
@Suite struct RenewingTests {
  let scratch = Scratch()

  enum Mishap: CaseIterable {
    case fileRemoved, folderRemoved, logRemoved, emptied, overwritten, overwrittenInFull, replaced
  }

  private func strike(_ mishap: Mishap) throws {
    let files = FileManager.default
    let url = URL(filePath: scratch.path)
    switch mishap {
    case .fileRemoved: try files.removeItem(at: url)
    case .folderRemoved: try files.removeItem(at: url.deletingLastPathComponent())
    case .logRemoved: try files.removeItem(atPath: scratch.path + "-wal")
    case .emptied: try write(Data())
    case .overwritten: try write(Data("not a database\n".utf8))
    case .overwrittenInFull:
      // What is in the log survives it.
      try DatabaseQueue(path: scratch.path).writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
      let size = try files.attributesOfItem(atPath: scratch.path)[.size] as? Int ?? 0
      try write(Data(repeating: 7, count: size))
    case .replaced:
      let other = scratch.folder.appending(path: "other.db").path
      try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE note (text TEXT)") }
      try files.removeItem(at: url)
      try files.moveItem(atPath: other, toPath: scratch.path)
    }
  }

  /// Into the same file, as a redirection of a shell does.
  private func write(_ data: Data) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: scratch.path))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: data)
    try file.close()
  }

  private var state: JournalState {
    get throws {
      var state = JournalState()
      state.drafts = [
        try Draft(
          base: Samples.workflow("check"), isNew: false, edits: [.removeNode("crop")], undone: [.removeNode("detect")])
      ]
      state.staged = [StagedStep(id: 1, change: .patch("check", .automatic))]
      state.form = "half"
      var done = Samples.sent(3, "check")
      (done.outcome, done.read) = (.asPredicted, [Samples.workflow("check")])
      state.history = [Samples.sent(4, "other"), done]
      state.runs = [Samples.run("two"), Samples.run("one")]
      return state
    }
  }

  @Test(arguments: Mishap.allCases)
  func whatIsInMemoryIsInTheNewOne(_ mishap: Mishap) throws {
    let journal = try scratch.journal()
    try journal.record([.form("before")])
    try strike(mishap)
    let error = #expect(throws: JournalError.self) { try journal.record([.form("after")]) }
    #expect(error?.isLoss == true, "\(error?.message ?? "")")
    let state = try state
    let (renewed, _) = try journal.renewed(holding: state)
    #expect(try renewed.restore().state == state && renewed.restore().problems == [])
    try renewed.record([.form("later")])
    #expect(try scratch.journal().restore().state.form == "later")
    #expect(try scratch.journal().restore().state.staged == state.staged)
  }

  @Test func whatStoodThereIsKeptAside() throws {
    let journal = try scratch.journal()
    try journal.record([.form("before")])
    try strike(.fileRemoved)
    try Data("my notes\n".utf8).write(to: URL(filePath: scratch.path))
    let (_, aside) = try journal.renewed(holding: try state)
    #expect(aside == scratch.path + ".damaged")
    #expect(try Data(contentsOf: URL(filePath: scratch.path + ".damaged")) == Data("my notes\n".utf8))
  }

  /// What is in the log of other apps is not lost with the file.
  @Test(arguments: [Mishap.fileRemoved, .emptied, .overwritten])
  func otherAppsKeepTheirs(_ mishap: Mishap) throws {
    let journal = try scratch.journal()
    try scratch.journal("other").record([.form("theirs")])
    try strike(mishap)
    let (renewed, _) = try journal.renewed(holding: try state)
    #expect(try renewed.restore().state.form == "half")
    #expect(try scratch.journal("other").restore().state.form == "theirs")
  }

  /// Another process may have made a journal meanwhile: what it sent stays.
  @Test func whatAnotherProcessSentMeanwhileStays() throws {
    let journal = try scratch.journal()
    try journal.record([.form("before")])
    for end in ["", "-wal", "-shm"] { try FileManager.default.removeItem(atPath: scratch.path + end) }
    let theirs = try scratch.journal().begin(.delete(["old"]), at: Samples.time, before: [], predicted: [])
    let (renewed, aside) = try journal.renewed(holding: try state)
    let restored = try renewed.restore().state
    #expect(aside == nil && restored.history == [theirs] && restored.staged.count == 1 && restored.form == "half")
  }

  /// What other processes write, and move out of the log into the file, is no mishap.
  @Test func othersMayWriteToo() throws {
    let journal = try scratch.journal()
    try journal.record([.form("one")])
    try DatabaseQueue(path: scratch.path).write { try $0.execute(sql: "DELETE FROM forms") }
    try DatabaseQueue(path: scratch.path).writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    try journal.record([.form("two")])
    #expect(try scratch.journal().restore().state.form == "two")
  }
}

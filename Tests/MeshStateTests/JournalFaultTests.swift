import Foundation
import GRDB
import MeshCore
import MeshState
import Testing

/// Other processes, damaged files and full disks: what is said, and that nothing more is lost than must be.
@Suite struct JournalFaultTests {
  let scratch = Scratch()

  private func cause(_ body: () throws -> Void) -> JournalError.Cause? {
    do {
      try body()
      return nil
    } catch {
      return (error as? JournalError)?.cause
    }
  }

  private func change(_ sql: String) throws {
    try DatabaseQueue(path: scratch.path).write { try $0.execute(sql: sql) }
  }

  @Test func twoJournalsShareAFile() throws {
    let one = try scratch.journal()
    let two = try scratch.journal()
    try one.record([.draftBegan(base: Samples.workflow("check"), isNew: false)])
    try two.record([.edited("check", .removeNode("crop"), at: 0), .form("two")])
    try one.record([.edited("check", .removeNode("detect"), at: 1)])
    let state = try two.restore().state
    #expect(state.drafts.first?.edits == [.removeNode("crop"), .removeNode("detect")])
    #expect(state.form == "two")
  }

  @Test func manyJournalsCanBeOpenedAtOnce() async throws {
    let path = scratch.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<8 {
        group.addTask { try Journal(path: path, scope: "scope \(index)").record([.form(.number(Double(index)))]) }
      }
      try await group.waitForAll()
    }
    for index in 0..<8 {
      #expect(try scratch.journal("scope \(index)").restore().state.form == .number(Double(index)))
    }
  }

  @Test func anEditOfADraftThatAnotherProcessEndedIsRefused() throws {
    let journal = try scratch.journal()
    try journal.record([.draftBegan(base: Samples.workflow("check"), isNew: false)])
    try scratch.journal().record([.draftEnded("check")])
    let error = #expect(throws: JournalError.self) {
      try journal.record([.edited("check", .removeNode("crop"), at: 0)])
    }
    #expect(error?.cause == .draftChanged("check"))
    #expect(error?.message.contains("the draft of check was changed by another meshwork") == true)
  }

  @Test(arguments: [JournalEntry.edited("check", .removeNode("crop"), at: 1), .rewound("check", to: 1)])
  func anEntryThatWouldLeaveAGapIsRefused(entry: JournalEntry) throws {
    let journal = try scratch.journal()
    try journal.record([.draftBegan(base: Samples.workflow("check"), isNew: false)])
    #expect(cause { try journal.record([entry]) } == .draftChanged("check"))
  }

  @Test func anOutcomeOfAStepThatWasNotSentIsRefused() throws {
    let journal = try scratch.journal()
    #expect(cause { try journal.record([.settled(9, .refused, read: [])]) } == .noSentStep(9))
  }

  @Test func aLockedJournalIsSaidToBeAndWrittenOnceItIsFree() throws {
    let journal = try scratch.journal()
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: scratch.path, configuration: configuration)
    try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let start = ContinuousClock.now
    #expect(cause { try journal.record([.form("typed")]) } == .locked)
    #expect(ContinuousClock.now - start < .seconds(1))
    try other.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
    try journal.record([.form("typed")])
    #expect(try journal.restore().state.form == "typed")
  }

  @Test(arguments: [
    (ResultCode.SQLITE_FULL, "the disk is full"), (.SQLITE_BUSY, "another process holds it"),
    (.SQLITE_IOERR, "disk I/O error"), (.SQLITE_CORRUPT, "the database is damaged"),
    (.SQLITE_READONLY, "attempt to write a readonly database"),
  ])
  func whatTheDatabaseSaysBecomesWords(code: ResultCode, words: String) {
    let error = JournalError(.write, "/state.db", DatabaseError(resultCode: code))
    #expect(error.message.hasPrefix("Could not write the journal /state.db: \(words). "))
  }

  @Test func aFileThatIsNoDatabaseIsLeftAlone() throws {
    let junk = Data((0..<8192).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    try FileManager.default.createDirectory(
      at: URL(filePath: scratch.path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try junk.write(to: URL(filePath: scratch.path))
    for _ in 1...2 {
      let error = #expect(throws: JournalError.self) { _ = try scratch.journal() }
      #expect(error?.cause == .notADatabase)
      #expect(
        error?.message.hasSuffix(
          "it is not a database. A copy is in \(scratch.path).damaged. Repair it with sqlite3, or remove \(scratch.path) to "
            + "start a new one.") == true, "\(error?.message ?? "")")
    }
    #expect(try Data(contentsOf: URL(filePath: scratch.path)) == junk)
    #expect(try Data(contentsOf: URL(filePath: scratch.path + ".damaged")) == junk)
    #expect(!FileManager.default.fileExists(atPath: scratch.path + ".damaged-2"), "one copy is enough")
  }

  @Test func aFolderInItsPlaceIsNamed() throws {
    try FileManager.default.createDirectory(atPath: scratch.path, withIntermediateDirectories: true)
    let error = #expect(throws: JournalError.self) { _ = try scratch.journal() }
    #expect(
      error?.message
        == "Could not open the journal \(scratch.path): it is a folder. Move that away, or set XDG_STATE_HOME to another one.",
      "\(error?.message ?? "")")
  }

  /// Only what is damaged is ever to be moved away.
  @Test(arguments: [
    (ResultCode.SQLITE_FULL, "Free some space"), (.SQLITE_BUSY, "Close the other program"),
    (.SQLITE_IOERR, "Try again"),
    (.SQLITE_READONLY, "Make the folder writable"), (.SQLITE_CANTOPEN, "Make the folder writable"),
  ])
  func theCauseDecidesTheAdvice(code: ResultCode, advice: String) {
    for operation in [JournalError.Operation.open, .read, .write] {
      let message = JournalError(operation, scratch.path, DatabaseError(resultCode: code)).message
      #expect(message.contains(advice), "\(message)")
      #expect(!message.contains("move") && !message.contains("remove"), "\(message)")
    }
  }

  @Test func aFolderThatCannotBeMadeIsNamed() throws {
    let error = #expect(throws: JournalError.self) {
      try Journal(path: "/dev/null/meshwork/state.db", scope: "local")
    }
    #expect(error?.message.hasPrefix("Could not open the journal /dev/null/meshwork/state.db: ") == true)
    #expect(error?.message.hasSuffix("Make the folder writable, or set XDG_STATE_HOME to another one.") == true)
  }

  @Test func aJournalOfANewerVersionIsLeftAlone() throws {
    _ = try scratch.journal()
    try change("PRAGMA user_version = 999")
    let error = #expect(throws: JournalError.self) { _ = try scratch.journal() }
    #expect(error?.cause == .newerVersion)
    #expect(
      error?.message.hasSuffix(
        "a newer meshwork has written it. Start that version, or set XDG_STATE_HOME to another folder.") == true)
  }

  @Test func aDraftIsRestoredUpToTheEditThatCannotBeMade() throws {
    let journal = try scratch.journal()
    try journal.record([
      .draftBegan(base: Samples.workflow("check"), isNew: false), .edited("check", .removeNode("crop"), at: 0),
      .edited("check", .removeNode("nowhere"), at: 1), .edited("check", .removeNode("detect"), at: 2),
    ])
    let restored = try journal.restore()
    #expect(restored.state.drafts.map(\.edits) == [[.removeNode("crop")]])
    #expect(restored.problems.first?.contains("check has no node nowhere") == true)
    #expect(restored.problems.last == "The draft of check is restored with the first 1 of 3 edits.")
    try journal.record([.edited("check", .removeNode("detect"), at: 1)])
    #expect(try journal.restore().problems == [])
  }

  @Test func aDamagedEditEndsItsDraftOnly() throws {
    let journal = try scratch.journal()
    for id in ["one", "two"] {
      try journal.record([
        .draftBegan(base: Samples.workflow(id), isNew: false), .edited(id, .removeNode("crop"), at: 0),
        .edited(id, .removeNode("detect"), at: 1),
      ])
    }
    try change("UPDATE edits SET edit = '{' WHERE draft = 1 AND place = 1")
    let restored = try journal.restore()
    #expect(restored.state.drafts.map(\.edits.count) == [1, 2])
    #expect(restored.problems.count == 2)
  }

  @Test(arguments: [
    "UPDATE bases SET workflow = '{' WHERE draft = 1", "DELETE FROM bases WHERE draft = 1",
    "UPDATE staged SET steps = '7'", "UPDATE forms SET form = ''",
    "UPDATE history SET sent = '[]'", "UPDATE history SET read = '0'", "UPDATE runs SET run = 'null'",
  ])
  func aDamagedRowIsReportedAndTheRestIsRestored(damage: String) throws {
    let journal = try scratch.journal()
    try journal.record([
      .draftBegan(base: Samples.workflow("one"), isNew: false), .draftBegan(base: Samples.workflow("two"), isNew: true),
      .staged([StagedStep(id: 1, change: .deleteAll)]), .form("open"), .sending(Samples.sent(1, "one")),
      .settled(1, .asPredicted, read: [Samples.workflow("one")]), .predicted(Samples.run("one")),
    ])
    try change(damage)
    let restored = try journal.restore()
    #expect(restored.problems.count == 1)
    #expect(restored.state.drafts.map(\.id).last == "two")
  }

  @Test(arguments: [-3, Int.min, Int.max])
  func aPlaceInADraftThatCannotBeIsNone(made: Int) throws {
    let journal = try scratch.journal()
    try journal.record([
      .draftBegan(base: Samples.workflow("one"), isNew: false), .edited("one", .removeNode("crop"), at: 0),
    ])
    try change("UPDATE drafts SET made = \(made)")
    #expect(try journal.restore().state.drafts.map(\.id) == ["one"])
  }
}

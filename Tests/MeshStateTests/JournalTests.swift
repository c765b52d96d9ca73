import Foundation
import MeshCore
import MeshState
import Testing

/// Each entry, written, is there for the next start.
@Suite struct JournalTests {
  let scratch = Scratch()

  private func restored(_ entries: JournalEntry...) throws -> Journal.Restored {
    try scratch.journal().record(entries)
    return try scratch.journal().restore()
  }

  @Test func aNewJournalIsEmpty() throws {
    #expect(try restored().state == JournalState())
    #expect(try restored().problems == [])
  }

  @Test func aDraftKeepsItsBaseAndItsEdits() throws {
    let base = Samples.workflow("check")
    let edits: [Edit] = [
      .addNode(Samples.node("tag", inputs: ["crop"]), at: nil), .moveNode("tag", to: 0),
      .updateNode("tag", to: Samples.node("label")), .removeNode("crop"), .replaceNodes([Samples.node("only")]),
    ]
    let entries = edits.enumerated().map { JournalEntry.edited("check", $1, at: $0) }
    try scratch.journal().record([.draftBegan(base: base, isNew: true)] + entries)
    let expected = try Draft(base: base, isNew: true, edits: edits, undone: [])
    #expect(try scratch.journal().restore().state.drafts == [expected])
  }

  @Test func clearingForgetsOneAppAndNoOther() throws {
    let entries: [JournalEntry] = [
      .draftBegan(base: Samples.workflow("check"), isNew: false), .edited("check", .removeNode("crop"), at: 0),
      .staged([StagedStep(id: 1, change: .delete(["check"]))]), .form(["open": "yes"]),
    ]
    try scratch.journal().record(entries)
    try scratch.journal("other").record(entries)
    try scratch.journal().record([.cleared])
    #expect(try scratch.journal().restore().state == JournalState())
    #expect(try scratch.journal("other").restore().state.drafts.count == 1)
  }

  @Test func undoneEditsAreRedoneInTheirOrder() throws {
    let state = try restored(
      .draftBegan(base: Samples.workflow("check"), isNew: false), .edited("check", .removeNode("crop"), at: 0),
      .edited("check", .removeNode("detect"), at: 1), .rewound("check", to: 0)
    ).state
    #expect(state.drafts.first?.edits == [])
    #expect(state.drafts.first?.undone == [.removeNode("detect"), .removeNode("crop")])
  }

  @Test func anEditDropsWhatWasUndone() throws {
    let draft = try restored(
      .draftBegan(base: Samples.workflow("check"), isNew: false), .edited("check", .removeNode("crop"), at: 0),
      .rewound("check", to: 0), .edited("check", .moveNode("crop", to: 0), at: 0)
    ).state.drafts.first
    #expect(draft?.edits == [.moveNode("crop", to: 0)])
    #expect(draft?.undone == [])
  }

  @Test func aNewDraftReplacesTheEarlierOne() throws {
    let state = try restored(
      .draftBegan(base: Samples.workflow("check"), isNew: true), .edited("check", .removeNode("crop"), at: 0),
      .draftBegan(base: Samples.workflow("check", nodes: ["x"]), isNew: false)
    ).state
    #expect(state.drafts == [Draft(base: Samples.workflow("check", nodes: ["x"]))])
  }

  @Test func anEndedDraftIsGone() throws {
    let state = try restored(.draftBegan(base: Samples.workflow("check"), isNew: true), .draftEnded("check")).state
    #expect(state == JournalState())
  }

  @Test func stagedStepsAreTheLastOnesStaged() throws {
    let steps = [
      StagedStep(id: 1, change: .create("new")), StagedStep(id: 2, change: .patch("check", .chosen(.overwrite))),
      StagedStep(id: 3, change: .delete(["a", "b"]), isHeld: true), StagedStep(id: 4, change: .deleteAll),
      StagedStep(id: 5, change: .patch("check", .automatic, only: ["crop"])),
      StagedStep(id: 6, change: .rename("check", to: "checked")),
    ]
    #expect(try restored(.staged([steps[3]]), .staged(steps)).state.staged == steps)
    #expect(try restored(.staged([])).state.staged == [])
  }

  @Test func aClosedFormIsNotOpenedAgain() throws {
    #expect(try restored(.form(["id": "x"]), .form(["id": "xy"])).state.form == ["id": "xy"])
    #expect(try restored(.form(nil)).state.form == nil)
  }

  @Test func aStepThatWasBeingSentIsKnownAsSuch() throws {
    #expect(try restored(.sending(Samples.sent(4, "check"))).state.history == [Samples.sent(4, "check")])
  }

  @Test func aSettledStepHasItsOutcomeAndWhatWasRead() throws {
    let first = Samples.sent(4, "first")
    var second = Samples.sent(4, "second")
    let history = try restored(
      .sending(first), .sending(second), .settled(4, .asPredicted, read: [Samples.workflow("second")])
    ).state.history
    second.outcome = .asPredicted
    second.read = [Samples.workflow("second")]
    #expect(history == [second, first])
  }

  @Test func runsAreNewestFirstAndLimited() throws {
    let runs = (0..<JournalState.limit + 2).map { Samples.run("w\($0)") }
    try scratch.journal().record(runs.map(JournalEntry.predicted))
    #expect(try scratch.journal().restore().state.runs == RunShelf(newestFirst: runs.reversed().dropLast(2)))
    #expect(try scratch.journal().restore(mostRuns: 1).state.runs == [runs[runs.count - 1]])
    let all = try scratch.journal().runs()
    #expect(all.runs == runs.reversed().dropLast(2) && all.problems == [])
  }

  /// A prediction on many images is one of those that are kept, and is kept whole.
  @Test func aBatchPushesOutNoMoreThanASingleRun() throws {
    let singles = (0..<JournalState.limit).map { Samples.run("w\($0)") }
    let batch = (0..<120).map { Samples.run("many", place: $0) }
    let journal = try scratch.journal()
    try journal.record((singles + batch).map(JournalEntry.predicted))
    let kept = RunShelf(newestFirst: (singles.dropFirst() + batch).reversed())
    #expect(try scratch.journal().restore().state.runs == kept && kept.predictions == JournalState.limit)
    try journal.record([.predicted(Samples.run("next"))])
    #expect(try scratch.journal().restore().state.runs.suffix(1).first == singles[2])
    // Of a list that names an image twice each is one of its own.
    try journal.record([.forgotten([batch[7].id])])
    let left = try scratch.journal().restore().state.runs
    #expect(left.count == JournalState.limit + 118 && left[id: batch[7].id] == nil && left[id: batch[8].id] == batch[8])
  }

  @Test func whatIsForgottenIsGoneAndNothingElse() throws {
    let runs = ["a", "b"].map { Samples.run($0) }
    let other = try scratch.journal("clarifai/me/other")
    try other.record(runs.map(JournalEntry.predicted))
    let journal = try scratch.journal()
    try journal.record(runs.map(JournalEntry.predicted) + [.forgotten([runs[0].id])])
    #expect(try scratch.journal().restore().state.runs == [runs[1]])
    #expect(try other.restore().state.runs == RunShelf(newestFirst: runs.reversed()))
    try journal.record([.forgotten([runs[0].id]), .forgotten([runs[1].id])])
    #expect(try journal.restore().state.runs == [])
  }

  @Test func scopesDoNotSeeEachOther() throws {
    let other = try scratch.journal("clarifai/me/other")
    try other.record([.draftBegan(base: Samples.workflow("theirs"), isNew: false), .staged([])])
    let mine = try scratch.journal()
    try mine.record([.draftBegan(base: Samples.workflow("mine"), isNew: false), .predicted(Samples.run("mine"))])
    #expect(try mine.restore().state.drafts.map(\.id) == ["mine"])
    #expect(try other.restore().state.drafts.map(\.id) == ["theirs"])
    #expect(try other.restore().state.runs == [])
  }

  @Test func onlyTheUserCanReadTheFiles() throws {
    let journal = try scratch.journal()
    try journal.record([.form("open")])
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(scratch.path) == 0o600)
    #expect(try mode(scratch.path + "-wal") == 0o600)
    #expect(try mode(URL(filePath: scratch.path).deletingLastPathComponent().path) == 0o700)
    _ = journal
  }
}

import MeshCore
@testable import MeshUI
import Testing

/// Undo goes back through edits, staging and choices as one history of a workflow.
@Suite struct StagingHistoryTests {
  private var drafting: Editor {
    var editor = Editor.ready()
    editor.state.cursors.workflow = "photo-basics"
    editor.state.focus = .nodes
    return editor
  }

  private func changes(_ editor: Editor) -> [StagedChange] { editor.state.staged.map(\.change) }

  @Test func undoTakesBackChoiceThenStagingThenEdit() throws {
    var editor = drafting
    editor.type("d")
    editor.type("s")
    let automatic = StagedChange.patch("photo-basics", .automatic)
    #expect(changes(editor) == [automatic])
    editor.type("o")
    #expect(changes(editor) == [.patch("photo-basics", .chosen(.overwrite))])

    let effects = editor.type("u")
    #expect(changes(editor) == [automatic])
    #expect(editor.notice == "step 1: the proposed action of photo-basics → overwrite of photo-basics.")
    #expect(effects.contains(.record(.staged(editor.state.staged))))
    #expect(effects.contains(.record(.stagings(editor.state.stagings))))

    editor.type("u")
    #expect(changes(editor) == [])
    #expect(editor.state.drafts["photo-basics"]?.edits.count == 1)

    editor.type("1u")
    #expect(editor.state.drafts["photo-basics"]?.edits.count == 0)

    editor.type("U")
    #expect(editor.state.drafts["photo-basics"]?.edits.count == 1 && changes(editor) == [])
    editor.type("U")
    #expect(changes(editor) == [automatic])
    editor.type("U")
    #expect(changes(editor) == [.patch("photo-basics", .chosen(.overwrite))])
  }

  @Test func editsAfterStagingAreUndoneFirst() {
    var editor = drafting
    editor.type("ds")
    editor.type("2jd")
    #expect(editor.state.drafts["photo-basics"]?.edits.count == 2)
    editor.type("u")
    #expect(editor.state.drafts["photo-basics"]?.edits.count == 1 && changes(editor).count == 1)
    editor.type("u")
    #expect(editor.state.drafts["photo-basics"]?.edits.count == 1 && changes(editor) == [])
  }

  @Test func anEditForgetsWhatOfStagingWasUndone() {
    var editor = drafting
    editor.type("ds")
    editor.type("u2")
    editor.type("jd")
    editor.type("U")
    #expect(changes(editor) == [])
  }

  @Test(arguments: ["x", " "])
  func takingOutAndHoldingComeBack(key: String) {
    var editor = drafting
    editor.type("ds")
    let before = editor.state.staged
    editor.type(key)
    #expect(editor.state.staged != before)
    editor.type(editor.state.staged.isEmpty ? "2u" : "u")
    #expect(editor.state.staged == before)
  }

  @Test func theOrderComesBack() {
    var editor = drafting
    editor.type("ds")
    editor.type("1jD")
    let before = editor.state.staged
    #expect(before.count == 2)
    editor.type("3")
    editor.type("K")
    #expect(editor.state.staged != before)
    editor.type("u")
    #expect(editor.state.staged == before)
  }

  @Test func aStagedDeletionOfManyIsUndoneFromEachOfThem() throws {
    var editor = Editor.ready()
    editor.state.focus = .workflows
    editor.type("  D")
    let ids = try #require(editor.state.staged.first?.change.workflows)
    #expect(ids.count == 2)
    editor.state.cursors.workflow = ids[1]
    editor.type("u")
    #expect(editor.state.staged == [])
    #expect(ids.allSatisfy { editor.state.stagings[$0]?.acts.isEmpty == true })
    editor.state.cursors.workflow = ids[0]
    editor.type("U")
    #expect(editor.state.staged.count == 1)
    #expect(ids.allSatisfy { editor.state.stagings[$0]?.acts.count == 1 })
  }

  @Test func theHistoryIsThereAgainAtTheNextStart() throws {
    var editor = drafting
    editor.type("dso")
    var journal = JournalState()
    journal.drafts = Array(editor.state.drafts.values)
    journal.staged = editor.state.staged
    journal.stagings = editor.state.stagings
    var again = Editor.ready(journal)
    again.state.cursors.workflow = "photo-basics"
    again.state.focus = .nodes
    again.type("u")
    #expect(changes(again) == [.patch("photo-basics", .automatic)])
    again.type("u")
    #expect(changes(again) == [])
  }

  /// What was taken back is no longer selected: redo brings it back nevertheless.
  @Test func undoAndRedoInStagedFollowTheKeysThatWerePressed() {
    var editor = drafting
    editor.type("ds1jD3")
    let both = editor.state.staged
    #expect(both.count == 2 && editor.state.selectedStep == both[1])
    editor.type("k")
    editor.type("u")
    #expect(editor.state.staged == [both[0]], "the last key press, whichever step is selected")
    editor.type("u")
    #expect(editor.state.staged == [])
    #expect(editor.type("u") == [])
    #expect(editor.notice == "Nothing of what is staged is left to undo. 2, u undoes edits.")
    #expect(editor.state.drafts["photo-basics"]?.edits.count == 1, "edits are not seen there")
    editor.type("UU")
    #expect(editor.state.staged == both)
    #expect(editor.type("U") == [])
    #expect(editor.notice == "Nothing of what is staged is left to redo.")
  }

  @Test func whatWasEditedSinceIsNotTakenBackUnseen() {
    var editor = drafting
    editor.type("ds2jd3")
    #expect(editor.type("u") == [])
    #expect(
      editor.notice.hasPrefix(
        "photo-basics was edited since: 2, u undoes that first. x takes"))
    #expect(editor.state.staged.count == 1)
    editor.type("2u3u")
    #expect(editor.state.staged == [] && editor.state.drafts["photo-basics"]?.edits.count == 1)
  }

  @Test func anUndoInNodesIsNotMadeAgainInStaged() {
    var editor = drafting
    editor.type("ds1jD1ku")
    #expect(editor.state.staged.count == 1, "the staging of photo-basics")
    editor.type("3u")
    #expect(editor.state.staged == [])
    editor.type("UU")
    #expect(editor.state.staged.count == 2)
  }

  @Test func oneUndoBringsAllMarkedStepsBack() {
    var editor = Editor.ready()
    editor.type("D1jD1jD3")
    let before = editor.state.staged
    #expect(before.count == 3)
    editor.type("*x")
    #expect(
      editor.state.staged == [] && editor.notice == "3 steps are taken out. u brings them back.")
    let effects = editor.type("u")
    #expect(editor.state.staged == before)
    #expect(effects == [.record(.staged(before)), editor.stagingsEntry])
    #expect(editor.notice.hasSuffix(", and 2 more."))
    editor.type("U")
    #expect(editor.state.staged == [])
  }

  @Test func aDiscardedDraftLeavesNothingToUndo() {
    var editor = drafting
    editor.type("ds")
    editor.type("1Xy")
    #expect(editor.state.stagings["photo-basics"] == nil)
    editor.type("u")
    #expect(changes(editor) == [] && editor.notice == "Nothing to undo in this draft.")
  }

  /// The number of a step that may come back is given to no other.
  @Test func aStepThatWasTakenOutComesBackBesideLaterOnes() {
    var editor = drafting
    editor.type("ds")
    let first = editor.state.staged
    editor.type("x")
    editor.type("1jD")
    #expect(editor.state.staged.count == 1 && editor.state.staged[0].id != first[0].id)
    editor.state.cursors.workflow = "photo-basics"
    editor.state.focus = .workflows
    editor.type("u")
    #expect(editor.state.staged.count == 2 && editor.state.staged.contains(first[0]))
  }

  /// What was staged before a restart is undone too: the histories of workflows are in the journal.
  @Test func undoInStagedGoesBackBeyondTheStart() {
    var editor = drafting
    editor.type("ds")
    editor.type("3x")
    #expect(changes(editor) == [])
    var again = Editor.ready(editor.state.journal)
    again.state.cursors.workflow = "photo-basics"
    again.type("3u")
    #expect(changes(again) == [.patch("photo-basics", .automatic)], "what was taken out is staged again")
    again.type("u")
    #expect(changes(again) == [])
    again.type("U")
    #expect(changes(again) == [.patch("photo-basics", .automatic)])
  }
}

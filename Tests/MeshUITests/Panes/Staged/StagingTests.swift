import Canvas
import MeshCore
import TestSupport
import Testing

@testable import MeshUI
import Testing

@Suite struct StagingTests {
  private func drafting(staged: [StagedStep] = []) throws -> Editor {
    Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality), staged: staged)
  }

  /// Three steps, the first one selected in the pane.
  private func three() throws -> Editor {
    var editor = try drafting(staged: [
      StagedStep(id: 1, change: .patch("photo-basics", .automatic)),
      StagedStep(id: 2, change: .delete(["quality-gate"])),
      StagedStep(id: 3, change: .delete(["tile-colors"])),
    ])
    editor.type("3")
    return editor
  }

  @Test func sStagesTheDraftAndProposesAnAction() throws {
    var editor = try drafting()
    let step = StagedStep(id: 1, change: .patch("photo-basics", .automatic))
    #expect(editor.type("s") == [.record(.staged([step])), editor.stagingsEntry])
    #expect(editor.state.staged == [step])
    #expect(editor.state.selectedStep == step)
    #expect(editor.state.focus == .staged && editor.state.isZoomed)
    #expect(editor.notice == "Step 1: merge proposed: only models or versions change. Enter plans it.")
  }

  @Test func stagingAgainStagesNothingNew() throws {
    var editor = try drafting()
    editor.type("s2")
    #expect(editor.type("s") == [])
    #expect(editor.state.staged.count == 1)
    #expect(editor.state.focus == .staged)
  }

  @Test func whatIsUnchangedIsNotStaged() {
    var editor = Editor.ready()
    #expect(editor.type("s") == [])
    #expect(editor.notice == "photo-basics has no changes to stage.")
    #expect(editor.type("c") == [])
    #expect(editor.notice == "photo-basics has no changes to plan.")
    #expect(editor.type("C") == [])
    #expect(editor.notice.hasPrefix("Nothing is staged"))
  }

  @Test(arguments: [
    ("o", PatchChoice.chosen(.overwrite)), ("m", .chosen(.merge)), ("r", .chosen(.remove)), ("M", .mergeThenRemove),
  ])
  func aKeyChoosesTheAction(_ key: String, _ choice: PatchChoice) throws {
    var editor = try three()
    var steps = editor.state.staged
    steps[0].change = .patch("photo-basics", choice)
    #expect(editor.type(key) == [.record(.staged(steps)), editor.stagingsEntry])
    #expect(editor.state.staged == steps)
    editor.type("j")
    #expect(editor.type(key) == [])
    #expect(editor.notice == "Only a staged draft of a stored workflow has an action to choose.")
  }

  @Test func stepsChangePlacesWithTheCursor() throws {
    var editor = try three()
    let effects = editor.type("J")
    #expect(editor.state.staged.map(\.id) == [2, 1, 3])
    #expect(effects == [.record(.staged(editor.state.staged)), editor.stagingsEntry])
    #expect(editor.state.selectedStep?.id == 1)
    editor.type("J")
    #expect(editor.type("J") == [])
    #expect(editor.type("K") == [.record(.staged(editor.state.staged)), editor.stagingsEntry])
    #expect(editor.state.staged.map(\.id) == [2, 1, 3])
  }

  @Test func spaceHoldsAStepBack() throws {
    var editor = try three()
    let effects = editor.type(" ")
    #expect(editor.state.staged.map(\.isHeld) == [true, false, false])
    #expect(effects == [.record(.staged(editor.state.staged)), editor.stagingsEntry])
    editor.type(" ")
    #expect(editor.state.staged.map(\.isHeld) == [false, false, false])
  }

  @Test func xTakesAStepOutAndSelectsTheNext() throws {
    var editor = try three()
    editor.type("j")
    let effects = editor.type("x")
    #expect(editor.state.staged.map(\.id) == [1, 3])
    #expect(effects == [.record(.staged(editor.state.staged)), editor.stagingsEntry])
    #expect(editor.state.selectedStep?.id == 3)
    #expect(editor.notice == "Step 2 is taken out. u brings it back.")
    editor.type("x")
    #expect(editor.state.selectedStep?.id == 1)
    editor.type("x")
    #expect(editor.notice == "Step 1 is taken out; its draft stays. u brings it back.")
    #expect(editor.state.drafts["photo-basics"] != nil)
    #expect(editor.type("x") == [])
    #expect(editor.notice == "Nothing is staged.")
  }

  @Test func vMarksFromHereToWhereItIsPressedAgain() throws {
    var editor = try three()
    editor.type("jV")
    #expect(editor.state.markedStaged.map(\.id) == [2])
    #expect(editor.notice.contains("V marks to where it is pressed next"))
    editor.type("jV")
    #expect(editor.state.markedStaged.map(\.id) == [2, 3])
    #expect(
      editor.notice
        == "2 steps marked. x takes them out, Space holds, o m r M choose, Esc unmarks.")
    editor.type("kkV")
    #expect(editor.state.markedStaged.map(\.id) == [1, 2, 3], "a new range begins")
    editor.press(.escape)
    #expect(editor.state.markedStaged == [] && editor.state.focus == .staged)
  }

  @Test func keysActOnAllThatIsMarked() throws {
    var editor = try three()
    editor.type("* ")
    #expect(editor.state.staged.map(\.isHeld) == [true, true, true])
    #expect(editor.notice == "3 steps are held: plans leave them out. Space takes them in again.")
    editor.type(" ")
    #expect(editor.state.staged.map(\.isHeld) == [false, false, false])
    editor.type("o")
    #expect(editor.state.staged[0].change == .patch("photo-basics", .chosen(.overwrite)))
    #expect(editor.notice.hasSuffix("2 have no action to choose."))
    editor.type("*")
    #expect(editor.state.markedStaged == [], "all or none")
    editor.type("VjVx")
    #expect(editor.state.staged.map(\.id) == [3] && editor.state.selectedStep?.id == 3)
    #expect(editor.notice == "2 steps are taken out; their drafts stay. u brings them back.")
  }

  @Test func thePlanOfMarkedStepsIsOfThese() throws {
    var editor = try three()
    editor.type("jVjV")
    editor.press(.enter)
    #expect(editor.plan?.steps.map(\.id) == [2, 3])
  }

  /// Step numbers of three digits stand whole, below each other, and marks have their column.
  @Test func aHundredStepsHaveTheirNumbers() throws {
    var editor = Editor.ready()
    editor.state.staged = (1...120).map { StagedStep(id: $0, change: .delete(["w-\($0)"])) }
    editor.state.cursors.staged = 120
    editor.state.markedSteps = [119]
    editor.type("3")
    let pane = screen(editor.state).textLines.joined(separator: "\n")
    #expect(pane.contains("▸ - 120 w-120"))
    #expect(pane.contains("* 1  120"))
    editor.type("+")
    let whole = screen(editor.state).textLines.joined(separator: "\n")
    #expect(whole.contains("▸ - 120 w-120") && whole.contains(" *- 119 w-119"))
  }

  @Test func anEmptyPaneSaysSo() {
    var editor = Editor.ready()
    editor.type("3")
    for key in ["x", " ", "c"] {
      #expect(editor.type(key) == [])
      #expect(editor.notice.hasPrefix("Nothing is staged"), "\(key)")
    }
    #expect(editor.type("JKj") == [])
  }

  @Test func newIDsFollowThoseThatWereUsed() throws {
    var journal = JournalState()
    journal.drafts = [try Gallery.draft(of: Gallery.basics, Gallery.olderQuality)]
    journal.history = [
      SentStep(
        step: StagedStep(id: 7, change: .delete(["old"])), sentAt: Gallery.start, before: [], predicted: [],
        outcome: .asPredicted)
    ]
    var editor = Editor.ready(journal)
    editor.type("s")
    #expect(editor.state.staged.map(\.id) == [8])
  }

  @Test func aNewWorkflowIsStagedAsACreationOnceItHasANode() throws {
    var editor = Editor.ready()
    editor.type("Anew-one")
    editor.press(.enter)
    for key in ["s", "c"] {
      #expect(editor.type(key) == [])
      #expect(editor.state.notice.kind == .error)
      #expect(editor.notice.hasSuffix("Fix it first."))
    }
    #expect(editor.state.staged == [] && editor.plan == nil)
    let node = Gallery.basics.nodes[0]
    editor.state.drafts["new-one"] = try Gallery.draft(
      of: Workflow(id: "new-one"), isNew: true, .addNode(node, at: nil))
    let step = StagedStep(id: 1, change: .create("new-one"))
    #expect(editor.type("s") == [.record(.staged([step])), editor.stagingsEntry])
    #expect(editor.notice == "Step 1: create new-one. Enter plans it.")
  }
}

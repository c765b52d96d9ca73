import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import Testing
import Panels

/// The list of workflows: filter, marks, and the selection while it changes under one.
@Suite struct ListTests {
  @Test func theFilterNarrowsAsOneTypes() {
    var editor = Editor.ready()
    #expect(editor.press(.char("2"), .char("/")) == [])
    #expect(editor.state.keyContext == .filter)
    #expect(editor.state.focus == .workflows)
    editor.type("GATE")
    #expect(editor.state.workflowIDs == ["quality-gate"])
    #expect(editor.state.cursors.workflow == "quality-gate")
    editor.press(.enter)
    #expect(editor.state.keyContext == .workflows)
    #expect(editor.state.workflowIDs == ["quality-gate"])
  }

  @Test func theFilterTakesEditingKeysAndAPaste() {
    var editor = Editor.ready()
    editor.type("/xyz")
    editor.press(.ctrl("u"))
    editor.paste("tile\n")
    #expect(editor.state.workflowIDs == ["tile-colors"])
    editor.press(.function(1))
    #expect(editor.state.keyContext == .help)
  }

  @Test func theArrowsMoveWhileOneFilters() {
    var editor = Editor.ready()
    editor.type("/i")
    editor.press(.down)
    #expect(editor.state.cursors.workflow == "quality-gate")
    editor.press(.up)
    #expect(editor.state.cursors.workflow == "photo-basics")
  }

  @Test func clearingAFilterWithoutHitsSelectsWhatWasSelected() {
    var editor = Editor.ready()
    editor.type("j/zzz")
    #expect(editor.state.workflowIDs == [])
    #expect(editor.state.current == nil)
    editor.press(.escape)
    #expect(!editor.isFiltered)
    #expect(editor.state.cursors.workflow == "quality-gate")
  }

  @Test func aFilterThatIsClearedKeepsTheHit() {
    var editor = Editor.ready()
    editor.type("/tile")
    editor.press(.escape)
    #expect(editor.state.workflowIDs.count == 3)
    #expect(editor.state.cursors.workflow == "tile-colors")
  }

  @Test func wordsNarrowAndOneAfterAMinusLeavesOut() {
    var editor = Editor.ready()
    editor.type("/qual ga")
    #expect(editor.state.workflowIDs == ["quality-gate"])
    editor.press(.ctrl("u"))
    editor.type("-gate")
    #expect(editor.state.workflowIDs == ["photo-basics", "tile-colors"])
    editor.press(.ctrl("u"))
    editor.type("tlclr")
    #expect(editor.state.workflowIDs == ["tile-colors"])
  }

  /// Pages come in the order of the service: the list opens at its first row nevertheless, or where one was last.
  @Test(arguments: [(nil, "photo-basics"), ("quality-gate", "quality-gate"), ("gone", "photo-basics")])
  func theListOpensWhereOneWas(_ place: WorkflowID?, _ expected: WorkflowID) throws {
    var kept = KeptForms()
    kept.place = place
    var journal = JournalState()
    journal.form = try JSON(encoding: kept)
    var editor = Editor(starting: journal, session: Gallery.service())
    editor.take(.workflows([WorkflowDocument(Gallery.tiles)], isLast: false))
    #expect(editor.state.cursors.workflow == "tile-colors")
    editor.take(.workflows([WorkflowDocument(Gallery.gate)], isLast: false))
    editor.take(.workflows([WorkflowDocument(Gallery.basics)], isLast: true))
    #expect(editor.state.cursors.workflow == expected)
  }

  @Test func whoHasMovedStaysThere() {
    var editor = Editor(session: Gallery.service())
    editor.take(.workflows([Gallery.gate, Gallery.tiles].map(WorkflowDocument.init), isLast: false))
    editor.type("j")
    #expect(editor.state.cursors.workflow == "tile-colors")
    editor.take(.workflows([WorkflowDocument(Gallery.basics)], isLast: true))
    #expect(editor.state.cursors.workflow == "tile-colors")
  }

  @Test func theSelectionStaysWhilePagesStreamIn() {
    var editor = Editor()
    editor.take(.workflows([WorkflowDocument(Gallery.gate)], isLast: false))
    #expect(editor.state.cursors.workflow == "quality-gate")
    editor.type("2")
    editor.state.cursors.opened = nil
    editor.take(.workflows([WorkflowDocument(Gallery.basics)], isLast: false))
    editor.take(.workflows([WorkflowDocument(Gallery.tiles)], isLast: true))
    #expect(editor.state.workflowIDs == ["photo-basics", "quality-gate", "tile-colors"])
    #expect(editor.state.cursors.workflow == "quality-gate")
    #expect(editor.state.library.phase == .read)
  }

  @Test func aRefreshKeepsTheSelectionAndTheOldRowsUntilItEnds() {
    var editor = Editor.ready()
    editor.type("j")
    #expect(editor.type("R") == [.start(.readWorkflows)])
    editor.take(.workflows([WorkflowDocument(Gallery.tiles)], isLast: false))
    #expect(editor.state.workflowIDs.count == 3)
    editor.take(.workflows([WorkflowDocument(Gallery.gate)], isLast: true))
    #expect(editor.state.workflowIDs == ["quality-gate", "tile-colors"])
    #expect(editor.state.cursors.workflow == "quality-gate")
  }

  @Test func whatIsGoneGivesItsPlaceToItsNeighbour() {
    var editor = Editor.ready()
    editor.type("j")
    editor.press(.function(5))
    editor.take(.workflows([WorkflowDocument(Gallery.basics), WorkflowDocument(Gallery.tiles)], isLast: true))
    #expect(editor.state.cursors.workflow == "tile-colors")
    editor.press(.function(5))
    editor.take(.workflows([WorkflowDocument(Gallery.basics)], isLast: true))
    #expect(editor.state.cursors.workflow == "photo-basics")
  }

  @Test func aRefreshThatFailsKeepsWhatWasRead() {
    var editor = Editor.ready()
    editor.type("R")
    #expect(editor.take(.failed(.readWorkflows, "Could not list.")) == [])
    #expect(editor.state.library.phase == .failed("Could not list."))
    #expect(editor.state.workflowIDs.count == 3)
    #expect(editor.state.notice == .error("Could not list."))
    #expect(editor.state.running == [])
  }

  @Test func spaceMarksAndGoesOn() {
    var editor = Editor.ready()
    #expect(editor.type("  ") == [])
    #expect(editor.state.marked == ["photo-basics", "quality-gate"])
    #expect(editor.state.cursors.workflow == "tile-colors")
    editor.type("k ")
    #expect(editor.state.marked == ["photo-basics"])
    #expect(editor.notice.hasPrefix("1 workflow marked"))
  }

  @Test func theStarMarksAllShownOrNone() {
    var editor = Editor.ready()
    editor.type(" ")
    editor.type("/gate")
    editor.press(.enter)
    editor.type("*")
    #expect(editor.state.marked == ["photo-basics", "quality-gate"])
    editor.type("*")
    #expect(editor.state.marked == ["photo-basics"])
  }

  /// All its edits were undone: nothing of it is worth keeping when the service moves on.
  @Test func aDraftWithoutEditsFollowsTheService() {
    var editor = Editor.ready()
    editor.type("2du")
    #expect(editor.reread(Gallery.basics, Gallery.gate) == [.start(.readWorkflows)])
    #expect(editor.state.drafts["photo-basics"] != nil, "what it began with is still there")
    var other = Gallery.basics
    other.nodes.removeLast()
    #expect(editor.reread(other, Gallery.gate) == [.start(.readWorkflows), .record(.draftEnded("photo-basics"))])
    #expect(editor.state.current == other)
  }

  /// The draft of a workflow that somebody deleted can still be seen, planned and discarded.
  @Test func aDraftWhoseWorkflowIsGoneStays() throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.gate, Gallery.olderQuality))
    editor.type("R")
    editor.take(.workflows([WorkflowDocument(Gallery.basics), WorkflowDocument(Gallery.tiles)], isLast: true))
    #expect(editor.state.workflowIDs == ["photo-basics", "quality-gate", "tile-colors"])
    #expect(editor.state.row("quality-gate").mark == .conflict)
    #expect(editor.state.cursors.workflow == "quality-gate")
    editor.type("Xy")
    #expect(editor.state.workflowIDs == ["photo-basics", "tile-colors"])
    #expect(editor.state.cursors.workflow == "tile-colors")
  }

  /// A slim list has no room for a time of day, and tells no age that is untrue a minute later.
  @Test(arguments: [(0.0, "<1h"), (3599.0, "<1h"), (3600.0, "1h"), (259_200.0, "3d")] as [(Double, String)])
  func agesOfSlimListsHold(seconds: Double, says: String) {
    let clock = Clock(now: Gallery.start, offset: 0)
    #expect(clock.roughAge(Gallery.start - seconds) == says)
    #expect(clock.roughAge(nil) == "")
  }
}

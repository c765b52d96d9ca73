import Canvas
import MeshCore
@testable import MeshUI
import Testing
import Panels

/// What works wherever one is: help, refresh, redraw, suspend, cancel, quit; and what the terminal reports.
@Suite struct EverywhereTests {
  @Test(arguments: KeyContext.allCases)
  func redrawAndSuspendAlwaysWork(_ context: KeyContext) throws {
    var editor = try BindingTests.editor(in: context)
    #expect(editor.press(.ctrl("l")) == [.repaint])
    // A kiosk is nobody's shell.
    #expect(editor.press(.ctrl("z")) == (context == .leave ? [] : [.suspend]))
    #expect(editor.state.keyContext == context)
  }

  @Test(arguments: KeyContext.allCases.filter { ![.help, .question, .temporaryWorkflow, .risk].contains($0) })
  func f1OpensTheHelpAndEscLeadsBack(_ context: KeyContext) throws {
    var editor = try BindingTests.editor(in: context)
    #expect(editor.press(.function(1)) == [])
    #expect(editor.state.keyContext == .help)
    editor.press(.escape)
    #expect(editor.state.keyContext == context)
  }

  @Test func theHelpFiltersAndRunsAnEntry() {
    var editor = Editor.ready()
    editor.type("2?remove the node")
    #expect(
      editor.press(.enter) == [
        .record(.draftBegan(base: Gallery.basics, isNew: false)),
        .record(.edited("photo-basics", .removeNode("colors"), at: 0)),
      ])
    #expect(editor.state.dialogs == [])
  }

  @Test func anEntryOfAnotherPlaceSaysWhereItWorks() {
    var editor = Editor.ready()
    editor.type("?later")
    #expect(editor.press(.enter) == [])
    #expect(editor.state.dialogs == [])
    #expect(editor.notice.hasPrefix("J works in Staged"))
  }

  @Test func theHelpMovesInItsEntries() {
    var editor = Editor.ready()
    editor.type("?")
    editor.press(.down, .down, .up)
    guard case .help(let sheet) = editor.state.dialogs.last else { Issue.record("the help is open"); return }
    #expect(sheet.choice == 1)
    editor.type("zzzz")
    #expect(editor.press(.enter) == [])
    #expect(editor.state.keyContext == .help)
  }

  @Test func refreshAsksForTheModelsTooWhereTheyFailed() {
    var editor = Editor.ready()
    #expect(editor.type("R") == [.start(.readWorkflows)])
    editor = Editor()
    editor.take(.failed(.readCatalogue, "no network"))
    #expect(editor.type("R") == [.start(.readWorkflows), .start(.readCatalogue)])
    #expect(editor.type("R") == [.start(.readWorkflows)], "the models are on their way")
  }

  @Test func ctrlCCancelsWhatRunsThenAsks() {
    var editor = Editor()
    #expect(editor.press(.ctrl("c")) == [.cancel(.readWorkflows)])
    #expect(editor.notice == "Cancelled: reading.")
    #expect(editor.state.library.phase == .failed("Reading was cancelled. R reads again."))
    #expect(editor.press(.ctrl("c")) == [])
    #expect(editor.question == .quit)
    #expect(editor.press(.ctrl("c")) == [])
    #expect(editor.state.dialogs == [])
    editor.press(.ctrl("c"))
    #expect(editor.type("y") == [.quit])
  }

  @Test func ctrlCInAPlanCancelsItsReading() throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality))
    editor.type("c")
    let job = try #require(editor.state.running.first)
    #expect(editor.press(.ctrl("c")) == [.cancel(job)])
    #expect(editor.plan?.phase == .failed("Planning was cancelled. R reads again."))
  }

  @Test func whatIsWrittenIsNotCancelled() {
    var editor = Editor.ready()
    editor.press(.function(12))
    #expect(editor.type("y") == [.start(.resetSample)])
    #expect(editor.press(.ctrl("c")) == [])
    #expect(editor.state.running == [.resetSample])
    #expect(editor.notice.contains("cannot be called back"))
  }

  @Test func qQuitsFromTheMainScreenOnly() {
    var editor = Editor.ready()
    editor.type("2+")
    #expect(editor.type("q") == [])
    #expect(editor.type("q") == [.quit])
  }

  @Test func quittingWithUnsavedEditsAsks() {
    var editor = Editor.ready()
    let entries = [JournalEntry.draftEnded("photo-basics")]
    #expect(update(&editor.state, .notRecorded(entries, reason: "The disk is full.")) == [])
    #expect(editor.state.unsaved?.entries == entries)
    #expect(editor.type("q") == [.quit])
    #expect(update(&editor.state, .leavingUnsaved(.quit)) == [])
    #expect(editor.question == .leaveUnsaved(.quit, "The disk is full."))
    #expect(editor.type("n") == [])
    #expect(editor.state.dialogs == [])
    _ = update(&editor.state, .leavingUnsaved(.quit))
    #expect(editor.type("y") == [.leave(.quit)])
    #expect(update(&editor.state, .recorded) == [])
    #expect(editor.state.unsaved == nil)
    #expect(editor.notice == "Everything is saved again.")
  }

  /// A step that could not be journalled is not sent, and not kept as if it had been.
  @Test func aStepThatCannotBeJournalledIsWithdrawn() throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality))
    editor.type("c")
    editor.answerPlan()
    let entries = editor.type("Y").compactMap { if case .record(let entry) = $0 { entry } else { nil } }
    #expect(entries.count == 1)
    _ = update(&editor.state, .notRecorded(entries, reason: "The disk is full."))
    #expect(editor.state.running == [] && editor.state.history == [] && editor.state.unsaved == nil)
    #expect(editor.state.staged.count == 1)
    #expect(editor.state.notice.kind == .error && editor.notice.contains("The disk is full."))
    editor.press(.enter)
    #expect(editor.state.dialogs == [])
  }

  @Test func theSampleAppIsRestoredAfterAYes() throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality))
    editor.type("s")
    editor.press(.function(12))
    #expect(editor.question == .resetSample)
    editor.type("y")
    #expect(editor.take(.sampleReset) == [.record(.cleared), .start(.readWorkflows)])
    #expect(editor.state.drafts == [:] && editor.state.staged == [] && editor.state.runs == [])
    #expect(editor.state.focus == .workflows && !editor.state.isZoomed)
    editor = Editor.ready(session: Gallery.session(.remote("api.clarifai.com")))
    editor.press(.function(12))
    #expect(editor.state.dialogs == [])
    #expect(editor.notice.hasPrefix("Only the sample app"))
  }

  /// Nothing is drawn there, so nothing may happen that cannot be seen.
  @Test(arguments: [Size(rows: 9, columns: 80), Size(rows: 24, columns: 39)])
  func keysOnAScreenWithoutRoomDoNothing(_ size: Size) throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality))
    editor.type("c")
    editor.answerPlan()
    let dialogs = editor.state.dialogs
    _ = update(&editor.state, .event(.resize(size)))
    #expect(editor.type("Yq") == [])
    #expect(editor.press(.escape, .enter, .ctrl("c")) == [])
    #expect(editor.paste("text") == [])
    #expect(editor.state.dialogs == dialogs)
    #expect(editor.press(.ctrl("l"), .ctrl("z")) == [.repaint, .suspend])
    editor.state.dialogs = []
    #expect(editor.type("d") == [])
    #expect(editor.type("q") == [.quit])
    _ = update(&editor.state, .event(.resize(Size(rows: 24, columns: 80))))
    #expect(editor.type("d").count == 1)
  }

  @Test func theTerminalIsListenedTo() {
    var editor = Editor.ready()
    #expect(update(&editor.state, .event(.resize(Size(rows: 40, columns: 120)))) == [])
    #expect(editor.state.size == Size(rows: 40, columns: 120))
    #expect(update(&editor.state, .event(.resumed)) == [])
    #expect(update(&editor.state, .event(.woken)) == [])
    #expect(update(&editor.state, .event(.hangup)) == [.leave(.hungUp)])
    #expect(update(&editor.state, .event(.terminate)) == [.leave(.terminated)])
  }
}

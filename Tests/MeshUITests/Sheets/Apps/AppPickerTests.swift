import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import Testing
import Panels

/// Choosing an app: the list, what is typed, and how one comes to the app.
@Suite struct AppPickerTests {
  private static func app(_ id: String, of user: String = "lab") -> AppScope { AppScope(userID: user, appID: id) }

  private static let used = [
    UsedApp(app("station"), at: Gallery.start - 10), UsedApp(app("trial"), at: Gallery.start - 500),
    UsedApp(app("shared", of: "friend"), at: Gallery.start - 900), UsedApp(app("gone"), at: Gallery.start - 950),
  ]

  /// The sheet is open; nothing is read yet.
  private func opened(_ used: [UsedApp] = used) -> Editor {
    var editor = Editor.ready(session: Gallery.service(used))
    editor.type("o")
    return editor
  }

  private func read(_ used: [UsedApp] = used) -> Editor {
    var editor = opened(used)
    editor.take(.apps(Gallery.apps, isLast: true))
    return editor
  }

  @Test(arguments: Pane.allCases.filter { $0 != .staged })
  func oReadsTheApps(_ pane: Pane) {
    var editor = Editor.ready(session: Gallery.service())
    editor.state.focus = pane
    #expect(editor.type("o") == [.start(.readApps)])
    #expect(editor.state.keyContext == .apps)
    #expect(editor.apps?.phase == .reading)
  }

  @Test func inStagedOIsAnAction() {
    var editor = Editor.ready(session: Gallery.service())
    editor.type("3o")
    #expect(editor.state.dialogs == [])
  }

  @Test func theEmbeddedBackendHasOneApp() {
    var editor = Editor.ready()
    #expect(editor.type("o") == [])
    #expect(editor.state.dialogs == [])
    #expect(editor.notice.hasPrefix("The embedded backend has this one app."))
  }

  @Test func thoseUsedLastStandFirstThenByName() {
    #expect(
      read().shownApps == ["lab/station", "lab/trial", "friend/shared", "lab/Archive", "lab/booth"])
    #expect(read([]).shownApps == ["lab/Archive", "lab/booth", "lab/station", "lab/trial"])
  }

  /// Before the answer, and where there is none, one can go where one was.
  @Test func usedAppsNeedNoAnswer() {
    var editor = opened()
    #expect(editor.shownApps == ["lab/station", "lab/trial", "friend/shared", "lab/gone"])
    editor.take(.failed(.readApps, "Could not list the apps of lab."))
    #expect(editor.apps?.phase == .failed("Could not list the apps of lab."))
    #expect(editor.state.running == [])
    editor.press(.down)
    #expect(editor.press(.enter) == [.open(Self.app("trial"))])
  }

  @Test func readingAgainTakesTheFailureAway() {
    var editor = opened()
    editor.take(.failed(.readApps, "Could not list the apps of lab."))
    #expect(editor.press(.function(5)) == [.start(.readApps)])
    #expect(editor.apps?.phase == .reading)
    editor.take(.apps(Gallery.apps, isLast: true))
    #expect(editor.apps?.phase == .read)
    #expect(!editor.shownApps.contains("lab/gone"))
  }

  @Test(arguments: [
    ("BOO", "lab/booth"), ("demo desk", "lab/booth"), ("of Z\u{FC}ge", "lab/trial"), ("arch", "lab/Archive"),
  ])
  func typingNarrowsByIDNameAndDescription(_ typed: String, _ name: String) {
    var editor = read()
    editor.type(typed)
    #expect(editor.shownApps == [name])
    #expect(editor.press(.enter) == [.open(Self.app(String(name.dropFirst(4))))])
  }

  @Test func enterWhereNothingFitsOpensNothing() {
    var editor = read()
    editor.type("zzz")
    #expect(editor.press(.enter) == [])
    #expect(editor.notice == "There is no app to open.")
    editor.press(.down, .up)
    #expect(editor.apps?.text.text == "zzz")
  }

  @Test func arrowsChooseAndStopAtTheEnds() {
    var editor = read()
    editor.press(.up)
    #expect(editor.chosenApp == "lab/station")
    editor.press(.down, .down)
    #expect(editor.chosenApp == "friend/shared")
    editor.press(.pageDown)
    #expect(editor.chosenApp == "lab/booth")
  }

  /// Another page must not put another app under the finger on Enter.
  @Test func theChoiceStaysWhilePagesStreamIn() {
    var editor = opened([])
    editor.take(.apps([Gallery.apps[2], Gallery.apps[3]], isLast: false))
    #expect(editor.chosenApp == "lab/station")
    editor.take(.apps([Gallery.apps[0], Gallery.apps[2]], isLast: true))
    #expect(editor.shownApps == ["lab/Archive", "lab/station", "lab/trial"])
    #expect(editor.chosenApp == "lab/station")
  }

  /// An app without an id would stand for all apps of the user.
  @Test func anAppWithoutAnIDIsNoChoice() {
    var editor = opened([])
    editor.take(.apps([App(id: "", userID: "lab"), App(id: "one", userID: "")], isLast: true))
    #expect(editor.shownApps == ["lab/one"])
  }

  @Test func theOpenAppIsNotOpenedAgain() {
    var editor = read()
    #expect(editor.press(.enter) == [])
    #expect(editor.state.dialogs == [])
    #expect(editor.notice == "lab/station is open already.")
  }

  @Test func draftsAndStepsStayAsTheyAre() throws {
    var journal = JournalState()
    journal.drafts = [try Gallery.draft(of: Gallery.basics, Gallery.olderQuality)]
    journal.staged = [StagedStep(id: 1, change: .patch("photo-basics", .automatic))]
    var editor = Editor.ready(journal, session: Gallery.service())
    editor.type("oboo")
    editor.take(.apps(Gallery.apps, isLast: true))
    #expect(editor.press(.enter) == [.open(Self.app("booth"))])
    #expect(Array(editor.state.drafts.values) == journal.drafts && editor.state.staged == journal.staged)
  }

  @Test func whileAStepIsSentNoOtherAppIsOpened() throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality))
    editor.type("c")
    editor.answerPlan()
    editor.type("Y")
    editor.state.session = Gallery.service()
    editor.state.dialogs.append(.apps(AppSheet()))
    editor.take(.apps(Gallery.apps, isLast: true))
    #expect(editor.press(.enter) == [])
    #expect(editor.state.notice == .warn("A step is being sent: wait for its answer."))
    #expect(editor.state.keyContext == .apps)
  }

  @Test func escClearsTheTextThenCloses() {
    var editor = opened()
    editor.type("tri")
    #expect(editor.press(.escape) == [])
    #expect(editor.apps?.text.text == "")
    #expect(editor.chosenApp == "lab/trial")
    #expect(editor.press(.escape) == [.cancel(.readApps)])
    #expect(editor.state.dialogs == [] && editor.state.running == [])
    editor.take(.apps(Gallery.apps, isLast: true))
    #expect(editor.state.dialogs == [])
  }

  @Test func pagesArriveUnderTheHelp() {
    var editor = opened()
    editor.press(.function(1))
    editor.take(.apps(Gallery.apps, isLast: true))
    editor.press(.escape)
    #expect(editor.apps?.phase == .read)
    #expect(editor.state.running == [])
  }

  @Test func ctrlCCancelsTheReading() {
    var editor = opened()
    #expect(editor.press(.ctrl("c")) == [.cancel(.readApps)])
    #expect(editor.apps?.phase == .failed("Reading was cancelled."))
    editor.take(.apps(Gallery.apps, isLast: true))
    #expect(editor.apps?.apps == [])
  }

  @Test func unsavedEditsAreAskedAbout() {
    var editor = read()
    _ = update(&editor.state, .notRecorded([.draftEnded("photo-basics")], reason: "The disk is full."))
    _ = update(&editor.state, .leavingUnsaved(.open(Self.app("booth"))))
    #expect(editor.question == .leaveUnsaved(.open(Self.app("booth")), "The disk is full."))
    #expect(editor.type("y") == [.leave(.open(Self.app("booth")))])
  }
}

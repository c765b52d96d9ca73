import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import Panels
import TestSupport
import Testing

/// The start without an app: there is the list of apps, and nothing else.
@Suite struct ChoosingTests {
  private let session = Session(
    badge: .remote("api.clarifai.com"), choosingAppOf: "me", base: "https://api.clarifai.com",
    usedApps: [UsedApp(AppScope(userID: "me", appID: "trial"), at: Gallery.start - 60)])

  private func started(_ problems: [String] = []) -> (Editor, [Effect]) {
    var editor = Editor(session: session)
    editor.state = State(
      session: session, clock: Clock(now: Gallery.start, offset: 0), size: Size(rows: 24, columns: 80))
    let effects = editor.state.begin(with: JournalState(), problems: problems)
    return (editor, effects)
  }

  @Test func onlyTheAppsAreRead() {
    let (editor, effects) = started()
    #expect(effects == [.start(.readApps)])
    #expect(editor.state.keyContext == .apps)
    #expect(editor.notice == "No app is named yet. Choose one; the choice is remembered.")
    #expect(started(["A theme is broken."]).0.state.notice == .warn("A theme is broken."))
  }

  /// `me` stays `me`: an app has one journal, whichever way it was opened.
  @Test func theAppIsOpenedAsOneOfTheSameUser() {
    var (editor, _) = started()
    editor.take(.apps(Gallery.apps, isLast: true))
    #expect(editor.shownApps == ["me/trial", "me/Archive", "me/booth", "me/station"])
    #expect(editor.press(.enter) == [.open(AppScope(userID: "me", appID: "trial"))])
  }

  @Test func escAsksToQuit() {
    var (editor, _) = started()
    editor.take(.apps(Gallery.apps, isLast: true))
    editor.type("boo")
    #expect(editor.press(.escape) == [])
    #expect(editor.question == nil)
    #expect(editor.press(.escape) == [])
    #expect(editor.question == .quit)
    editor.type("n")
    #expect(editor.state.keyContext == .apps)
    editor.press(.escape)
    #expect(editor.type("y") == [.quit])
  }

  @Test func ctrlCCancelsTheReadingThenAsks() {
    var (editor, _) = started()
    #expect(editor.press(.ctrl("c")) == [.cancel(.readApps)])
    #expect(editor.press(.ctrl("c")) == [])
    #expect(editor.question == .quit)
  }

  @Test func theListStaysInSightUnderTheQuestion() {
    var (editor, _) = started()
    editor.take(.apps(Gallery.apps, isLast: true))
    editor.press(.escape)
    let frame = screen(editor.state)
    #expect(frame.textLines.contains { $0.contains("booth") })
    #expect(frame.textLines.contains { $0.contains("Quit meshwork?") })
    #expect(frame.cursor == nil)
    #expect(!frame.textLines.contains { $0.contains("Workflows") })
  }

  @Test func qLeavesAScreenWithoutRoom() {
    var (editor, _) = started()
    _ = update(&editor.state, .event(.resize(Size(rows: 5, columns: 20))))
    #expect(editor.type("q") == [.quit])
  }

  /// Whatever is pressed, nothing is read of an app that is not there, and nothing is journalled.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func noKeyGetsPastTheList(_ seed: UInt64) {
    var (editor, _) = started()
    var generator = SeededGenerator(seed: seed)
    let keys: [Key] =
      "aoqRXdsu?:+1".map(Key.char) + [
        .enter, .escape, .tab, .down, .up, .pageDown, .backspace, .function(1), .function(5), .function(12),
        .ctrl("c"), .ctrl("p"),
      ]
    for _ in 0..<60 {
      let key = generator.pick(keys)
      for effect in editor.press(key) {
        switch effect {
        case .start(.readApps), .cancel(.readApps), .quit, .open: continue
        case .record, .start, .cancel, .suspend, .repaint, .edit, .copy, .leave:
          Issue.record("\(key.name) led to \(effect)")
        }
      }
      if generator.chance(oneIn: 2) { editor.take(.apps(Gallery.apps, isLast: true)) }
      #expect(editor.state.dialogs.first.map { if case .apps = $0 { true } else { false } } == true)
    }
  }
}

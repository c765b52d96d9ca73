import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing

@Suite struct KioskTests {
  private func kiosk(word: String? = "sesame") -> Editor {
    var editor = Editor.ready()
    editor.state.session.kiosk = Kiosk(minutes: 5, word: word)
    return editor
  }

  @Test(arguments: [[Key.char("E")], [.insert], [.char("y")], [.ctrl("z")], [.char("o")], [.char("T")]])
  func whatIsTheOwnersIsNotReached(_ keys: [Key]) {
    var editor = kiosk()
    for key in keys { #expect(editor.press(key) == []) }
    #expect(editor.state.notice == State.notInKiosk && editor.state.dialogs == [])
  }

  @Test func aPasteOpensNothing() {
    var editor = kiosk()
    #expect(editor.paste("curl https://example.com") == [])
    #expect(editor.state.notice == State.notInKiosk && editor.state.dialogs == [])
  }

  @Test(arguments: ["/etc/passwd", "~/x.png", "@list", "folder/", "https://example.com/x.png"])
  func onlyThePicturesThatAreBuiltInAreRead(_ text: String) {
    var editor = kiosk()
    editor.type("p")
    editor.press(.ctrl("u"))
    editor.type(text)
    let refused = editor.press(.enter)
    #expect(!refused.contains { if case .start = $0 { true } else { false } })
    #expect(editor.predict?.error == "This is a kiosk: choose one of the pictures.")
    editor.press(.ctrl("u"))
    let taken = editor.press(.enter)
    #expect(taken.contains { if case .start(.predict) = $0 { true } else { false } })
  }

  @Test func nothingLeavesButTheWord() {
    let session = {
      var session = Gallery.session(); session.kiosk = Kiosk(minutes: 5, word: "sesame"); return session
    }()
    let run = ProgramRun(
      [
        [.woken], ProgramRun.typed("q"), ProgramRun.keys(.ctrl("c"), .char("y")),
        ProgramRun.keys(.function(10)) + ProgramRun.typed("open") + ProgramRun.keys(.enter),
        ProgramRun.typed("sesame") + ProgramRun.keys(.enter),
      ], session: session)
    #expect(run.ending == .quit && run.log.frames.count == 5)
    #expect(run.screen(4).contains("That is not the word."))
    #expect(!run.screen(4).contains("sesame"))
  }

  @Test func withoutAWordOnlyASignalDoes() {
    var editor = kiosk(word: nil)
    editor.press(.function(10))
    #expect(editor.notice.contains("only SIGTERM ends it") && editor.state.dialogs == [])
    #expect(update(&editor.state, .event(.terminate)) == [.leave(.terminated)])
    var usual = Editor.ready()
    usual.press(.function(10))
    #expect(usual.notice == "This is not a kiosk: q quits.")
  }

  @Test func theNextVisitorFindsTheSampleApp() {
    var editor = kiosk()
    editor.type("2da")
    #expect(editor.take(.idled) == [.start(.resetSample)])
    #expect(editor.state.dialogs == [])
    editor.take(.sampleReset)
    #expect(editor.state.drafts.isEmpty && editor.state.kept == KeptForms())
    var usual = Editor.ready()
    #expect(usual.take(.idled) == [])
  }
}

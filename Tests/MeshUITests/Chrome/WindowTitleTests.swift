import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing

@Suite struct WindowTitleTests {
  @Test func workflowAndContext() {
    #expect(Editor.ready().state.windowTitle == "photo-basics · LOCAL sample/gallery · meshwork")
    var editor = Editor.ready(session: Gallery.service())
    editor.state.cursors.workflow = nil
    #expect(editor.state.windowTitle == "api.clarifai.com lab/station · meshwork")
  }

  /// What the service calls a workflow must not become a command of the terminal, nor a title without end.
  @Test func textOfTheServiceIsMadeHarmless() {
    var editor = Editor.ready()
    editor.state.cursors.workflow = "a\u{1B}\\\u{1B}]52;c;aGk=\u{7}\nb" + String(repeating: "x", count: 500)
    let title = editor.state.windowTitle
    #expect(title.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
    #expect(width(of: title) <= 100)
  }

  @Test func itIsToldOnce() {
    let run = ProgramRun([[.woken], ProgramRun.typed("j"), ProgramRun.typed("2"), ProgramRun.typed("q")])
    #expect(run.log.titles.map { $0.split(separator: " ").first } == ["LOCAL", "photo-basics", "quality-gate"])
  }
}

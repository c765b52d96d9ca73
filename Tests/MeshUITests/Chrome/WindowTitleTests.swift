import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing

@Suite struct WindowTitleTests {
  @Test func workflowAndContext() {
    var editor = Editor.ready()
    editor.type("2")
    #expect(editor.state.windowTitle == "photo-basics · LOCAL sample/gallery · meshwork")
    editor = Editor.ready(session: Gallery.service())
    #expect(editor.state.windowTitle == "api.clarifai.com lab/station · meshwork")
  }

  /// What the service calls a workflow must not become a command of the terminal, nor a title without end.
  @Test func textOfTheServiceIsMadeHarmless() {
    var editor = Editor.ready()
    editor.type("2")
    editor.state.cursors.workflow = "a\u{1B}\\\u{1B}]52;c;aGk=\u{7}\nb" + String(repeating: "x", count: 500)
    let title = editor.state.windowTitle
    #expect(title.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
    #expect(width(of: title) <= 100)
  }

  /// Moving through workflows sends none: on a slow line it would be the most of a key.
  @Test func itIsToldOnce() {
    let run = ProgramRun([[.woken], ProgramRun.typed("j"), ProgramRun.typed("2"), ProgramRun.typed("3q")])
    #expect(run.log.titles.map { $0.split(separator: " ").first } == ["LOCAL", "quality-gate"])
  }
}

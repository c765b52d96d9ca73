import Canvas
import MeshCore
@testable import MeshUI
import Panels
import TestSupport
import Testing

/// `/ n N` in texts.
@Suite struct SearchTests {
  private func json() -> Editor {
    var editor = Editor.ready()
    editor.type("000")
    #expect(editor.state.detail == .json)
    return editor
  }

  @Test func whatIsTypedIsShownAndCounted() {
    var editor = json()
    editor.type("/model_version")
    #expect(editor.state.keyContext == .search)
    let lines = screen(editor.state).textLines
    #expect(lines[22].hasPrefix(" / model_version") && lines[22].hasSuffix("1 of 2"))
    editor.press(.down)
    #expect(screen(editor.state).textLines[22].hasSuffix("2 of 2"))
    let second = editor.state.cursors.detailTop
    editor.press(.enter)
    #expect(editor.state.keyContext == .detail)
    #expect(editor.notice == "model_version: 2 of 2. n shows the next, N the one before.")
    editor.type("n")
    #expect(editor.notice.hasPrefix("model_version: 1 of 2.") && editor.state.cursors.detailTop < second)
    editor.type("N")
    #expect(editor.state.cursors.detailTop == second)
    editor.press(.escape)
    #expect(editor.state.search == TextSearch() && editor.state.focus == .detail)
  }

  @Test func hitsStandOut() throws {
    var editor = json()
    editor.type("/QUALITY")
    editor.press(.enter)
    let frame = screen(editor.state)
    let row = try #require(frame.textLines.firstIndex { $0.contains("\"quality\"") })
    let lit = (0..<80).filter { column in
      if case .role(.match, _) = frame[row, column].paint { true } else { false }
    }
    #expect(lit.map { String(frame[row, $0].glyph) }.joined() == "quality")
  }

  @Test func nothingIsFoundInWords() {
    var editor = json()
    editor.type("n")
    #expect(editor.notice == "Nothing is searched for yet. / searches.")
    editor.type("/zzz")
    #expect(screen(editor.state).textLines[22].hasSuffix("none"))
    editor.press(.enter)
    editor.type("n")
    #expect(editor.notice == "zzz does not stand here.")
  }

  @Test func aPlanIsSearched() throws {
    var editor = try BindingTests.editor(in: .plan)
    editor.type("/tile-colors")
    #expect(editor.state.keyContext == .search)
    editor.press(.enter)
    #expect(editor.plan?.steps[editor.plan?.step ?? 0].change == .delete(["tile-colors"]))
    editor.press(.escape)
    #expect(editor.plan == nil, "Esc leaves the plan as ever")
    #expect(editor.state.search == TextSearch())
  }
}

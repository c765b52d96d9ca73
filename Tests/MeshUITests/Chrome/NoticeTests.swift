import Canvas
@testable import MeshUI
import Panels
import TestSupport
import Testing

/// The row above the keys ends with what it says.
@Suite struct NoticeTests {
  /// What stands in the rows above the keys, without the blanks that broke its lines.
  private func shown(_ state: State) -> String {
    screen(state).textLines.dropLast().suffix(5).joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  /// What each key of a place says, on a small terminal.
  @Test(arguments: KeyContext.allCases, [Size(rows: 24, columns: 80), Size(rows: 10, columns: 40)])
  func whatAKeySaysIsNeverCut(_ context: KeyContext, size: Size) throws {
    for binding in context.bindings {
      var editor = try BindingTests.editor(in: context)
      editor.state.size = size
      for key in binding.keys { editor.press(key) }
      guard editor.state.topSheet?.prompt(editor.state) == nil, !editor.state.isSearching else { continue }
      let notice = editor.state.notice
      let words = (notice.word.isEmpty ? "" : notice.word + " ") + notice.text
      #expect(shown(editor.state).contains(words), "\(binding.command) in \(context.title)")
      guard size.columns == 80, notice.kind == .plain || notice.kind == .ok else { continue }
      #expect(width(of: words) <= 78, "\(binding.command) in \(context.title) hides a row: \(words)")
    }
  }

  /// What a job says that ends later, of names as long as they can be.
  @Test func whatAJobSaysIsNeverCut() {
    let name = String(repeating: "long-name-", count: 6)
    var editor = Editor.ready()
    for outcome in [
      Outcome.exported([name + "-runs.csv", name + "-runs.json"]), .themeKept(name, of: "context \(name)"),
    ] {
      editor.take(outcome)
      #expect(shown(editor.state).contains(editor.notice))
    }
    editor.press(.right)
    #expect(!shown(editor.state).contains("stays so"), "the next key takes the rows back")
  }
}

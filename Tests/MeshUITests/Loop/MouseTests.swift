import Canvas
import Foundation
import MeshCore
@testable import MeshUI
import TestSupport
import Testing

/// The mouse: focus, choosing, double clicks, scrolling and borders.
@Suite struct MouseTests {
  private func editor(rows: Int = 24, columns: Int = 80) -> Editor {
    var editor = Editor.ready()
    editor.state.size = Size(rows: rows, columns: columns)
    return editor
  }

  /// The cell in which a text stands first.
  private func place(of text: String, _ editor: Editor) throws -> Position {
    for (row, line) in screen(editor.state).textLines.enumerated() {
      if let range = line.range(of: text) {
        return Position(row: row, column: line.distance(from: line.startIndex, to: range.lowerBound))
      }
    }
    throw NotShown(text: text)
  }

  private struct NotShown: Error { let text: String }

  @discardableResult
  private func mouse(_ action: MouseEvent.Action, _ position: Position, _ editor: inout Editor) -> [Effect] {
    update(&editor.state, .event(.mouse(MouseEvent(action, at: position))))
  }

  @Test(arguments: [(24, 80), (40, 120)])
  func aClickChoosesTheRowItIsOn(_ rows: Int, _ columns: Int) throws {
    var editor = editor(rows: rows, columns: columns)
    mouse(.press, try place(of: "tile-colors", editor), &editor)
    #expect(editor.state.cursors.workflow == "tile-colors" && editor.state.focus == .workflows)
    mouse(.press, try place(of: "image-tiles", editor), &editor)
    #expect(editor.state.focus == .nodes && editor.state.selectedNode?.id == "tiles")
    mouse(.press, try place(of: "3 Staged", editor), &editor)
    #expect(editor.state.focus == .staged)
  }

  @Test func aSecondClickIsEnter() throws {
    var editor = editor()
    let tile = try place(of: "tile-colors", editor)
    mouse(.press, tile, &editor)
    mouse(.release, tile, &editor)
    mouse(.press, tile, &editor)
    #expect(editor.state.focus == .nodes, "Enter goes to the nodes")
    editor.wait(5)
    let node = try place(of: "quality ", editor)
    mouse(.press, node, &editor)
    editor.wait(1)
    mouse(.press, node, &editor)
    #expect(editor.form == nil, "too late for a double click")
    mouse(.press, node, &editor)
    #expect(editor.form?.purpose == .edit("quality"))
  }

  @Test func stepsOfTwoRowsAreChosenByEither() throws {
    var editor = editor()
    editor.type("D1jD1jD")
    let first = try place(of: "1 photo-basics", editor)
    mouse(.press, Position(row: first.row + 1, column: 4), &editor)
    #expect(editor.state.selectedStep?.id == 1)
    mouse(.press, try place(of: "2 quality-gate", editor), &editor)
    #expect(editor.state.selectedStep?.id == 2)
  }

  @Test func theWheelMovesWhatIsUnderIt() throws {
    var editor = editor()
    editor.type("2")
    mouse(.scrollDown, Position(row: 3, column: 2), &editor)
    #expect(editor.state.cursors.workflow == "quality-gate" && editor.state.focus == .nodes)
    mouse(.scrollUp, Position(row: 3, column: 2), &editor)
    #expect(editor.state.cursors.workflow == "photo-basics")
    editor.type("000")
    editor.state.size = Size(rows: 18, columns: 80)
    mouse(.scrollDown, Position(row: 14, column: 60), &editor)
    #expect(editor.state.cursors.detailTop == 3)
  }

  @Test func aSheetIsChosenFromButNothingIsApplied() throws {
    var editor = editor()
    editor.type("?")
    mouse(.press, try place(of: "start a new workflow", editor), &editor)
    guard case .help(let sheet)? = editor.state.dialogs.last else { Issue.record("no help"); return }
    #expect(sheet.entries(editor.state)[sheet.choice].binding.command == .newWorkflow)
    var plan = try BindingTests.editor(in: .plan)
    let button = try place(of: "Apply", plan)
    for _ in 1...3 { mouse(.press, button, &plan) }
    #expect(plan.plan != nil && plan.report == nil)
    var question = try BindingTests.editor(in: .question)
    #expect(mouse(.press, Position(row: 22, column: 4), &question) == [])
    #expect(question.question == .quit)
  }

  @Test func bordersAreDraggedAndRemembered() throws {
    var editor = editor(rows: 40, columns: 120)
    let border = try #require(Layout(editor.state).dividers.first?.column)
    mouse(.press, Position(row: 5, column: border), &editor)
    mouse(.drag, Position(row: 5, column: 50), &editor)
    #expect(Layout(editor.state).dividers.first?.column == 50)
    let effects = mouse(.release, Position(row: 5, column: 50), &editor)
    #expect(effects == [editor.formEntry])
    mouse(.drag, Position(row: 5, column: 70), &editor)
    #expect(Layout(editor.state).dividers.first?.column == 50, "it was let go")
    mouse(.press, Position(row: 5, column: 50), &editor)
    mouse(.drag, Position(row: 5, column: 2), &editor)
    #expect(Layout(editor.state).dividers.first?.column == 20, "a pane keeps some room")
    mouse(.release, Position(row: 5, column: 2), &editor)
    let staged = try #require(Layout(editor.state).panes[.staged])
    mouse(.press, Position(row: staged.row, column: 3), &editor)
    mouse(.drag, Position(row: 10, column: 3), &editor)
    #expect(Layout(editor.state).panes[.staged]?.row == 10)
    var journal = JournalState()
    mouse(.release, Position(row: 10, column: 3), &editor)
    journal.form = try JSON(encoding: editor.state.kept)
    var again = Editor(starting: journal)
    again.state.size = editor.state.size
    #expect(Layout(again.state).panes == Layout(editor.state).panes)
  }

  @Test func itIsLeftToTheTerminal() {
    var editor = editor()
    #expect(screen(editor.state).takesMouse)
    editor.type("%")
    #expect(!screen(editor.state).takesMouse)
    #expect(editor.notice.hasPrefix("The mouse is left to the terminal"))
    let before = editor.state.cursors
    mouse(.press, Position(row: 4, column: 5), &editor)
    #expect(editor.state.cursors == before)
    editor.type("%")
    #expect(screen(editor.state).takesMouse)
  }
}

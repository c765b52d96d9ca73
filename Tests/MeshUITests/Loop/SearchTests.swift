import Canvas
import MeshCore
@testable import MeshUI
import Panels
import TestSupport
import Testing

/// `/ n N` in texts.
@Suite struct SearchTests {
  private struct Missing: Error {}

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

  /// What is searched in a list is its rows, then what is said of the chosen one; a row that has it is chosen.
  @Test func versionsOfAWorkflowAreSearched() throws {
    var editor = try BindingTests.editor(in: .workflowVersions)
    let wanted = try #require(editor.workflowVersions?.versions.last?.id)
    editor.type("/" + wanted.prefix(8))
    #expect(editor.workflowVersions?.choice == wanted)
    #expect(screen(editor.state).textLines[editor.state.size.rows - 2].contains("1 of "))
    editor.press(.enter)
    editor.type("n")
    #expect(editor.notice.hasPrefix("\(wanted.prefix(8)): "))
  }

  @Test func versionsOfAModelAreSearched() throws {
    var editor = try BindingTests.editor(in: .versions)
    let versions = try #require(editor.versions.map { editor.state.versions(of: $0) })
    let wanted = try #require(versions.last?.id)
    editor.type("/" + wanted)
    #expect(editor.versions?.choice == versions.count - 1)
    editor.press(.enter)
    #expect(editor.notice == "\(wanted): 1 of 1. n shows the next, N the one before.")
  }

  /// On the narrowest screen too it is said which version the node runs.
  @Test func theCurrentVersionIsNamedOnFortyColumns() throws {
    var editor = try BindingTests.editor(in: .versions)
    editor.state.size.columns = 40
    #expect(screen(editor.state).textLines.contains { $0.hasSuffix(" current") })
  }

  @Test func theHistoryIsSearchedRowsFirst() throws {
    var editor = try BindingTests.editor(in: .history)
    let rows = editor.state.history.count
    editor.press(.end)
    editor.type("/before")
    guard case .history(let sheet) = editor.state.dialogs.last else {
      Issue.record("the history is closed")
      return
    }
    #expect(sheet.choice == rows - 1 && sheet.top > 0, "it stands in what is said of the chosen one")
    editor.press(.enter)
    #expect(editor.notice.hasPrefix("before: 1 of "))
  }

  @Test func whereAModelIsUsedIsSearched() throws {
    var editor = try BindingTests.editor(in: .uses)
    guard case .uses(let sheet) = editor.state.dialogs.last else {
      Issue.record("it is closed")
      return
    }
    let wanted = try #require(sheet.uses.last?.place)
    editor.type("/" + wanted.workflow)
    #expect(editor.state.chosenUse(of: sheet)?.place != wanted)
    guard case .uses(let now) = editor.state.dialogs.last else { return }
    #expect(editor.state.chosenUse(of: now)?.place.workflow == wanted.workflow)
  }

  @Test func requestsAreSearched() throws {
    var editor = Editor.ready()
    for path in ["apps", "models", "apps"] {
      let request = APIRequest(.get, [path])
      editor.take(.called(CallRecord(request, failure: "It is off.", at: Gallery.start, seconds: 1)))
    }
    editor.type("@/models")
    guard case .requests(let sheet) = editor.state.dialogs.last else {
      Issue.record("it is closed")
      return
    }
    #expect(sheet.choice == 1)
    editor.press(.enter)
    #expect(editor.notice.hasPrefix("models: 1 of 1."))
  }

  @Test func themesAreSearched() throws {
    var editor = try BindingTests.editor(in: .themes)
    editor.take(
      .themes([Theme.dark, .light].map { NamedTheme(name: $0.name, place: "compiled in", theme: $0, faults: []) }))
    editor.type("/light")
    #expect(editor.state.shownTheme == .light)
    editor.press(.enter)
    #expect(editor.notice.hasPrefix("light: 1 of ") && editor.state.dialogs.count == 1)
    editor.type("/where one types")
    #expect(screen(editor.state).textLines[editor.state.size.rows - 2].hasSuffix("1 of 1"))
  }

  @Test func conceptsToPinAreSearched() throws {
    var editor = try BindingTests.editor(in: .pin)
    guard case .pin(let before) = editor.state.dialogs.last else {
      Issue.record("it is closed")
      return
    }
    let wanted = before.rows.count - 1
    editor.type("/" + before.rows[wanted].name)
    guard case .pin(let sheet) = editor.state.dialogs.last else { return }
    #expect(sheet.choice == wanted && before.choice != wanted)
    #expect(sheet.bounds == before.bounds)
  }

  /// The rows, then the images: the keyboard is in the list that has it.
  @Test func aComparisonIsSearched() throws {
    func sheet(_ editor: Editor) throws -> ComparisonSheet {
      guard case .comparison(let sheet)? = editor.state.dialogs.last else { throw Missing() }
      return sheet
    }
    var editor = Comparisons.editor(3)
    editor.type("/platform")
    #expect(try sheet(editor).chosenRow(editor.state)?.change?.name == "platform")
    #expect(try !sheet(editor).isOnImages)
    editor.press(.down)
    #expect(try sheet(editor).isOnImages && sheet(editor).lookedAt(editor.state)?.title == "platform-4.png")
    editor.press(.down, .enter)
    #expect(try !sheet(editor).isOnImages)
    #expect(editor.notice == "platform: 1 of 2. n shows the next, N the one before.")
  }

  @Test func whatToBisectIsSearched() throws {
    var editor = try BindingTests.editor(in: .bisectChoice)
    editor.type("/dark")
    guard case .bisect(let sheet) = editor.state.dialogs.last else {
      Issue.record("it is closed")
      return
    }
    #expect(sheet.name == "dark" && sheet.question.concept == "dark")
  }

  @Test func aBisectIsSearched() throws {
    var editor = try BindingTests.editor(in: .bisect)
    editor.type("/makes the difference")
    #expect(screen(editor.state).textLines[editor.state.size.rows - 2].hasSuffix("1 of 1"))
    guard case .bisect(let sheet) = editor.state.dialogs.last else {
      Issue.record("it is closed")
      return
    }
    #expect(sheet.top > 0)
  }

  @Test func aReportIsSearched() throws {
    var editor = try BindingTests.editor(in: .applied)
    editor.type("/waiting")
    editor.press(.enter)
    #expect(editor.notice.hasPrefix("waiting: 1 of "))
    #expect(editor.report?.top != nil)
  }

  /// The help is searched as one types; the `/` that begins a search elsewhere does no harm there.
  @Test func theHelpIsSearchedWithASlashToo() {
    var editor = Editor.ready()
    editor.type("?undo")
    let lines = screen(editor.state).textLines
    editor.press(.ctrl("u"))
    editor.type("/undo")
    let slashed = screen(editor.state).textLines
    #expect(slashed[1] == lines[1] && slashed[1].contains(" of "))
    #expect(slashed.dropFirst(4) == lines.dropFirst(4))
  }
}

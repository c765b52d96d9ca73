import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import Panels
import TestSupport
import Testing

/// The palette: everything that has a name, and what can be done.
@Suite struct PaletteTests {
  private func entries(_ editor: Editor) -> [PaletteEntry] {
    guard case .palette(let sheet) = editor.state.dialogs.last else { return [] }
    return sheet.entries(editor.state)
  }

  @Test(arguments: [Key.char(":"), .ctrl("p")])
  func itListsEveryKindOfThing(_ key: Key) {
    var editor = Editor.ready()
    editor.state.session.contexts = ["local", "prod"]
    editor.press(key)
    let kinds = Dictionary(grouping: entries(editor), by: \.kind).mapValues(\.count)
    #expect(kinds[.workflow] == 3 && kinds[.node] == 2 && kinds[.model] == 4 && kinds[.context] == 2)
    let names = entries(editor).filter { $0.kind == .command }.map(\.name)
    #expect(Set(names).count == names.count && names.contains("add a node to the workflow"))
  }

  @Test func aWorkflowIsGoneTo() {
    var editor = Editor.ready()
    editor.type("3:tile")
    #expect(entries(editor).first?.name == "tile-colors")
    editor.press(.enter)
    #expect(editor.state.cursors.workflow == "tile-colors" && editor.state.focus == .workflows)
    #expect(editor.state.dialogs == [])
  }

  @Test func aNodeIsGoneTo() {
    var editor = Editor.ready()
    editor.type(":")
    editor.press(.tab, .tab, .tab)
    editor.type("qual")
    #expect(entries(editor).map(\.kind) == [.node])
    editor.press(.enter)
    #expect(editor.state.cursors.node == "quality" && editor.state.focus == .nodes)
  }

  /// A command of another pane goes there and runs.
  @Test func aCommandOfAnotherPaneRunsThere() {
    var editor = Editor.ready()
    editor.type(":toggle-graph")
    #expect(entries(editor).count == 1)
    editor.press(.enter)
    #expect(editor.state.focus == .nodes && editor.state.showsGraph)
    editor.type(":history")
    editor.press(.enter)
    #expect(editor.state.focus == .staged)
  }

  @Test func overASheetItListsWhatThatCanDo() throws {
    var editor = try BindingTests.editor(in: .plan)
    editor.press(.ctrl("p"))
    #expect(Set(entries(editor).map(\.kind)) == [.command])
    #expect(!entries(editor).contains { $0.action == .run(.apply, .plan) }, "nothing but its key applies")
    editor.type("read the service")
    editor.press(.enter)
    #expect(editor.plan?.phase == .reading)
  }

  @Test func aModelIsAdded() {
    var editor = Editor.ready()
    editor.type(":image-tiles")
    editor.press(.enter)
    #expect(editor.form?.model.text == "image-tiles" && editor.form?.owner == "meshwork/local")
    #expect(editor.form?.focus == .version && editor.form?.id.text == "image-tiles")
  }

  @Test func aContextIsOpened() {
    var editor = Editor.ready()
    editor.state.session.contexts = ["local", "prod"]
    editor.type(":prod")
    #expect(editor.press(.enter) == [.leave(.context("prod"))])
  }

  @Test func aContextWaitsForWhatIsNotSaved() {
    var editor = Editor.ready()
    editor.state.session.contexts = ["prod"]
    editor.state.unsaved = Unsaved(entries: [], reason: "full")
    editor.type(":prod")
    #expect(editor.press(.enter) == [])
    #expect(editor.state.notice.kind == .error)
  }

  @Test func itIsDrawn() {
    var editor = Editor.ready()
    editor.type(":qual")
    let lines = screen(editor.state).textLines
    #expect(lines.contains { $0.contains("▸ Workflow  quality-gate") && $0.hasSuffix("2 nodes") })
    #expect(lines.contains { $0.contains("Node      quality") && $0.contains("in photo-basics") })
    #expect(lines.contains { $0.contains("1 workflow") && $0.contains("1 node") && $0.contains("1 model") })
  }

  @Test func aCommandWithoutAKeyIsFoundByItsName() throws {
    var editor = Editor.ready()
    editor.state.keymap = Keymap.reading(try Configuration("keys: {everywhere: {sort-workflows: []}}").keys).keymap
    editor.type(":sort-workflows")
    editor.press(.enter)
    #expect(editor.state.library.sort == .newest)
  }
}

/// `rw` and `ro`: writing in a read-only context, for a time.
@Suite struct WritingTests {
  private func editor(isReadOnly: Bool = true, mayOpen: Bool = true) -> Editor {
    var session = Session(
      badge: .remote("prod"), app: Gallery.app, base: "https://api.clarifai.com", catalogues: [], samples: [],
      isReadOnly: isReadOnly)
    session.mayOpenWriting = mayOpen
    return Editor.ready(session: session)
  }

  @Test(arguments: [
    ("1m", 1), ("10m", 10), ("90m", 90), ("480m", 480), ("1h", 60), ("8h", 480), ("0m", nil), ("481m", nil),
    ("9h", nil), ("10", nil), ("m", nil), ("-1m", nil), ("1.5h", nil), ("1000m", nil), ("٣m", nil), ("10 m", nil),
  ])
  func times(_ text: String, _ minutes: Int?) { #expect(PaletteSheet.minutes(text) == minutes) }

  @Test(arguments: [(":rw", 10.0), (":rw 90m", 90)])
  func writingIsOpenedForATime(_ typed: String, _ minutes: Double) {
    var editor = editor()
    #expect(editor.state.isReadOnly)
    editor.type(typed)
    let end = Gallery.start + minutes * 60
    #expect(editor.press(.enter) == [.start(.keepWriting(until: end))])
    #expect(!editor.state.isReadOnly && editor.state.writing == .until(end))
    #expect(screen(editor.state).textLines[0].contains(minutes == 10 ? "WRITE 10m" : "WRITE 1h30m"))
    editor.wait(61)
    editor.take(.ticked)
    #expect(editor.state.writingMinutes == Int(minutes) - 1)
    let effects = editor.take(.writingEnded)
    #expect(editor.state.isReadOnly && effects == [.cancel(.keepWriting(until: end))])
    #expect(editor.notice.hasPrefix("The time for writing is over"))
  }

  @Test func anythingElseIsRefusedAtTheField() {
    var editor = editor()
    editor.type(":rw 9h")
    #expect(editor.press(.enter) == [])
    #expect(editor.notice == "rw takes a time from 1m to 8h, such as rw 10m.")
    #expect(editor.state.isReadOnly && editor.state.keyContext == .palette)
  }

  @Test func roClosesIt() {
    var editor = editor()
    editor.type(":rw")
    editor.press(.enter)
    editor.type(":ro")
    let effects = editor.press(.enter)
    #expect(editor.state.isReadOnly && effects.count == 1)
    editor.type(":ro")
    editor.press(.enter)
    #expect(editor.notice == "Nothing can be written: there is nothing to close.")
  }

  @Test func whereItWasStartedReadOnlyItStaysSo() {
    var editor = editor(mayOpen: false)
    editor.type(":rw")
    #expect(editor.press(.enter) == [])
    #expect(editor.state.isReadOnly && editor.notice.contains("--read-only"))
  }

  @Test func anyContextCanBeClosed() {
    var editor = editor(isReadOnly: false)
    editor.type(":rw")
    editor.press(.enter)
    #expect(editor.notice == "This context can be written to: there is nothing to open.")
    editor.press(.escape)
    editor.type(":ro")
    editor.press(.enter)
    #expect(editor.state.isReadOnly)
    editor.type(":rw")
    editor.press(.enter)
    #expect(!editor.state.isReadOnly)
  }

  /// The step that is being sent ends, the next one is not sent, and only then the way is closed.
  @Test func itsEndStopsAnApplyAfterTheStepThatIsSent() async throws {
    var editor = editor()
    editor.type(":rw 1m")
    editor.press(.enter)
    editor.type("D1jD")
    editor.type("C")
    editor.answerPlan()
    editor.type("Y")
    editor.type(try #require(editor.plan?.phrase(editor.state)))
    editor.press(.enter)
    #expect(editor.report?.sending != nil)
    let during = editor.take(.writingEnded)
    #expect(during == [] && editor.report?.isStopping == true)
    let after = await editor.answerStep(SmallService())
    #expect(editor.report?.sending == nil && editor.state.staged.count == 1)
    #expect(after.contains { if case .cancel(.keepWriting) = $0 { true } else { false } })
  }
}

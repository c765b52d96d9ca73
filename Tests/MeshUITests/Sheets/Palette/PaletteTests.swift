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
    #expect(kinds[.theme] == Theme.shipped.count + 1, "and auto")
    let names = entries(editor).filter { $0.kind == .command }.map(\.name)
    #expect(Set(names).count == names.count && names.contains("add a node to the workflow"))
  }

  /// What Enter would do is what was meant: a command's own word comes before sentences in which it stands.
  @Test(arguments: [("plan", Command.plan), ("delete", .deleteWorkflow), ("stage", .stage), ("predict", .predict)])
  func aCommandIsFoundByItsWord(_ word: String, _ command: Command) {
    var editor = Editor.ready()
    editor.type(":" + word)
    #expect(entries(editor).first?.action == .run(command, .workflows))
  }

  @Test func otherWordsFindThemToo() {
    for (word, command) in [("keys", Command.help), ("requests", .requestLog), ("reload", .refresh)] {
      var editor = Editor.ready()
      editor.type(":" + word)
      #expect(entries(editor).contains { $0.action == .run(command, .workflows) }, "\(word)")
    }
  }

  @Test func theWordForAKindListsIt() {
    var editor = Editor.ready()
    editor.state.session.contexts = ["local", "prod", "stage"]
    editor.type(":contexts")
    #expect(entries(editor).filter { $0.kind == .context }.count == 3)
    editor.press(.ctrl("u"))
    editor.type("prod")
    #expect(entries(editor).first?.kind == .context)
  }

  /// A word begins with what is typed: that is nearer than letters within one.
  @Test func wordsComeBeforeLettersWithinThem() {
    let names = ["identification", "on cat", "cat"]
    let ranks = names.map { PaletteRank(PaletteEntry(kind: .run, name: $0, action: .endWriting), "cat", "cat", nil) }
    #expect(ranks == [.within, .word, .called])
  }

  @Test func theChosenNameIsWhole() {
    var editor = Editor.ready()
    editor.state.size = Size(rows: 24, columns: 60)
    editor.type(":plan-all")
    #expect(screen(editor.state).textLines.contains { $0.contains("show what all staged steps would send") })
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

  @Test func aThemeIsWornAndKept() {
    var editor = Editor.ready()
    #expect(editor.press(.char(":")) == [.start(.readThemes("dark"))])
    editor.type("high-con")
    #expect(entries(editor).map(\.kind) == [.theme])
    #expect(editor.press(.enter) == [.start(.keepTheme("high-contrast"))])
    #expect(editor.state.shownTheme.name == "high-contrast" && editor.state.dialogs == [])
  }

  /// Files come while one chooses: what is chosen stays chosen, and they are not read for each palette.
  @Test func themeFilesAreFoundOnceTheyAreRead() {
    var editor = Editor.ready()
    editor.type(":mono")
    editor.press(.down)
    let chosen = { (editor: Editor) -> PaletteEntry? in
      guard case .palette(let sheet) = editor.state.dialogs.last else { return nil }
      return sheet.entries(editor.state)[sheet.choice]
    }
    let before = chosen(editor)
    let own = ["a-mono", "mono", "own"].map { NamedTheme(name: $0, place: "/t/\($0).yaml", theme: .light, faults: []) }
    editor.take(.themes(own))
    #expect(chosen(editor) == before && before != nil)
    editor.press(.escape)
    #expect(editor.press(.char(":")) == [])
    editor.type("own")
    #expect(entries(editor).contains { $0.kind == .theme && $0.name == "own" })
  }

  @Test func aThemeWithAFaultIsNotWorn() {
    var editor = Editor.ready()
    editor.type(":")
    editor.take(.themes([NamedTheme(name: "own", place: "/t/own.yaml", theme: nil, faults: ["Line 3 is not YAML."])]))
    editor.press(.backTab, .backTab)
    editor.type("own")
    #expect(screen(editor.state).textLines.contains { $0.contains("Theme     own") && $0.hasSuffix("fault") })
    #expect(editor.press(.enter) == [])
    #expect(editor.notice == "Not taken: it has a fault. Line 3 is not YAML.")
  }

  @Test func aKeptRunIsOpened() {
    var editor = Editor.ready()
    editor.state.runs = [
      Gallery.run(Gallery.gate, on: .file("/shots/2.png")), Gallery.run(on: .sample("beach"), at: Gallery.start - 60),
      Gallery.run(Gallery.gate, on: .file("/shots/4.png"), at: Gallery.start - 120, place: 1),
      Gallery.run(Gallery.gate, on: .file("/shots/1.png"), at: Gallery.start - 120, place: 0),
    ]
    editor.type(":1.png")
    let run = editor.state.runs[3]
    #expect(screen(editor.state).textLines.contains { $0.contains("Run       quality-gate on 2 images") })
    #expect(entries(editor).map(\.action) == [.openRun(run.id)])
    editor.press(.enter)
    #expect(editor.state.currentRun?.id == run.id && editor.state.focus == .prediction)
    #expect(editor.state.selectedWorkflow == run.workflow && editor.notice.hasPrefix("quality-gate on 2 images, "))
    editor.type(":1.png")
    editor.state.runs = []
    editor.press(.enter)
    #expect(entries(editor) == [], "what is not kept any more is not found")
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

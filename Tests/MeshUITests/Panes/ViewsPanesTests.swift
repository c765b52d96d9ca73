import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import TestSupport
import Testing
import Panels

@Suite("The panes")
struct ViewsPanesTests {
  @Test("ten thousand workflows cost no more than what is seen of them")
  func manyWorkflows() {
    var state = Fixtures.state(rows: 40, columns: 120)
    state.library.beginReading()
    state.library.add((0..<10_000).map { Fixtures.small("flow-\(10_000 + $0)", nodes: 1, age: 60) })
    state.library.finishReading(at: Fixtures.now)
    state.cursors.workflow = "flow-15000"
    let lines = mainScreen(state).textLines
    #expect(lines.contains { $0.hasPrefix("▸   flow-15000") })
    #expect(lines.contains { $0.contains("↑ 4,989  ↓ 4,989 more") })
    #expect(lines[1].contains(" 10,000 ━"))
  }

  @Test("every row of a list can be reached")
  func selectionIsShown() {
    for size in [Size(rows: 24, columns: 80), Size(rows: 10, columns: 40)] {
      var state = Fixtures.busy(rows: size.rows, columns: size.columns)
      state.focus = .workflows
      for id in state.workflowIDs {
        state.cursors.workflow = id
        #expect(mainScreen(state).textLines.contains { $0.hasPrefix("▸") && $0.contains(id) })
      }
    }
  }

  @Test("an empty list says what to do")
  func emptyStates() {
    var state = Fixtures.fresh(rows: 24, columns: 80)
    func text() -> String { mainScreen(state).textLines.joined(separator: "\n") }
    #expect(text().contains("reading the workflows"))
    state.library.phase = .failed("No answer from api.clarifai.com.")
    #expect(text().contains("error No answer from"))
    #expect(text().contains("R reads again"))
    state.library.finishReading(at: Fixtures.now)
    #expect(text().contains("A starts a new one"))
    #expect(text().contains("nothing staged"))
    #expect(text().contains("no workflow selected"))
    state.library.add([Workflow(id: "bare")])
    state.cursors.workflow = "bare"
    #expect(text().contains("a adds the first node"))
    state.filter.text = TextField("zzz")
    #expect(text().contains("no id fits zzz"))
  }

  @Test("a list that could not be read again is not passed off as fresh")
  func stale() {
    var state = Fixtures.busy(rows: 24, columns: 120)
    state.library.phase = .failed("No answer.")
    #expect(mainScreen(state).textLines[1].contains("20, stale"))
  }

  @Test("a draft of a workflow that the service does not have cannot be predicted on, and says so")
  func draftOnly() {
    var state = Fixtures.busy(rows: 40, columns: 120)
    state.cursors.workflow = "night-watch"
    #expect(mainScreen(state).textLines.contains { $0.contains("night-watch is only a draft") })
  }

  @Test("raising the threshold hides concepts and counts them")
  func threshold() {
    var state = Fixtures.busy(rows: 40, columns: 120)
    state.focus = .prediction
    state.isZoomed = true
    state.kept.thresholds = [state.selectedWorkflow ?? "": 0.95]
    let text = mainScreen(state).textLines.joined(separator: "\n")
    #expect(text.contains("railway") && !text.contains("travel "))
    #expect(text.contains("4 below the threshold"))
    #expect(text.contains("threshold 0.95 hides 5 concepts"))
  }

  @Test("the last line of what scrolls can be reached, and no further", arguments: [true, false])
  func scrolling(_ isZoomed: Bool) {
    var state = Fixtures.busy(rows: 24, columns: 80)
    state.isZoomed = isZoomed
    state.focus = .prediction
    state.scrollPrediction(by: 10_000)
    #expect(mainScreen(state).textLines.contains { $0.contains("brown") })
    state.focus = .detail
    state.detail = .json
    state.scrollDetail(by: 10_000)
    #expect(mainScreen(state).textLines.contains { $0.hasSuffix("}") || $0.hasSuffix("} ") })
  }

  @Test("a place behind the end, as after a resize or an undo, shows the end", arguments: [true, false])
  func behindTheEnd(_ isZoomed: Bool) {
    var state = Fixtures.busy(rows: 24, columns: 80)
    state.isZoomed = isZoomed
    for (pane, tab) in [(Pane.prediction, DetailTab.node), (.detail, .node), (.detail, .draft), (.detail, .json)] {
      state.focus = pane
      state.detail = tab
      state.scrollPrediction(by: 10_000)
      state.scrollDetail(by: 10_000)
      let end = mainScreen(state).textLines
      state.cursors.predictionTop += 500
      state.cursors.detailTop += 500
      #expect(mainScreen(state).textLines == end, "\(pane) \(tab)")
    }
  }

  @Test("of a very long JSON the first lines are shown, and how many there are besides")
  func longJSON() {
    var state = Fixtures.busy(rows: 24, columns: 120)
    let regions = (0..<1500).map {
      Region(id: "region-\($0)", box: .init(top: 0.1, left: 0.1, bottom: 0.9, right: 0.9))
    }
    let output = Output(id: "o", status: .ok, model: nil, data: OutputData(regions: regions))
    state.runs = [
      PredictionRun(
        workflow: Fixtures.station.id, versionID: nil, nodes: Array(Fixtures.station.nodes.prefix(1)),
        image: Fixtures.run.image, at: Fixtures.now, seconds: 1, status: .ok,
        result: WorkflowResult(status: .ok, outputs: [output]))
    ]
    state.focus = .prediction
    state.showsRawPrediction = true
    state.scrollPrediction(by: 10_000)
    #expect(state.cursors.predictionTop + Layout(state).rows(of: .prediction) == 2001, "a row says how much is above")
    #expect(mainScreen(state).textLines.contains { $0.contains("cut after 1,999 lines") })
  }

  @Test("only the embedded backend offers to restore its sample app")
  func emptySample() {
    var local = Fixtures.booth(rows: 24, columns: 80)
    var remote = Fixtures.fresh(rows: 24, columns: 80)
    for id in local.library.order { local.library.replace([id], with: [:]) }
    remote.library.finishReading(at: Fixtures.now)
    #expect(mainScreen(local).textLines.contains { $0.contains("F12 restores") })
    #expect(!mainScreen(remote).textLines.contains { $0.contains("F12") })
  }

  @Test("the staged screen shows the request with nothing left out, or how much of it is cut")
  func wire() throws {
    var state = Fixtures.busy(rows: 200, columns: 120)
    state.focus = .staged
    state.isZoomed = true
    let body = try #require(Fixtures.plan().steps.first?.requests.first?.body)
    let lines = screen(state).textLines
    let first = try #require(lines.firstIndex { $0.contains("PATCH /v2") })
    let end = try #require(lines.firstIndex { $0.contains("authorization") })
    // A mark stands before the objects of nodes that differ.
    let sent = lines[first + 1..<end].map { $0.dropFirst() }.joined()
    #expect(sent.filter { $0 != " " } == body.compact.filter { $0 != " " })
    #expect(Set(lines[first + 1..<end].compactMap(\.first)).isSuperset(of: "~+"))
    state.size = Size(rows: 44, columns: 120)
    #expect(screen(state).textLines.contains { $0.contains("more lines; the plan shows all") })
  }

  @Test("numbers of others may be anything")
  func hostileNumbers() {
    var state = Fixtures.busy(rows: 24, columns: 80)
    let data = OutputData(
      concepts: [Concept(id: "sure", value: 1e300)],
      colors: [ColorShare(hex: "none", w3cHex: "", w3cName: "", share: -1e300)],
      regions: [Region(id: "r", box: .init(top: -1e300, left: 1e300, bottom: 1e300, right: -1e300), value: 1e300)])
    let output = Output(id: "o", status: .ok, model: nil, data: data)
    state.runs = [
      PredictionRun(
        workflow: Fixtures.station.id, versionID: nil, nodes: Array(Fixtures.station.nodes.prefix(1)),
        image: Fixtures.run.image, at: Fixtures.now, seconds: 1e300, status: .ok,
        result: WorkflowResult(status: .ok, outputs: [output]))
    ]
    state.focus = .prediction
    state.isZoomed = true
    #expect(mainScreen(state).textLines.contains { $0.contains("sure") && $0.contains("━━━ ") })
  }

  @Test("text of others never reaches the screen as a command, at any size")
  func hostileText() {
    let evil = "\u{1B}[2J\u{7}\u{202E}\u{200B}\n日本語\u{0301}\u{0301}" + String(repeating: "x", count: 300)
    for (rows, columns) in [(10, 40), (20, 60), (24, 80), (40, 120), (60, 200)] {
      var state = Fixtures.busy(rows: rows, columns: columns)
      state.library.add([
        Workflow(
          id: evil, nodes: [WorkflowNode(id: evil, model: ModelReference(id: evil, versionID: evil), inputs: [evil])],
          attributes: ["description": .string(evil)])
      ])
      state.cursors.workflow = evil
      state.cursors.node = evil
      state.notice = .error(evil)
      state.staged.append(StagedStep(id: 9, change: .delete([evil])))
      state.cursors.staged = 9
      for pane in Pane.allCases {
        for tab in DetailTab.allCases {
          state.focus = pane
          state.detail = tab
          state.isZoomed.toggle()
          let glyphs = mainScreen(state).textLines.joined().unicodeScalars
          #expect(!glyphs.contains { $0.value < 0x20 || $0.value == 0x7F || $0.value == 0x202E || $0.value == 0x200B })
        }
      }
    }
  }

  /// Which workflows run the model of a node, with drafts as they are edited.
  @Test func detailSaysWhoUsesAModel() throws {
    func used(_ editor: Editor) -> String? {
      detailLines(editor.state, columns: 80).map { ($0.spans + $0.trailing).map(\.text).joined() }
        .first { $0.contains("used by") }
    }
    var editor = Editor.ready()
    editor.type("2")
    #expect(used(editor) == " used by  photo-basics, tile-colorsw ", "with the key that lists them")
    editor = Editor.drafting(try Gallery.draft(of: Gallery.tiles, .removeNode("colors")))
    editor.press(.down)
    #expect(editor.state.selectedNode?.id == "colors")
    #expect(used(editor) == " used by  photo-basicsw ", "not where the draft removes it")
    editor.take(
      .workflows(
        (0..<9).map { Workflow(id: "w\($0)", nodes: Gallery.basics.nodes) }.map(WorkflowDocument.init), isLast: false))
    editor.type("1")
    editor.press(.home)
    editor.type("2")
    #expect(used(editor)?.contains(" workflows") == true)
  }

  /// A node may be called as the picture is: it is in quotes wherever it is drawn.
  @Test func aNodeCalledImageIsToldFromThePicture() {
    let workflow = Workflow(
      id: "photo-basics",
      nodes: [Gallery.node("image", Gallery.color), Gallery.node("colours", Gallery.color, from: ["image"])])
    var editor = Editor.ready()
    editor.take(.workflows([WorkflowDocument(workflow)], isLast: false))
    editor.type("2t")
    #expect(screen(editor.state).textLines.contains { $0.contains("\"image\"") })
    editor.type("tji")
    let lines = screen(editor.state).textLines
    #expect(lines.contains { $0.contains("(•) from \"image\"") }, "\(lines)")
    #expect(lines.contains { $0.contains("image ─→ \"image\" ─→ colours") })
  }
}

import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing

@Suite("The graph on the screen")
struct GraphViewTests {
  private func assert(_ state: State, _ name: String) {
    assertSnapshot(screen(state), named: "\(name)-\(state.size.columns)x\(state.size.rows)")
  }

  @Test("the workflow of the mock-up", arguments: ViewsSnapshotTests.sizes)
  func station(_ size: Size) { assert(Fixtures.graph(size), "station") }

  @Test("a diamond, a chain, a ghost and a new node", arguments: ViewsSnapshotTests.sizes)
  func gallery(_ size: Size) { assert(Fixtures.editedGraph(size), "gallery") }

  @Test("twenty nodes, more than is seen at once", arguments: ViewsSnapshotTests.sizes)
  func large(_ size: Size) {
    var state = Fixtures.graph(size, of: Fixtures.large)
    state.cursors.node = "step-9"
    assert(state, "large")
  }

  @Test("mistakes: a circle, a node that is not there, one that reads itself")
  func twisted() { assert(Fixtures.graph(Size(rows: 24, columns: 80), of: Fixtures.twisted), "twisted") }

  @Test("little room", arguments: [Size(rows: 20, columns: 60), Size(rows: 10, columns: 40)])
  func small(_ size: Size) { assert(Fixtures.editedGraph(size), "small") }

  @Test("with the whole screen")
  func zoomed() {
    var state = Fixtures.graph(Size(rows: 24, columns: 80), of: Fixtures.large)
    state.isZoomed = true
    state.cursors.node = "step-19"
    assert(state, "zoomed")
  }

  @Test(
    "whatever is selected is seen, in a heavy box",
    arguments: ViewsSnapshotTests.sizes + [Size(rows: 10, columns: 40), Size(rows: 18, columns: 110)])
  func selection(_ size: Size) {
    for workflow in [Fixtures.large, Fixtures.gallery, Fixtures.twisted] {
      for node in workflow.nodes {
        var state = Fixtures.graph(size, of: workflow)
        state.cursors.node = node.id
        let lines = screen(state).textLines
        #expect(lines.contains { $0.contains("┏━") } && lines.contains { $0.contains("┃ \(node.id)") }, "\(node.id)")
      }
    }
  }

  @Test("what is out of sight is counted")
  func rest() {
    var state = Fixtures.graph(Size(rows: 24, columns: 80), of: Fixtures.large)
    state.cursors.node = "step-0"
    #expect(screen(state).textLines.contains { $0.contains("→ ") && $0.hasSuffix(" more") && !$0.contains("←") })
    state.cursors.node = "step-19"
    #expect(screen(state).textLines.contains { $0.contains("← ") && $0.hasSuffix(" more") && !$0.contains("→ ") })
    #expect(!screen(Fixtures.graph(Size(rows: 24, columns: 80))).textLines.contains { $0.hasSuffix(" more") })
  }

  @Test("without UTF-8 there are boxes, arrows and a selection too")
  func ascii() {
    let lines = screen(Fixtures.editedGraph(Size(rows: 24, columns: 80))).textLines[2..<17]
    let text = lines.map { String($0.map(Glyphs.ascii)) }.joined(separator: "\n")
    #expect(text.contains("+===") && text.contains("->| + tags") && text.contains("| - food"))
    #expect(!text.contains("?"))
  }

  @Test("beside a sheet there is the list of workflows")
  func besideSheet() {
    var state = Fixtures.graph(Size(rows: 40, columns: 120))
    state.dialogs = [.newWorkflow(NewWorkflowForm())]
    #expect(screen(state).textLines[1].hasPrefix("─ 1 Workflows"))
  }

  @Test("another pane has the panes as they were, and the nodes in a table")
  func unfocused() {
    var state = Fixtures.graph(Size(rows: 24, columns: 80))
    var table = state
    table.showsGraph = false
    for pane in Pane.allCases where pane != .nodes {
      state.focus = pane
      table.focus = pane
      #expect(screen(state) == screen(table))
    }
  }

  @Test("text of others stays text, at any size")
  func hostileText() {
    let evil = "\u{1B}[2J\u{7}\u{202E}日本語\u{0301}" + String(repeating: "x", count: 300)
    for (rows, columns) in [(10, 40), (20, 60), (24, 80), (40, 120)] {
      let node = WorkflowNode(id: evil, model: ModelReference(id: evil, versionID: evil), inputs: [evil + "?"])
      var state = Fixtures.graph(Size(rows: rows, columns: columns), of: Workflow(id: evil, nodes: [node]))
      state.cursors.node = evil
      #expect(state.drawsGraph)
      let glyphs = screen(state).textLines.joined().unicodeScalars
      #expect(!glyphs.contains { $0.value < 0x20 || $0.value == 0x7F || $0.value == 0x202E })
    }
  }
}

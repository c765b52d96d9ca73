import Canvas
import MeshCore
@testable import MeshUI
import Testing

@Suite struct GraphWalkTests {
  /// In the graph of an app whose only workflow this is.
  private func editor(_ workflow: Workflow = Gallery.tiles) -> Editor {
    var editor = Editor.ready()
    editor.reread(workflow)
    editor.type("2t")
    return editor
  }

  @Test func tTurnsTheTableIntoAGraphAndBack() {
    var editor = editor()
    #expect(editor.state.keyContext == .graph)
    #expect(Layout(editor.state).arrangement == .graph)
    #expect(editor.notice == "h l follow the edges, j k stay in the column. Tab leaves the pane.")
    #expect(editor.type("t") == [])
    #expect(editor.state.keyContext == .nodes)
    #expect(Layout(editor.state).arrangement == .twoColumns)
  }

  @Test func theGraphIsKeptWhileOneIsElsewhere() {
    var editor = editor()
    editor.press(.tab)
    #expect(editor.state.focus == .staged && Layout(editor.state).arrangement == .twoColumns)
    editor.press(.backTab)
    #expect(editor.state.keyContext == .graph)
    editor.press(.escape)
    #expect(editor.state.focus == .workflows)
    editor.press(.enter)
    #expect(editor.state.keyContext == .graph)
  }

  @Test func leftAndRightFollowTheEdges() {
    var editor = editor()
    editor.type("l")
    #expect(editor.state.cursors.node == "colors")
    editor.press(.right)
    #expect(editor.state.cursors.node == "colors")
    #expect(editor.notice == "Nothing reads colors.")
    editor.press(.left)
    #expect(editor.state.cursors.node == "tiles")
    editor.type("h")
    #expect(editor.state.cursors.node == "tiles")
    #expect(editor.notice == "tiles reads the image of the request: no node stands before it.")
    #expect(editor.state.focus == .nodes)
  }

  @Test func severalTimesGoesOn() {
    var editor = editor(.graph(["a": [], "b": ["a"], "c": ["b"], "d": ["c"]]))
    editor.type("lll")
    #expect(editor.state.cursors.node == "d")
    editor.type("hh")
    #expect(editor.state.cursors.node == "b")
  }

  @Test func upAndDownStayInTheColumn() {
    var editor = editor()
    editor.type("lj")
    #expect(editor.state.cursors.node == "quality")
    editor.type("jj")
    #expect(editor.state.cursors.node == "quality")
    editor.press(.up, .up)
    #expect(editor.state.cursors.node == "colors")
    editor.press(.pageDown)
    #expect(editor.state.cursors.node == "quality")
  }

  @Test func theEndsAreThoseOfTheGraph() {
    var editor = editor(.graph(["z": ["a"], "a": [], "b": ["a"]]))
    editor.type("gg")
    #expect(editor.state.cursors.node == "a")
    editor.type("G")
    #expect(editor.state.cursors.node == "b")
    editor.press(.home)
    #expect(editor.state.cursors.node == "a")
  }

  @Test func anInputThatIsNotThereIsSaid() {
    var editor = editor(.graph(["a": ["nowhere"]]))
    editor.type("h")
    #expect(editor.notice == "What a reads is not in the workflow. i chooses what it reads.")
  }

  @Test func theKeysOfNodesWorkThere() {
    var editor = editor()
    let effects = editor.type("ld")
    #expect(effects.contains(.record(.edited("tile-colors", .removeNode("colors"), at: 0))))
    #expect(editor.state.nodeRows.first { $0.id == "colors" }?.mark == .removed)
    editor.type("u")
    #expect(editor.state.nodeRows.allSatisfy { $0.mark == .none })
    editor.type("e")
    #expect(editor.form?.purpose == .edit("colors"))
    editor.press(.escape)
    #expect(editor.state.keyContext == .graph)
    editor.type("v")
    #expect(editor.versions?.node == "colors")
  }

  @Test func zoomGivesTheGraphAllOfTheScreen() {
    var editor = editor()
    editor.type("2")
    #expect(editor.state.isZoomed && editor.state.keyContext == .graph)
    editor.press(.escape)
    #expect(!editor.state.isZoomed && editor.state.keyContext == .graph)
  }

  @Test func whatCannotBeDrawnStaysATable() {
    let nodes = (0..<State.mostNodes + 1).map { WorkflowNode(id: "n\($0)", model: ModelReference(id: "m")) }
    var editor = editor(Workflow(id: "huge", nodes: nodes))
    #expect(editor.state.keyContext == .nodes)
    #expect(editor.notice == "41 nodes with their edges are too many to draw: the table shows them.")
    editor = self.editor(Workflow(id: "bare"))
    #expect(editor.state.keyContext == .nodes)
    #expect(editor.notice == "There is no node to draw yet. a adds one.")
  }
}

import Canvas
import MeshCore
@testable import MeshUI
import Testing
import Panels

@Suite struct MovingTests {
  private func manyWorkflows(_ count: Int) -> [Workflow] {
    (0..<count).map { Workflow(id: "w-\(100 + $0)", nodes: Gallery.basics.nodes) }
  }

  @Test func downAndUpStayInTheList() {
    var editor = Editor.ready()
    #expect(editor.state.cursors.workflow == "photo-basics")
    #expect(editor.press(.char("j")) == [])
    #expect(editor.state.cursors.workflow == "quality-gate")
    editor.press(.down, .down, .down)
    #expect(editor.state.cursors.workflow == "tile-colors")
    editor.press(.char("k"), .up, .up, .up)
    #expect(editor.state.cursors.workflow == "photo-basics")
  }

  @Test func pagesAndEnds() {
    var editor = Editor()
    editor.take(.workflows(manyWorkflows(100).map(WorkflowDocument.init), isLast: true))
    #expect(editor.press(.end) == [])
    #expect(editor.state.cursors.workflow == "w-199")
    editor.press(.home)
    #expect(editor.state.cursors.workflow == "w-100")
    editor.press(.pageDown)
    let page = editor.state.cursors.workflow ?? ""
    #expect(page > "w-102")
    editor.press(.pageUp)
    #expect(editor.state.cursors.workflow == "w-100")
    editor.press(.ctrl("d"))
    #expect(editor.state.cursors.workflow == page)
    editor.press(.ctrl("u"))
    #expect(editor.state.cursors.workflow == "w-100")
  }

  @Test func theRowsOfOtherPanesMoveToo() throws {
    var editor = Editor.drafting(
      try Gallery.draft(of: Gallery.basics, Gallery.olderQuality),
      staged: [
        StagedStep(id: 1, change: .delete(["tile-colors"])), StagedStep(id: 2, change: .delete(["quality-gate"])),
      ])
    editor.press(.char("j"))
    #expect(editor.state.cursors.node == "quality")
    editor.press(.char("3"), .char("j"))
    #expect(editor.state.cursors.staged == 2)
    #expect(editor.state.cursors.workflow == "quality-gate", "which its step is about")
  }

  @Test func aLargerScreenLeavesNoPaneBehindItsEnd() {
    var editor = Editor.ready()
    editor.press(.char("0"), .char("0"), .char("0"), .end)
    #expect(editor.state.cursors.detailTop > 0)
    _ = update(&editor.state, .event(.resize(Size(rows: 200, columns: 200))))
    #expect(editor.state.cursors.detailTop == 0)
  }

  @Test func detailAndPredictionScrollAndStopAtTheirEnds() {
    var editor = Editor.ready()
    editor.press(.char("0"), .up)
    #expect(editor.state.cursors.detailTop == 0)
    editor.press(.end)
    let bottom = editor.state.cursors.detailTop
    editor.press(.down)
    #expect(editor.state.cursors.detailTop == bottom)
    editor.press(.char("4"), .end, .home)
    #expect(editor.state.cursors.predictionTop == 0)
  }

  @Test func tabVisitsEveryPaneAndComesBack() {
    var editor = Editor.ready()
    var visited: [Pane] = []
    for _ in Pane.allCases {
      #expect(editor.press(.tab) == [])
      visited.append(editor.state.focus)
    }
    #expect(Set(visited).count == Pane.allCases.count)
    #expect(visited.last == .workflows)
    for pane in visited.reversed().dropFirst() + [.workflows] {
      editor.press(.backTab)
      #expect(editor.state.focus == pane)
    }
  }

  @Test func leftAndRightFollowTheScreen() {
    var editor = Editor.ready()
    editor.press(.char("l"))
    #expect(editor.state.focus == .nodes)
    editor.press(.right)
    #expect(editor.state.focus == .nodes)
    editor.press(.left, .char("h"))
    #expect(editor.state.focus == .workflows)
    editor.press(.char("4"), .char("h"))
    #expect(editor.state.focus == .detail)
    editor.press(.char("h"), .char("l"), .char("l"))
    #expect(editor.state.focus == .prediction)
  }

  @Test func aNumberJumpsAndAgainZoomsOrTurnsTheTab() {
    var editor = Editor.ready()
    for (key, pane) in [("2", Pane.nodes), ("3", .staged), ("4", .prediction), ("1", .workflows)] {
      #expect(editor.type(key) == [])
      #expect(editor.state.focus == pane)
      #expect(!editor.state.isZoomed)
      editor.type(key)
      #expect(editor.state.isZoomed)
    }
    editor.press(.char("0"))
    let tab = editor.state.detail
    editor.press(.char("0"))
    #expect(editor.state.detail != tab)
    editor.press(.char("0"), .char("0"))
    #expect(editor.state.detail == tab)
    #expect(!editor.state.isZoomed)
  }

  @Test func enterGoesIntoTheWorkflow() {
    var editor = Editor.ready()
    #expect(editor.press(.enter) == [])
    #expect(editor.state.focus == .nodes)
  }

  @Test func zoomTakesAndGivesBackTheScreen() {
    var editor = Editor.ready()
    editor.press(.char("+"))
    #expect(editor.state.isZoomed)
    #expect(editor.press(.char("q")) == [])
    #expect(!editor.state.isZoomed)
    editor.press(.char("+"), .char("+"))
    #expect(!editor.state.isZoomed)
  }

  /// What was done last is taken back first.
  @Test func escapeTakesOneStepBack() {
    var editor = Editor.ready()
    editor.press(.char("/"), .char("t"), .enter, .char(" "), .char("2"), .char("+"))
    editor.press(.escape)
    #expect(!editor.state.isZoomed && editor.state.focus == .nodes)
    editor.press(.escape)
    #expect(editor.state.focus == .workflows && !editor.state.marked.isEmpty)
    editor.press(.escape)
    #expect(editor.state.marked.isEmpty && editor.state.filter.text.text == "t")
    editor.press(.escape)
    #expect(!editor.isFiltered)
    #expect(editor.press(.escape) == [])
  }

  /// What is chosen in Staged is what Nodes and Detail show.
  @Test func aStepBringsItsWorkflowAlong() throws {
    var editor = try BindingTests.editor(in: .staged)
    editor.press(.end)
    #expect(editor.state.selectedStep?.change == .delete(["tile-colors"]))
    #expect(editor.state.selectedWorkflow == "tile-colors")
    editor.press(.home)
    #expect(editor.state.selectedWorkflow == "photo-basics")
  }
}

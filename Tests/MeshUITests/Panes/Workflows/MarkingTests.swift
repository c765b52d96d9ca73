import Canvas
import MeshCore
@testable import MeshUI
import Testing

/// Marks, and what is done with all that is marked.
@Suite struct MarkingTests {
  /// A node takes another version, one goes and one is added, which another reads.
  private func drafting() throws -> Editor {
    var gate = Gallery.node("quality", Gallery.quality)
    gate.model.versionID = "image-quality-old"
    return Editor.drafting(
      try Gallery.draft(
        of: Gallery.tiles, .updateNode("quality", to: gate), .removeNode("colors"),
        .addNode(Gallery.node("more", Gallery.tiling), at: nil),
        .addNode(Gallery.node("last", Gallery.color, from: ["more"]), at: nil)))
  }

  @Test func spaceMarksNodesAndEscUnmarks() throws {
    var editor = try drafting()
    #expect(editor.nodeIDs == ["tiles", "colors", "quality", "more", "last"])
    editor.type(" ")
    #expect(editor.state.markedNodes == ["tiles"] && editor.state.cursors.node == "colors")
    #expect(editor.notice.hasPrefix("1 node marked."))
    editor.type(" k ")
    #expect(editor.state.markedNodes == ["tiles"], "Space takes the mark off again")
    editor.type("*")
    #expect(editor.state.markedNodes.count == 5)
    editor.press(.escape)
    #expect(editor.state.markedNodes == [] && editor.state.focus == .nodes)
    editor.press(.escape)
    #expect(editor.state.focus == .workflows)
  }

  @Test func aRangeGoesFromTheLastMarkInEitherDirection() throws {
    var editor = try drafting()
    editor.type("jj jV")
    #expect(editor.state.markedNodes == ["quality", "more", "last"])
    editor.type("ggV")
    #expect(editor.state.markedNodes.count == 5)
    editor = Editor.ready()
    editor.type("V")
    #expect(editor.state.marked == ["photo-basics"], "the selected one where nothing was marked")
    editor.type("GV")
    #expect(editor.state.marked == ["photo-basics", "quality-gate", "tile-colors"])
    #expect(editor.notice.hasPrefix("3 workflows marked."))
  }

  @Test func anotherWorkflowHasNoMarks() throws {
    var editor = try drafting()
    editor.type("*1k")
    #expect(editor.state.markedNodes == [])
  }

  @Test func dRemovesAllMarkedByOneEdit() throws {
    var editor = try drafting()
    let draft = editor.state.drafts["tile-colors"]
    editor.type("jV")
    editor.type("jV")
    #expect(editor.type("d").count == 1, "one entry: colors is gone already")
    #expect(editor.notice == "quality removed. Draft only. u undoes.")
    editor.type("u ggVGV")
    let effects = editor.type("d")
    #expect(effects.count == 1)
    #expect(editor.state.workflow("tile-colors")?.nodes == [])
    #expect(editor.state.notice.word == "-")
    #expect(editor.state.markedNodes == [])
    editor.type("u")
    #expect(editor.state.drafts["tile-colors"]?.result == draft?.result)
  }

  @Test func undoNamesAllThatCameBack() {
    var editor = Editor.ready()
    editor.type("G2VjVd")
    #expect(
      editor.notice
        == "tiles, colors removed. Draft only. u undoes. quality reads it, and is an error until "
        + "i there chooses another input.")
    editor.type("u")
    #expect(editor.notice.hasPrefix("tiles, colors removed"))
    #expect(editor.nodeIDs == ["tiles", "colors", "quality"])
  }

  @Test func sStagesOnlyTheMarkedChanges() throws {
    var editor = try drafting()
    let step = StagedStep(id: 1, change: .patch("tile-colors", .automatic, only: ["quality", "colors"]))
    editor.state.markedNodes = ["quality", "colors", "tiles"]
    #expect(editor.type("s") == [.record(.staged([step])), editor.stagingsEntry])
    #expect(editor.state.focus == .staged && editor.state.isZoomed)
    #expect(editor.notice.hasPrefix("Step 1: only colors, quality; what else the draft changes stays in it."))
    #expect(editor.state.markedNodes == [])
    // Without marks it stages all.
    editor.type("2")
    let whole = StagedStep(id: 1, change: .patch("tile-colors", .automatic))
    #expect(editor.type("s") == [.record(.staged([whole])), editor.stagingsEntry])
  }

  @Test func theActionIsChosenForThePart() throws {
    var editor = try drafting()
    editor.state.markedNodes = ["quality"]
    editor.type("sm")
    #expect(editor.state.staged.map(\.change) == [.patch("tile-colors", .chosen(.merge), only: ["quality"])])
    editor.type("2")
    editor.state.markedNodes = ["more"]
    editor.type("s")
    #expect(editor.state.staged.map(\.change) == [.patch("tile-colors", .chosen(.merge), only: ["more"])])
  }

  /// A node of a staged part that takes another id is of it still.
  @Test func aNodeWithAnotherIDStaysInItsPart() throws {
    var editor = try drafting()
    editor.state.markedNodes = ["quality"]
    editor.type("s2")
    editor.state.cursors.node = "quality"
    editor.type("e")
    editor.press(.tab, .tab)
    editor.type("-2")
    editor.press(.enter, .enter)
    #expect(editor.state.staged.map(\.change) == [.patch("tile-colors", .automatic, only: ["quality", "quality-2"])])
    #expect(editor.state.sentDraft(editor.state.staged[0].change)?.result.nodes.map(\.id).contains("quality-2") == true)
  }

  @Test(arguments: [
    (["last"], "Not staged. last reads more, which is not in the workflow. Mark more too."),
    (["tiles"], "None of the marked nodes is changed. Marks are for changes: + ~ and -."),
  ])
  func whatCannotBeStagedAloneSaysWhy(_ names: [NodeID], _ words: String) throws {
    let nodes = Set(names)
    for key in ["s", "c"] {
      var editor = try drafting()
      editor.state.markedNodes = nodes
      #expect(editor.type(key) == [])
      #expect(editor.notice == words)
      #expect(editor.state.markedNodes == nodes && editor.state.staged == [])
    }
  }

  @Test func aNewWorkflowIsStagedWhole() throws {
    var editor = Editor.drafting(
      try Gallery.draft(of: Workflow(id: "new"), isNew: true, .addNode(Gallery.basics.nodes[0], at: nil)))
    editor.type("*")
    #expect(editor.type("s") == [])
    #expect(editor.notice == "new is new, and is created whole. Esc unmarks; then s stages it.")
  }

  /// Applied in part, the rest stays a draft on what the service has by then.
  @Test func theRestStaysADraft() async throws {
    var editor = try drafting()
    let service = SmallService()
    editor.state.markedNodes = ["quality", "colors"]
    editor.type("c")
    editor.answerPlan(stored: service.workflows)
    #expect(editor.plan?.plan?.isReady == true)
    editor.type("Y")
    await editor.answerStep(service)
    #expect(editor.report?.reports.map(\.outcome) == [.asPredicted])
    let stored = try #require(service.workflows["tile-colors"])
    #expect(stored.nodes.map(\.id) == ["tiles", "quality"])
    let rest = try #require(editor.state.drafts["tile-colors"])
    #expect(rest.base == stored && rest.result.nodes.map(\.id) == ["tiles", "quality", "more", "last"])
    #expect(editor.state.staged == [])
    editor.press(.enter)
    editor.type("2u")
    #expect(editor.notice == "last added: color-recognition color-re.", "the rest is undone edit by edit")
  }
}

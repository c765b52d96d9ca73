import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing
import Panels

/// `w` in Nodes: where else a model is used.
@Suite struct UsesTests {
  private func opened(_ editor: Editor = .ready()) -> Editor {
    var editor = editor
    editor.type("12jw")
    return editor
  }

  private func sheet(_ editor: Editor) -> UsesSheet? {
    if case .uses(let sheet) = editor.state.dialogs.last { sheet } else { nil }
  }

  @Test func everyNodeOfTheModelIsListed() throws {
    var editor = Editor.ready()
    editor.type("2j")
    #expect(editor.type("w") == [.start(.readVersions(Gallery.quality.reference(version: "image-quality-new")))])
    let places = try #require(sheet(editor)).uses.map { [$0.place.workflow, $0.place.node] }
    #expect(places == [["photo-basics", "quality"], ["quality-gate", "quality"], ["tile-colors", "quality"]])
  }

  /// A draft counts as it is edited; versions come newest first once they are known.
  @Test func draftsCountAndVersionsAreOrdered() throws {
    var editor = opened(Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality)))
    editor.answerVersions()
    let groups = editor.state.groups(of: try #require(sheet(editor)))
    #expect(groups.map(\.version) == ["image-quality-new", "image-quality-old"])
    #expect(groups.map { $0.uses.map(\.place.workflow) } == [["quality-gate", "tile-colors"], ["photo-basics"]])
  }

  @Test func nodesAreNamedWholeWhereThereIsRoom() throws {
    let node = Gallery.node("sharpness", Gallery.quality)
    var editor = opened(Editor.drafting(try Gallery.draft(of: Gallery.basics, .addNode(node, at: nil))))
    editor.answerVersions()
    editor.state.size.columns = 40
    #expect(screen(editor.state).textLines.contains { $0.contains("photo-basics") && $0.contains(" sharpness  ") })
  }

  @Test func enterGoesToTheNode() {
    var editor = opened()
    editor.type("G")
    editor.state.filter.text = TextField("photo")
    #expect(editor.press(.enter) == [])
    #expect(editor.state.dialogs == [] && editor.state.focus == .nodes)
    #expect(editor.state.cursors.workflow == "tile-colors" && editor.state.cursors.node == "quality")
    #expect(!editor.isFiltered, "a filter does not hide it")
  }

  @Test func vOpensTheVersionsThere() {
    var editor = opened()
    editor.type("jv")
    #expect(editor.versions?.workflow == "quality-gate" && editor.versions?.node == "quality")
  }

  @Test func aReadingKeepsTheChoice() {
    var editor = Editor.ready()
    editor.press(.function(5))
    editor = opened(editor)
    editor.type("j")
    let choice = sheet(editor)?.choice
    editor.take(.workflows([WorkflowDocument(Gallery.gate)], isLast: true))
    #expect(sheet(editor)?.choice == choice && sheet(editor)?.uses.count == 1)
    editor.press(.escape)
    #expect(editor.state.dialogs == [])
  }

  @Test func withoutNodesThereIsNothingToLookFor() {
    var editor = Editor.ready()
    editor.type("Anew")
    editor.press(.enter)
    #expect(editor.type("w") == [])
    #expect(editor.notice == "There is no node yet. a adds one.")
  }
}

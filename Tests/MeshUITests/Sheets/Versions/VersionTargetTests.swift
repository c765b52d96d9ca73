import Canvas
import MeshCore
@testable import MeshUI
import Testing

/// The version sheet puts a version into more workflows than one.
@Suite struct VersionTargetTests {
  /// The versions of the quality model, the older one chosen, the keyboard at where it is used.
  private func opened(_ editor: Editor = .ready()) -> Editor {
    var editor = editor
    editor.state.cursors.workflow = "photo-basics"
    editor.type("2Gv")
    editor.answerVersions()
    editor.type("G")
    editor.press(.tab)
    return editor
  }

  private func versions(_ editor: Editor) -> [VersionID?] {
    ["photo-basics", "quality-gate", "tile-colors"].map { editor.state.workflow($0)?[node: "quality"]?.model.versionID }
  }

  private let old = "image-quality-old"
  private let new = "image-quality-new"

  @Test func tabGoesThereAndBack() {
    var editor = opened()
    #expect(editor.versions?.target.isFocused == true && editor.versions?.choice == 1)
    editor.type("j")
    #expect(editor.versions?.target.scope == .everywhere && editor.versions?.choice == 1)
    editor.press(.backTab)
    editor.type("k")
    #expect(editor.versions?.target.scope == .everywhere && editor.versions?.choice == 0)
  }

  @Test func hereIsTheDraftAlone() {
    var editor = opened()
    editor.press(.enter)
    #expect(versions(editor) == [old, new, new])
    #expect(editor.state.staged == [])
  }

  @Test func everywhereStagesAStepEach() {
    var editor = opened()
    editor.type("j")
    let effects = editor.press(.enter)
    #expect(versions(editor) == [old, old, old])
    #expect(
      editor.state.staged.map(\.change)
        == ["photo-basics", "quality-gate", "tile-colors"].map { .patch($0, .automatic) })
    #expect(editor.notice == "3 steps staged, C plans them. Nothing sent; 3 shows them.")
    #expect(effects.count == 12, "a draft begun, an edit, a step and its undo each")
    editor.type("1j2uu")
    #expect(versions(editor) == [old, new, old], "each is undone by itself")
  }

  @Test func whatHasADraftIsIncludedWithIt() throws {
    let other = try Gallery.draft(of: Gallery.tiles, .removeNode("colors"))
    var editor = opened(Editor.drafting(other))
    editor.type("j")
    editor.press(.enter)
    #expect(editor.state.drafts["tile-colors"]?.edits.count == 2)
    #expect(editor.state.staged.count == 3)
  }

  @Test func aFaultyDraftIsChangedAndNotStaged() throws {
    let other = try Gallery.draft(of: Gallery.tiles, .removeNode("tiles"))
    var editor = opened(Editor.drafting(other))
    editor.type("j")
    editor.press(.enter)
    #expect(versions(editor) == [old, old, old] && editor.state.staged.count == 2)
    #expect(editor.state.notice.kind == .error)
    #expect(editor.notice.hasPrefix("2 steps staged. Not staged: tile-colors: colors reads tiles"))
  }

  @Test func chosenOnesOnly() {
    var editor = opened()
    editor.type("jj")
    #expect(editor.versions?.target.scope == .chosen)
    #expect(editor.versions?.target.chosen == ["photo-basics", "quality-gate", "tile-colors"])
    editor.type("jj ")
    editor.press(.enter)
    #expect(versions(editor) == [old, new, old])
    #expect(editor.state.staged.map(\.change.workflows) == [["photo-basics"], ["tile-colors"]])
  }

  @Test func noneOrOneIsNoBulk() {
    var editor = opened()
    editor.type("jj  ")
    #expect(editor.versions?.target.chosen.count == 3, "on the row above Space takes none, then all")
    editor.type(" ")
    #expect(editor.press(.enter) == [])
    #expect(editor.notice == "No workflow is chosen. Space takes one in.")
    editor.type("jjj ")
    editor.press(.enter)
    #expect(versions(editor) == [new, new, old])
    #expect(editor.state.staged == [], "one is a draft, as ever")
  }

  @Test func theVersionThatRunsIsNoChange() {
    var editor = opened()
    editor.press(.tab)
    editor.type("k")
    editor.press(.tab)
    editor.type("j")
    #expect(editor.press(.enter) == [])
    #expect(editor.notice == "image-qu runs there already.")
    #expect(editor.versions != nil)
  }

  /// A part of a draft is staged: the new version is of it.
  @Test func aPartIsWidened() throws {
    let draft = try Gallery.draft(of: Gallery.tiles, .removeNode("colors"))
    var editor = Editor.drafting(
      draft, staged: [StagedStep(id: 1, change: .patch("tile-colors", .automatic, only: ["colors"]))])
    editor = opened(editor)
    editor.type("j")
    editor.press(.enter)
    #expect(editor.state.staged[0].change == .patch("tile-colors", .automatic, only: ["colors", "quality"]))
  }

  /// Two nodes of a workflow run the model: one edit, so that one undo brings both back.
  @Test func twoNodesAreOneEdit() throws {
    let twice = try Gallery.draft(of: Gallery.gate, .addNode(Gallery.node("again", Gallery.quality), at: nil))
    var editor = opened(Editor.drafting(twice))
    editor.type("j")
    editor.press(.enter)
    #expect(editor.state.drafts["quality-gate"]?.edits.count == 2)
    editor.type("1j2uu")
    #expect(editor.notice.hasPrefix("quality, again: version image-qu → image-qu"))
    #expect(editor.state.workflow("quality-gate") == twice.result)
  }
}

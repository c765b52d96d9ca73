import Canvas
import MeshCore
@testable import MeshUI
import Testing

/// What becomes of a draft once its step was carried out.
@Suite struct SettlingTests {
  private func apply(_ editor: inout Editor, on service: SmallService) async {
    editor.answerPlan(stored: service.workflows)
    editor.type("Y")
    await editor.answerStep(service)
  }

  /// Somebody else changed another node meanwhile: that is merged, and no draft may be left that would take it back.
  @Test func aMergedDraftEnds() async throws {
    var theirs = Gallery.basics
    theirs.nodes[0].model.versionID = "color-recognition-old"
    let service = SmallService(holding: Gallery.stored.merging(["photo-basics": theirs]) { $1 })
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality))
    editor.type("c")
    await apply(&editor, on: service)
    let versions = service.workflows["photo-basics"]?.nodes.map(\.model.versionID)
    #expect(versions == ["color-recognition-old", "image-quality-old"])
    #expect(editor.report?.reports.map(\.outcome) == [.asPredicted])
    #expect(editor.state.drafts == [:])
  }

  /// The service chose the version, as it was asked to.
  @Test func anUnnamedVersionIsNoDifference() async throws {
    let node = WorkflowNode(id: "more", model: Gallery.color.reference(version: nil))
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, .addNode(node, at: nil)))
    editor.type("c")
    let service = SmallService()
    await apply(&editor, on: service)
    #expect(service.workflows["photo-basics"]?[node: "more"]?.model.versionID == "color-recognition-new")
    #expect(editor.report?.reports.map(\.outcome) == [.asPredicted])
    #expect(editor.state.drafts == [:])
  }

  /// Merge was chosen, which cannot take a node away.
  @Test func whatTheActionCouldNotSayStaysADraft() async throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality, .removeNode("colors")))
    editor.type("sm")
    editor.press(.enter)
    await apply(&editor, on: SmallService())
    #expect(editor.report?.reports.map(\.outcome) == [.asPredicted])
    let draft = try #require(editor.state.drafts["photo-basics"])
    #expect(draft.base.nodes.map(\.model.versionID) == ["color-recognition-new", "image-quality-old"])
    #expect(WorkflowDiff(from: draft.base, to: draft.result).nodes == [.removed(Gallery.basics.nodes[0])])
    #expect(editor.state.staged == [])
  }

  @Test func aDeletionTakesTheDraftAndItsStepAlong() async throws {
    var editor = Editor.drafting(
      try Gallery.draft(of: Gallery.basics, Gallery.olderQuality),
      staged: [
        StagedStep(id: 1, change: .patch("photo-basics", .automatic)),
        StagedStep(id: 2, change: .delete(["photo-basics"])),
        StagedStep(id: 3, change: .delete(["tile-colors"])),
      ])
    editor.type("3j")
    editor.press(.enter)
    editor.answerPlan()
    editor.type("Yphoto-basics")
    editor.press(.enter)
    await editor.answerStep(SmallService())
    #expect(editor.state.drafts == [:])
    #expect(editor.state.staged.map(\.id) == [3])
  }
}

import Canvas
import MeshCore
import MeshUI
import Testing

/// Somebody changed the same node on the service while one edited.
@Suite struct ContestedTests {
  /// The service's `quality` now reads another model.
  private static let theirs: Workflow = {
    var workflow = Gallery.basics
    workflow.nodes[1].model = Gallery.threshold.reference(version: "concept-threshold-new")
    return workflow
  }()
  private static let stored = Gallery.stored.merging(["photo-basics": theirs]) { $1 }

  private static let deletion = StagedStep(id: 1, change: .delete(["tile-colors"]))
  private static let patch = StagedStep(id: 2, change: .patch("photo-basics", .automatic))

  /// The plan of a deletion and of the contested draft, at the latter.
  private func contested() throws -> Editor {
    var editor = Editor.drafting(
      try Gallery.draft(of: Gallery.basics, Gallery.olderQuality), staged: [Self.deletion, Self.patch])
    editor.type("C")
    editor.answerPlan(stored: Self.stored)
    editor.type("j")
    return editor
  }

  @Test func itIsNotApplied() throws {
    var editor = try contested()
    #expect(editor.type("Y") == [])
    #expect(editor.notice.hasPrefix("Not applied. Changed on the service while you edited"))
  }

  @Test func mineBecomesADraftOnWhatTheServiceHolds() throws {
    var editor = try contested()
    let mine = try #require(editor.state.drafts["photo-basics"]).result.nodes
    let effects = editor.type("m")
    let drafts = editor.state.drafts
    #expect(
      effects == [
        .record(.draftBegan(base: Self.theirs, isNew: false)),
        .record(.edited("photo-basics", .replaceNodes(mine), at: 0)),
        .start(.plan([Self.deletion, Self.patch], drafts: drafts)),
      ])
    #expect(drafts["photo-basics"]?.base == Self.theirs)
    #expect(drafts["photo-basics"]?.result.nodes == mine)
    #expect(editor.plan?.wasShown == false)
    editor.answerPlan(stored: Self.stored)
    #expect(editor.plan?.plan?.isReady == true)
  }

  @Test func theirsDropsTheDraftAndItsStepAlone() throws {
    var editor = try contested()
    let effects = editor.type("t")
    #expect(
      effects == [
        .record(.draftEnded("photo-basics")), .record(.staged([Self.deletion])),
        .start(.plan([Self.deletion], drafts: [:])),
      ])
    #expect(editor.state.staged == [Self.deletion])
    #expect(editor.state.workflow("photo-basics") == Self.theirs)
    #expect(editor.plan?.step == 0)
  }

  @Test func theirsOfTheOnlyStepLeavesThePlan() throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality))
    editor.type("c")
    editor.answerPlan(stored: Self.stored)
    editor.type("t")
    #expect(editor.state.dialogs == [])
    #expect(editor.state.staged == [])
    #expect(editor.state.drafts == [:])
    #expect(editor.notice == "photo-basics is as the service has it; your draft is dropped.")
  }

  @Test(arguments: ["m", "t"])
  func onlyAContestedStepIsSettled(_ key: String) throws {
    var editor = try contested()
    editor.type("k")
    #expect(editor.type(key) == [])
    #expect(editor.notice == "This step is not contested.")
    #expect(editor.state.staged.count == 2)
  }
}

import Canvas
import MeshCore
@testable import MeshUI
import Testing

/// Somebody changed the same node on the service while one edited: the plan leads to where that is decided.
@Suite struct ContestedTests {
  /// The plan of a deletion and of the contested draft, at the latter.
  private func contested() throws -> Editor {
    var editor = Editor.drafting(
      try Gallery.draft(of: Gallery.basics, Gallery.olderQuality), staged: [Conflicts.deletion, Conflicts.patch])
    editor.type("C")
    editor.answerPlan(stored: Conflicts.stored)
    editor.type("j")
    return editor
  }

  @Test func itIsNotApplied() throws {
    var editor = try contested()
    #expect(editor.type("Y") == [])
    #expect(editor.notice.hasPrefix("Not applied. Changed on the service while you edited"))
  }

  @Test func enterOnItOpensBothSides() throws {
    var editor = try contested()
    #expect(editor.state.keyContext == .contested)
    editor.press(.enter)
    let merge = try #require(editor.conflict?.merge)
    #expect(merge.base == Gallery.basics && merge.theirs == Conflicts.theirs)
    #expect(merge.mine == editor.state.drafts["photo-basics"]?.result)
    #expect(merge.contested.map(\.id) == [.node("quality")])
  }

  @Test func enterOnAnotherStepLeaves() throws {
    var editor = try contested()
    editor.type("k")
    #expect(editor.state.keyContext == .plan)
    editor.press(.enter)
    #expect(editor.state.dialogs == [])
  }

  /// There is nothing else to see of such a plan.
  @Test func thePlanOfOneStepOpensItByItselfOnce() throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality))
    editor.type("c")
    editor.answerPlan(stored: Conflicts.stored)
    #expect(editor.conflict != nil)
    editor.press(.escape)
    editor.isShown()
    editor.type("R")
    editor.answerPlan(stored: Conflicts.stored)
    #expect(editor.conflict == nil)
    editor.press(.enter)
    #expect(editor.conflict != nil)
  }

  @Test func theVersionsThatStandSideBySideAreRead() throws {
    var editor = try contested()
    let asked = editor.press(.enter).compactMap { effect -> ModelID? in
      if case .start(.readVersions(let model)) = effect { model.id } else { nil }
    }
    #expect(Set(asked) == ["image-quality", "concept-threshold"])
  }
}

/// The small app, with a node that both sides changed and one that only the service did.
enum Conflicts {
  /// The service's `quality` now reads another model.
  static let theirs: Workflow = {
    var workflow = Gallery.basics
    workflow.nodes[1].model = Gallery.threshold.reference(version: "concept-threshold-new")
    return workflow
  }()
  static let stored = Gallery.stored.merging(["photo-basics": theirs]) { $1 }
  /// It hides the colours too, and says what the workflow is for.
  static let more: Workflow = {
    var workflow = theirs
    workflow.nodes[0].suppressesOutput = true
    workflow.attributes["description"] = "theirs"
    return workflow
  }()

  /// What a draft began with that finds ``Gallery/basics`` on the service.
  static let before: Workflow = {
    var workflow = Gallery.basics
    workflow.nodes[1].model = Gallery.threshold.reference(version: "concept-threshold-old")
    return workflow
  }()

  static let deletion = StagedStep(id: 1, change: .delete(["tile-colors"]))
  static let patch = StagedStep(id: 2, change: .patch("photo-basics", .automatic))

  /// Both nodes and the description, changed by the draft.
  static func draft() throws -> Draft {
    var colors = Gallery.basics.nodes[0]
    colors.model.versionID = "color-recognition-old"
    return try Gallery.draft(
      of: Gallery.basics, Gallery.olderQuality, .updateNode("colors", to: colors),
      .replaceAttributes(["description": "mine"]))
  }
}

import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import Testing

/// What is done with all marked workflows at once.
@Suite struct BulkTests {
  /// Two drafts, one of them faulty where it is asked for, and nothing changed in the third workflow.
  private func drafting(faulty: Bool = false) throws -> Editor {
    let first = try Gallery.draft(of: Gallery.basics, Gallery.olderQuality)
    let second = try Gallery.draft(of: Gallery.gate, faulty ? .removeNode("quality") : Gallery.olderQuality)
    var editor = Editor.drafting(first, second)
    editor.type("1*")
    return editor
  }

  private let steps = [
    StagedStep(id: 1, change: .patch("photo-basics", .automatic)),
    StagedStep(id: 2, change: .patch("quality-gate", .automatic)),
  ]

  @Test func sStagesTheDraftOfEach() throws {
    var editor = try drafting()
    let records = editor.type("s").filter { if case .record(.stagings) = $0 { false } else { true } }
    #expect(records == [.record(.staged([steps[0]])), .record(.staged(steps))])
    #expect(editor.notice == "2 steps staged, C plans them. Nothing sent; 3 shows them.")
    #expect(editor.state.marked == [] && editor.state.focus == .workflows)
  }

  @Test func cPlansThem() throws {
    var editor = try drafting()
    editor.type("c")
    #expect(editor.plan?.steps == steps)
    editor = Editor.ready()
    editor.type("*c")
    #expect(editor.plan == nil && editor.notice == "None of these workflows has changes to stage.")
  }

  @Test func aFaultyDraftIsNamedAndStaysMarked() throws {
    for key in ["s", "c"] {
      var editor = try drafting(faulty: true)
      editor.type(key)
      #expect(editor.state.staged == [steps[0]] && editor.plan == nil)
      #expect(editor.state.notice.kind == .error)
      #expect(editor.notice.hasPrefix("1 step staged. Not staged: quality-gate: gate reads quality, which is not in"))
      #expect(editor.state.marked == ["quality-gate"])
    }
  }

  @Test func xDiscardsTheDraftOfEach() throws {
    var editor = try drafting()
    editor.type("s*X")
    #expect(editor.question == .discardDrafts(["photo-basics", "quality-gate"]))
    editor.type("n")
    #expect(editor.state.drafts.count == 2)
    editor.type("Xy")
    #expect(editor.state.drafts == [:] && editor.state.staged == [])
    #expect(editor.notice == "2 drafts discarded: photo-basics, quality-gate.")
    editor.type("X")
    #expect(editor.notice == "None of the marked workflows has a draft." && editor.question == nil)
  }

  @Test func theListIsSortedInThreeWays() {
    var dated = Gallery.workflows
    for (place, days) in [3.0, 1, 2].enumerated() { dated[place].modifiedAt = Gallery.start - days * 86_400 }
    var editor = Editor()
    editor.take(.workflows(dated.map(WorkflowDocument.init), isLast: true))
    #expect(editor.state.workflowIDs == ["photo-basics", "quality-gate", "tile-colors"])
    #expect(editor.type("S") == [])
    #expect(editor.state.workflowIDs == ["quality-gate", "tile-colors", "photo-basics"])
    #expect(editor.notice == "Workflows are sorted newest first.")
    editor.type("j")
    #expect(
      editor.state.cursors.workflow == nil || editor.state.workflowIDs.contains(editor.state.cursors.workflow ?? ""))
    editor.type("S")
    #expect(editor.state.workflowIDs == ["tile-colors", "photo-basics", "quality-gate"])
    editor.type("Anew")
    editor.press(.enter)
    #expect(editor.state.workflowIDs.first == "new", "what is new stands first")
    editor.type("1S")
    #expect(editor.state.workflowIDs == ["new", "photo-basics", "quality-gate", "tile-colors"])
  }
}

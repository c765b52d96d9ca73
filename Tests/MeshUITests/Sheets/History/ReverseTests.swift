import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing

/// `u` in the report stages what takes a step back.
@Suite struct ReverseTests {
  /// Applies what is staged on `service`, and leaves the report open.
  private func apply(_ editor: inout Editor, on service: SmallService, confirming phrase: String? = nil) async {
    editor.type("C")
    editor.answerPlan(stored: service.workflows)
    editor.type("Y")
    if let phrase {
      editor.type(phrase)
      editor.press(.enter)
    }
    while editor.report?.sending != nil { await editor.answerStep(service) }
  }

  @Test func ofAChangeBringsTheNodesBack() async throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality))
    let service = SmallService()
    editor.type("s")
    await apply(&editor, on: service)
    let stored = try #require(service.workflows["photo-basics"])
    let effects = editor.type("u")
    #expect(
      effects == [
        .record(.draftBegan(base: stored, isNew: false)),
        .record(.edited("photo-basics", .replaceNodes(Gallery.basics.nodes), at: 0)),
        .record(.staged([StagedStep(id: 2, change: .patch("photo-basics", .automatic))])), editor.stagingsEntry,
      ])
    #expect(editor.state.focus == .staged && editor.state.selectedStep?.id == 2)
    #expect(editor.report != nil, "another step may be taken back too")
    #expect(editor.type("u") == [])
    #expect(editor.notice == "The way back of photo-basics is staged already.")
    editor.press(.enter)
    await apply(&editor, on: service)
    #expect(service.workflows == Gallery.stored)
    #expect(editor.state.drafts == [:])
  }

  @Test func ofADeletionCreatesItAgain() async throws {
    var editor = Editor.ready()
    let service = SmallService()
    editor.type("jD")
    await apply(&editor, on: service, confirming: "quality-gate")
    #expect(service.workflows["quality-gate"] == nil)
    editor.type("u")
    #expect(editor.state.staged.map(\.change) == [.create("quality-gate")])
    #expect(editor.state.drafts["quality-gate"]?.isNew == true)
    #expect(editor.state.selectedWorkflow == "quality-gate")
    editor.press(.enter)
    await apply(&editor, on: service)
    #expect(service.workflows == Gallery.stored)
  }

  @Test func ofACreationDeletesIt() async throws {
    var editor = Editor.drafting(
      try Gallery.draft(of: Workflow(id: "new"), isNew: true, .addNode(Gallery.basics.nodes[0], at: nil)))
    let service = SmallService()
    editor.type("s")
    await apply(&editor, on: service)
    let step = StagedStep(id: 2, change: .delete(["new"]))
    #expect(editor.type("u") == [.record(.staged([step])), editor.stagingsEntry])
  }

  @Test func ofEachStepInTurn() async throws {
    var editor = Editor.drafting(
      try Gallery.draft(of: Gallery.basics, Gallery.olderQuality),
      staged: [
        StagedStep(id: 1, change: .patch("photo-basics", .automatic)),
        StagedStep(id: 2, change: .delete(["quality-gate"])),
      ])
    let service = SmallService()
    await apply(&editor, on: service, confirming: "quality-gate")
    editor.type("kuju")
    #expect(editor.state.staged.map(\.change) == [.patch("photo-basics", .automatic), .create("quality-gate")])
    #expect(editor.state.selectedWorkflow == "quality-gate")
    editor.press(.enter)
    await apply(&editor, on: service)
    #expect(service.workflows == Gallery.stored)
  }

  /// What merge could not say stays as a draft, which must not be lost.
  @Test func ofAStepWhoseWorkflowHasADraftIsRefused() async throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality, .removeNode("colors")))
    let service = SmallService()
    editor.type("sm")
    await apply(&editor, on: service)
    let draft = try #require(editor.state.drafts["photo-basics"])
    #expect(editor.type("u") == [])
    #expect(editor.state.drafts["photo-basics"] == draft)
    #expect(editor.notice.hasPrefix("photo-basics has a draft of its own"))
  }

  @Test func ofAStepThatWasRefusedThereIsNone() async throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality))
    editor.type("s")
    editor.type("C")
    editor.answerPlan()
    editor.type("Y")
    await editor.answerStep(SmallService(.refuses))
    #expect(editor.type("u") == [])
    #expect(editor.notice == "Only an applied step has a way back.")
    #expect(editor.report != nil)
  }

  /// The deletion takes with it what others changed since.
  @Test func ofACreationThatOthersChangedSaysSo() async throws {
    var editor = Editor.drafting(
      try Gallery.draft(of: Workflow(id: "new"), isNew: true, .addNode(Gallery.basics.nodes[0], at: nil)))
    let service = SmallService()
    editor.type("s")
    await apply(&editor, on: service)
    editor.press(.escape)
    let created = try #require(service.workflows["new"])
    var changed = created
    changed.nodes.append(Gallery.basics.nodes[1])
    editor.reread(Gallery.basics, Gallery.gate, Gallery.tiles, changed)
    editor.type("3H")
    #expect(screen(editor.state).textLines.joined(separator: "\n").contains("changed in it since: quality"))
    editor.type("u")
    #expect(editor.state.staged.map(\.change) == [.delete(["new"])])
    #expect(editor.notice.contains("with what was changed in it since it was created: quality"))
  }
}

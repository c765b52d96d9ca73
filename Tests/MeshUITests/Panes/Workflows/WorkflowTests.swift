import Canvas
import MeshCore
@testable import MeshUI
import Testing
import Panels

/// Starting and deleting workflows.
@Suite struct WorkflowTests {
  @Test func aStartsADraft() {
    var editor = Editor.ready()
    #expect(editor.type("A") == [])
    for letter in ["n", "e", "w"] { #expect(editor.type(letter) == [editor.formEntry]) }
    let effects = editor.press(.enter)
    #expect(effects == [.record(.draftBegan(base: Workflow(id: "new"), isNew: true)), editor.formEntry])
    #expect(editor.state.cursors.workflow == "new")
    #expect(editor.state.focus == .nodes)
    #expect(editor.state.row("new").mark == .added)
    #expect(editor.state.kept.newWorkflow == "")
  }

  @Test(arguments: [
    ("", "A workflow needs an id."), ("a b", "\"a b\" is not a workflow id"), ("photo-basics", "exists on the service"),
    ("drafted", "is a draft already"),
  ])
  func anIDThatCannotBeIsRefusedInWords(_ id: String, _ words: String) throws {
    var editor = Editor.drafting(try Gallery.draft(of: Workflow(id: "drafted"), isNew: true))
    editor.type("1A")
    editor.type(id)
    #expect(editor.press(.enter) == [])
    #expect(editor.state.notice.kind == .error)
    #expect(editor.notice.contains(words))
    #expect(editor.state.keyContext == .newWorkflow)
  }

  @Test func escKeepsTheIDThatWasTyped() {
    var editor = Editor.ready()
    editor.type("Ahalf-a-name")
    editor.press(.escape)
    editor.type("jA")
    #expect(editor.state.dialogs == [.newWorkflow(NewWorkflowForm(id: TextField("half-a-name")))])
  }

  @Test func dStagesTheDeletionOfTheSelected() {
    var editor = Editor.ready()
    let step = StagedStep(id: 1, change: .delete(["quality-gate"]))
    #expect(editor.type("jD") == [.record(.staged([step])), editor.stagingsEntry])
    #expect(editor.state.row("quality-gate").mark == .removed)
    #expect(editor.notice == "Staged: delete quality-gate. Nothing sent. C plans, 3 shows it.")
    #expect(editor.type("D") == [])
    #expect(editor.notice.hasPrefix("Deleting quality-gate is staged already"))
  }

  @Test func dStagesTheDeletionOfAllMarked() {
    var editor = Editor.ready()
    editor.type(" j ")
    let step = StagedStep(id: 1, change: .delete(["photo-basics", "tile-colors"]))
    #expect(editor.type("D") == [.record(.staged([step])), editor.stagingsEntry])
    #expect(editor.state.marked == [])
  }

  @Test func whatIsStagedForDeletionAlreadyIsLeftOut() {
    var editor = Editor.ready()
    editor.type("jD*")
    let first = StagedStep(id: 1, change: .delete(["quality-gate"]))
    let rest = StagedStep(id: 2, change: .delete(["photo-basics", "tile-colors"]))
    #expect(editor.type("D") == [.record(.staged([first, rest])), editor.stagingsEntry])
    #expect(
      editor.notice
        == "Staged: delete photo-basics, tile-colors; 1 was staged before. Nothing sent. C plans, 3 shows it.")
    #expect(editor.type("*D") == [])
    #expect(editor.notice.hasPrefix("Deleting all 3 is staged already"))
  }

  @Test func allOfAnAppAreOneRequest() {
    var editor = Editor.ready()
    #expect(editor.type("*D") == [.record(.staged([StagedStep(id: 1, change: .deleteAll)])), editor.stagingsEntry])
    #expect(editor.state.workflowIDs.allSatisfy { editor.state.row($0).mark == .removed })
  }

  /// While pages stream in, the shown ones are not all.
  @Test func theShownOnesOfAListThatIsStillReadAreNotAll() {
    var editor = Editor()
    editor.take(.workflows([WorkflowDocument(Gallery.basics), WorkflowDocument(Gallery.gate)], isLast: false))
    let step = StagedStep(id: 1, change: .delete(["photo-basics", "quality-gate"]))
    #expect(editor.type("*D") == [.record(.staged([step])), editor.stagingsEntry])
  }

  @Test func deletingADraftThatWasNeverSentDiscardsIt() {
    var editor = Editor.ready()
    editor.type("Anew")
    editor.press(.enter)
    editor.type("1D")
    #expect(editor.question == .discardDraft("new"))
    #expect(editor.type("y") == [.record(.draftEnded("new"))])
    #expect(editor.state.workflowIDs == ["photo-basics", "quality-gate", "tile-colors"])
    #expect(editor.state.cursors.workflow == "photo-basics")
  }

  @Test func aDraftAmongTheMarkedOnesIsNamed() {
    var editor = Editor.ready()
    editor.type("Anew")
    editor.press(.enter)
    editor.type("1*")
    #expect(editor.type("D") == [])
    #expect(editor.state.notice == .error("new is only a draft. Unmark it, or discard it with X."))
  }
}

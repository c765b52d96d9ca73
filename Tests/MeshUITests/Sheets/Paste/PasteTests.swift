import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing

@Suite struct PasteTests {
  /// As the plan counts them.
  @Test(arguments: [
    (#"{"delete_all": true}"#, "0 to create, 0 to change, 3 to delete"),
    (#"{"ids": ["photo-basics", "quality-gate"]}"#, "0 to create, 0 to change, 2 to delete"),
  ])
  func deletionsAreCountedByWorkflow(_ body: String, _ words: String) {
    var editor = Editor.ready()
    editor.paste("curl -X DELETE https://api.clarifai.com/v2/users/sample/apps/gallery/workflows -d '\(body)'")
    #expect(screen(editor.state).textLines.joined(separator: "\n").contains(words))
    editor.press(.enter)
    editor.type("C")
    editor.answerPlan()
    #expect(screen(editor.state).textLines.joined(separator: "\n").contains(words))
  }

  private let new = Workflow(id: "pasted", nodes: [Gallery.node("colors", Gallery.color)])
  private var swapped: Workflow {
    var workflow = Gallery.basics
    workflow.nodes[1].model.versionID = "image-quality-old"
    return workflow
  }

  private func curl(_ method: String, _ body: String) -> String {
    "curl -X \(method) https://h/v2/users/sample/apps/gallery/workflows -H 'Authorization: Key k3y' -d '\(body)'"
  }

  private func patch(_ action: PatchAction, _ workflow: Workflow) throws -> String {
    let patch = WorkflowPatch(action: action, items: [.init(workflow)])
    return curl("PATCH", try JSON(encoding: patch).compact)
  }

  @Test func aPasteIsShownAndStagesNothing() {
    var editor = Editor.ready()
    #expect(editor.paste(new.fileText(.official)) == [])
    #expect(editor.preview?.steps.map(\.change) == [.create("pasted")])
    #expect(editor.preview?.obstacles == [])
    #expect(editor.press(.escape) == [])
    #expect(editor.state.dialogs == [] && editor.state.drafts == [:] && editor.state.staged == [])
    #expect(editor.notice.hasPrefix("Nothing is staged"))
  }

  @Test func enterStagesWhatIsNew() {
    var editor = Editor.ready()
    editor.paste(new.fileText(.official))
    let step = StagedStep(id: 1, change: .create("pasted"))
    #expect(
      editor.press(.enter) == [
        .record(.draftBegan(base: Workflow(id: "pasted"), isNew: true)),
        .record(.edited("pasted", .replaceNodes(new.nodes), at: 0)), .record(.staged([step])),
        editor.stagingsEntry,
      ])
    #expect(editor.state.drafts["pasted"]?.result == new)
    #expect(editor.state.selectedWorkflow == "pasted" && editor.state.dialogs == [])
    editor.type("uu")
    #expect(editor.state.drafts["pasted"]?.result.nodes == [] && editor.state.staged == [])
  }

  @Test func anActionThatIsPastedIsChosen() throws {
    var editor = Editor.ready()
    editor.paste(try patch(.merge, Workflow(id: "photo-basics", nodes: [swapped.nodes[1]])))
    editor.press(.enter)
    let written = WorkflowPatch(
      action: .merge, items: [.init(id: "photo-basics", nodes: [NodePatch(swapped.nodes[1])])])
    #expect(editor.state.staged.map(\.change) == [.patch("photo-basics", .asWritten(written))])
    #expect(editor.state.drafts["photo-basics"]?.result == swapped)
  }

  @Test func aDraftTakesItOnTop() throws {
    let step = StagedStep(id: 4, change: .patch("photo-basics", .automatic))
    var editor = Editor.drafting(
      try Gallery.draft(of: Gallery.basics, .removeNode("colors")), staged: [step])
    editor.paste(try patch(.overwrite, swapped))
    #expect(editor.preview?.steps.first?.notes.first?.hasPrefix("Your draft has changes already") == true)
    editor.press(.enter)
    #expect(editor.state.drafts["photo-basics"]?.result == swapped)
    #expect(editor.state.staged == [StagedStep(id: 4, change: .patch("photo-basics", .chosen(.overwrite)))])
    editor.type("u")
    #expect(editor.state.staged == [step], "the action that was pasted")
    editor.type("u")
    #expect(editor.state.drafts["photo-basics"]?.result.nodes.map(\.id) == ["quality"])
  }

  @Test func deletionsAreStaged() {
    var editor = Editor.ready()
    editor.paste(curl("DELETE", #"{"ids": ["photo-basics", "tile-colors"]}"#))
    editor.press(.enter)
    #expect(editor.state.staged.map(\.change) == [.delete(["photo-basics", "tile-colors"])])
    editor.paste(curl("DELETE", #"{"ids": ["photo-basics"]}"#))
    editor.press(.enter)
    #expect(editor.notice == "Nothing is staged. The deletion is staged already.")
    editor.press(.escape)
    editor.paste(curl("DELETE", #"{"delete_all": true}"#))
    editor.press(.enter)
    #expect(editor.state.staged.last?.change == .deleteAll)
  }

  private func rename(_ old: WorkflowID, _ new: WorkflowID) -> String {
    "curl -X PATCH https://h/v2/users/sample/apps/gallery/workflows/ids "
      + #"-d '{"ids":[{"id":"\#(old)","new_id":"\#(new)"}],"action":"overwrite"}'"#
  }

  @Test func anotherIDIsStaged() {
    var editor = Editor.ready()
    editor.paste(rename("photo-basics", "basics"))
    let shown = screen(editor.state).textLines.joined(separator: "\n")
    #expect(
      shown.contains("another id: photo-basics → basics") && shown.contains("0 to create, 1 to change"), "\(shown)")
    editor.press(.enter)
    #expect(editor.state.staged.map(\.change) == [.rename("photo-basics", to: "basics")])
    #expect(editor.notice.hasPrefix("Staged: photo-basics → basics. Nothing sent."), "\(editor.notice)")
    for (old, new, words) in [
      ("photo-basics", "other", "Another id is staged for photo-basics already"), ("nowhere", "b", "nowhere is not on"),
      ("quality-gate", "tile-colors", "There is a workflow tile-colors already"),
      ("quality-gate", "basics", "basics is staged as a new id already"), ("quality-gate", "a b", "a b"),
      ("quality-gate", "quality-gate", "has this id already"),
    ] {
      editor.paste(rename(old, new))
      #expect(editor.preview?.obstacles.first?.contains(words) == true, "\(String(describing: editor.preview))")
      #expect(editor.press(.enter) == [])
      editor.press(.escape)
    }
    #expect(editor.state.staged.count == 1)
  }

  @Test func obstaclesAreSaidAndStageNothing() throws {
    var editor = Editor.ready()
    for (text, words) in [
      (try patch(.merge, Workflow(id: "nowhere", nodes: new.nodes)), "nowhere is not in sample/gallery"),
      (curl("DELETE", #"{"ids": ["nowhere"]}"#), "nowhere is not on the service"),
      (#"{"workflow": {"id": "empty", "nodes": []}}"#, "needs at least one node"),
    ] {
      editor.paste(text)
      #expect(
        editor.preview?.obstacles.first?.contains(words) == true, "\(words): \(String(describing: editor.pasted))")
      #expect(editor.press(.enter) == [])
      #expect(editor.state.notice.kind == .error && editor.pasted != nil)
    }
    editor.paste(Gallery.basics.fileText(.lossless))
    #expect(editor.preview?.unchanged == ["photo-basics"])
    editor.press(.enter)
    #expect(editor.notice == "There is nothing to stage.")
    #expect(editor.state.drafts == [:] && editor.state.staged == [])
  }

  @Test func whatIsNotReadYetStagesNothing() {
    var editor = Editor(starting: JournalState())
    editor.paste(new.fileText(.official))
    editor.press(.enter)
    #expect(editor.notice.contains("not read yet"))
    editor.take(.workflows(Gallery.workflows.map(WorkflowDocument.init), isLast: true))
    #expect(editor.press(.enter).count == 4)
  }

  @Test func anotherAppIsSaid() {
    var editor = Editor.ready()
    editor.paste("curl -X DELETE https://h/v2/users/lab/apps/station/workflows/photo-basics")
    #expect(editor.preview?.warnings == ["It names the app lab/station; it would be staged for sample/gallery."])
  }

  @Test func aFaultIsSaidAndCanBeEdited() {
    var editor = Editor.ready()
    editor.paste("curl -X DELETE https://h/v2/workflows/{YOUR_WORKFLOW_ID}")
    editor.press(.enter)
    #expect(editor.notice.contains("{YOUR_WORKFLOW_ID} stands for an id of yours"))
    let text = editor.pasted?.text ?? ""
    #expect(editor.type("E") == [.edit(.paste, text)])
    let fixed = "curl -X DELETE https://h/v2/workflows/photo-basics"
    _ = update(&editor.state, .edited(EditedText(fixed), .paste, given: text))
    #expect(editor.preview?.steps.map(\.change) == [.delete(["photo-basics"])])
  }

  @Test func aFileIsReadByAJob() {
    var editor = Editor.ready()
    editor.press(.insert)
    editor.paste("/tmp/flow.yaml\n")
    #expect(editor.press(.enter) == [.start(.readFile("/tmp/flow.yaml"))])
    editor.take(.failed(.readFile("/tmp/flow.yaml"), "There is no file /tmp/flow.yaml. Check the path."))
    #expect(editor.pasted?.phase == .asking(error: "There is no file /tmp/flow.yaml. Check the path."))
    editor.press(.enter)
    editor.take(.file("/tmp/flow.yaml", new.fileText(.official)))
    #expect(editor.pasted?.origin == .file("/tmp/flow.yaml"))
    #expect(editor.preview?.steps.map(\.change) == [.create("pasted")])
    #expect(editor.state.running == [])
  }

  @Test func readingCanBeCancelled() {
    var editor = Editor.ready()
    editor.press(.insert)
    editor.type("a.yaml")
    editor.press(.enter)
    #expect(editor.press(.escape) == [.cancel(.readFile("a.yaml"))])
    editor.take(.file("a.yaml", new.fileText(.official)))
    #expect(editor.pasted?.isAsking == true)
    editor.press(.enter)
    editor.press(.ctrl("c"))
    #expect(editor.pasted?.phase == .asking(error: "Reading was cancelled."))
  }
}

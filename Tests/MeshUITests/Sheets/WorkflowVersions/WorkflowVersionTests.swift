import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import TestSupport
import Testing
import Panels

/// The sheet of a workflow's versions: reading, comparing, restoring.
@Suite struct WorkflowVersionTests {
  /// On the versions of `quality-gate`, which are read.
  private func opened(_ drafts: Draft...) -> Editor {
    var journal = JournalState()
    journal.drafts = drafts
    var editor = Editor.ready(journal)
    editor.type("jv")
    editor.answerWorkflowVersions()
    return editor
  }

  private var versions: [WorkflowVersion] { Gallery.gateVersions }

  private func against(_ editor: Editor) -> [WorkflowNode]? {
    editor.workflowVersions.flatMap { editor.state.compared(in: $0) }
  }

  @Test func openingReadsThem() {
    var editor = Editor.ready()
    editor.type("j")
    #expect(editor.type("v") == [.start(.readWorkflowVersions("quality-gate"))])
    #expect(editor.press(.enter) == [])
    #expect(editor.notice == "The versions are not read yet.")
    #expect(editor.type(" ") == [])
    #expect(editor.notice == "The versions are not read yet.")
    editor.answerWorkflowVersions()
    #expect(editor.workflowVersions?.phase == .read)
    #expect(editor.state.running == [])
  }

  @Test func aDraftAloneHasNone() throws {
    var editor = Editor.drafting(
      try Gallery.draft(of: Workflow(id: "new"), isNew: true, .addNode(Gallery.basics.nodes[0], at: nil)))
    #expect(editor.type("1v") == [])
    #expect(editor.notice.hasPrefix("new is only a draft"))
    editor = Editor.drafting(try Gallery.draft(of: Workflow(id: "gone"), .addNode(Gallery.basics.nodes[0], at: nil)))
    #expect(editor.type("1v") == [])
    #expect(editor.notice.hasPrefix("gone is no longer on the service"))
    #expect(editor.state.dialogs == [])
  }

  @Test func pagesStreamInUnderTheChoice() {
    var editor = Editor.ready()
    editor.type("jv")
    editor.answerWorkflowVersions(Array(versions.prefix(2)), isLast: false)
    editor.type("j")
    editor.answerWorkflowVersions(versions)
    #expect(editor.workflowVersions?.versions.map(\.id) == ["v3", "v2", "v1"])
    #expect(editor.workflowVersions?.chosen?.id == "v2")
    #expect(editor.type("R") == [.start(.readWorkflowVersions("quality-gate"))])
    editor.answerWorkflowVersions([WorkflowVersion(id: "v4", nodes: Gallery.gate.nodes)] + versions)
    #expect(editor.workflowVersions?.chosen?.id == "v2")
  }

  @Test func noMoreThanTheLimitIsKept() {
    var editor = Editor.ready()
    editor.type("jv")
    editor.answerWorkflowVersions((1...600).map { WorkflowVersion(id: "v\($0)") })
    #expect(editor.workflowVersions?.versions.count == WorkflowVersionSheet.limit)
    #expect(screen(editor.state).textLines.contains { $0.contains("the newest 512") })
    editor.type("G")
    #expect(!screen(editor.state).textLines.contains { $0.contains("first") }, "what came before is not known")
  }

  @Test func whatIsReadOfTheWorkflowIsTaken() {
    var editor = Editor.ready()
    editor.type("jv")
    var newer = Gallery.versionedGate
    newer.nodes.removeLast()
    editor.answerWorkflowVersions(versions, current: newer)
    #expect(editor.state.library["quality-gate"] == newer)
  }

  @Test func versionsOfAnotherWorkflowAreDropped() {
    var editor = Editor.ready()
    editor.type("jv")
    editor.take(.workflowVersions(Gallery.basics, versions, isLast: true))
    #expect(editor.workflowVersions?.versions == [])
    #expect(editor.workflowVersions?.phase == .reading)
  }

  @Test(arguments: [Key.escape, .char("q")])
  func leavingCancelsTheReading(_ key: Key) {
    var editor = Editor.ready()
    editor.type("jv")
    #expect(editor.press(key) == [.cancel(.readWorkflowVersions("quality-gate"))])
    editor.answerWorkflowVersions()
    #expect(editor.state.dialogs == [] && editor.state.running == [])
  }

  @Test func ctrlCCancelsTheReading() {
    var editor = Editor.ready()
    editor.type("jv")
    #expect(editor.press(.ctrl("c")) == [.cancel(.readWorkflowVersions("quality-gate"))])
    #expect(editor.workflowVersions?.phase == .failed("Reading was cancelled."))
    editor.answerWorkflowVersions()
    #expect(editor.workflowVersions?.versions == [])
  }

  @Test func aFailureIsSaid() {
    var editor = Editor.ready()
    editor.type("jv")
    editor.take(.failed(.readWorkflowVersions("quality-gate"), "Could not list them."))
    #expect(editor.state.notice == .error("Could not list them."))
    editor.state.notice = .welcome
    #expect(screen(editor.state).textLines.contains { $0.contains("Could not list them.") })
    editor.press(.enter)
    #expect(editor.state.notice == .error("Could not list them."))
  }

  @Test func aServiceThatListsNoneIsNoDeadEnd() {
    var editor = Editor.ready()
    editor.type("jv")
    editor.answerWorkflowVersions([])
    editor.type("jkG")
    editor.press(.tab, .pageDown)
    #expect(editor.press(.enter) == [])
    #expect(editor.notice == "The service lists no versions of quality-gate.")
  }

  @Test func itIsComparedWithCurrentTheOneBeforeAndTheDraft() throws {
    let draft = try Gallery.draft(of: Gallery.gate, .removeNode("gate"))
    var editor = opened(draft)
    editor.type("j")
    #expect(against(editor) == Gallery.gate.nodes)
    editor.press(.tab)
    #expect(editor.workflowVersions?.tab == .before)
    #expect(against(editor) == versions[2].nodes)
    editor.type("l")
    #expect(editor.workflowVersions?.tab == .draft)
    #expect(against(editor) == draft.result.nodes)
    editor.type("l")
    #expect(editor.workflowVersions?.tab == .current, "nothing is marked")
    editor.type("h")
    #expect(editor.workflowVersions?.tab == .draft)
    editor.press(.backTab)
    editor.type("j")
    #expect(editor.workflowVersions?.tab == .before)
    #expect(against(editor) == nil, "there is none before the first")
  }

  @Test func spaceMarksTheOneToCompareWith() {
    var editor = opened()
    editor.type("jj ")
    #expect(editor.workflowVersions?.marked == "v1")
    #expect(editor.workflowVersions?.tab == .marked)
    editor.type("k")
    #expect(against(editor) == versions[2].nodes)
    editor.type(" ")
    #expect(editor.workflowVersions?.marked == "v2")
    editor.type(" ")
    #expect(editor.workflowVersions?.marked == nil)
    #expect(editor.workflowVersions?.tab == .current)
  }

  @Test func aMarkedVersionThatIsGoneIsUnmarked() {
    var editor = opened()
    editor.type("jj R")
    editor.answerWorkflowVersions(Array(versions.prefix(2)))
    #expect(editor.workflowVersions?.marked == nil)
    #expect(editor.workflowVersions?.tab == .current)
  }

  @Test func enterBringsTheNodesIntoTheDraftByOneEdit() {
    var editor = opened()
    editor.type("j")
    #expect(
      editor.press(.enter) == [
        .record(.draftBegan(base: Gallery.versionedGate, isNew: false)),
        .record(.edited("quality-gate", .replaceNodes(versions[1].nodes), at: 0)),
      ])
    #expect(editor.state.dialogs == [] && editor.state.focus == .nodes && editor.state.running == [])
    #expect(editor.notice == "quality-gate: version v2 restored. Draft only. u undoes.")
    #expect(editor.type("u") == [.record(.rewound("quality-gate", to: 0))])
    #expect(editor.state.drafts["quality-gate"]?.result.nodes == Gallery.gate.nodes)
  }

  @Test func aDraftIsReplacedAndUndoBringsItBack() throws {
    let draft = try Gallery.draft(of: Gallery.gate, .removeNode("gate"))
    var editor = opened(draft)
    editor.type("j")
    editor.press(.enter)
    #expect(editor.state.drafts["quality-gate"]?.edits.count == 2)
    editor.type("u")
    #expect(editor.state.drafts["quality-gate"]?.result == draft.result)
  }

  @Test func whatIsThereAlreadyIsNoEdit() throws {
    var editor = opened()
    #expect(editor.press(.enter) == [])
    #expect(editor.notice == "quality-gate has the nodes of version v3 already.")
    editor = opened(try Gallery.draft(of: Gallery.gate, .removeNode("gate")))
    editor.type("jj")
    editor.press(.enter)
    #expect(editor.notice == "The draft of quality-gate has the nodes of version v1 already.")
    #expect(editor.workflowVersions != nil)
  }

  @Test func aVersionListedWithoutNodesIsNotRestored() {
    var editor = Editor.ready()
    editor.type("jv")
    editor.answerWorkflowVersions([WorkflowVersion(id: "v9")])
    #expect(editor.press(.enter) == [])
    #expect(editor.state.notice.kind == .error && editor.state.drafts == [:])
  }
}

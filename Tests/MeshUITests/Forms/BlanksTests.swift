import Canvas
import MeshCore
@testable import MeshUI
import Testing
import Panels

/// Blanks at the ends of an id, and what else an id may hold.
@Suite struct BlanksTests {
  private let workflow = Workflow(
    id: "photo-basics",
    nodes: [
      WorkflowNode(
        id: " eyes ",
        model: ModelReference(id: "color-recognition", userID: "clarifai", appID: "main", versionID: "b31bf8b3")),
      Gallery.node("colors", Gallery.color),
    ])

  @Test func editingANodeKeepsTheBlanksOfItsId() {
    var form = NodeForm(workflow: "photo-basics", editing: workflow.nodes[0])
    #expect(form.chosenID == " eyes ")
    form.isShown = false
    #expect(form.node(catalogue: ModelCatalogue(), original: workflow.nodes[0])?.id == " eyes ")
    form.id = TextField(" other ")
    #expect(form.chosenID == "other")
    form.id = TextField("eyes")
    #expect(form.chosenID == "eyes")
  }

  @Test func aModelKeepsTheBlanksOfItsIdToo() {
    let node = WorkflowNode(id: "a", model: ModelReference(id: " m", userID: "u", appID: "p", versionID: "v "))
    let form = NodeForm(workflow: "w", editing: node)
    #expect(form.reference == node.model)
  }

  /// An id is copied as one line: a shell that it is pasted into runs nothing.
  @Test func anIdIsCopiedAsOneLine() {
    var editor = Editor.ready()
    var hostile = workflow
    hostile.nodes[0].id = "x\ntouch y\u{1B}[2J\u{202E}"
    editor.reread(hostile)
    editor.state.cursors.workflow = "photo-basics"
    editor.state.focus = .nodes
    editor.state.cursors.node = hostile.nodes[0].id
    let copied = editor.type("yi").compactMap { if case .copy(let text) = $0 { text } else { nil } }
    #expect(copied == [#"x\ntouch y\u001b[2J\u202e"#])
  }
}

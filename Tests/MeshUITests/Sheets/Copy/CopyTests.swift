import Canvas
import MeshCore
@testable import MeshUI
import Testing

@Suite struct CopyTests {
  private func copied(_ effects: [Effect]) -> String? {
    for case .copy(let text) in effects { return text }
    return nil
  }

  @Test func aWorkflowInEveryForm() throws {
    var editor = Editor.ready()
    editor.type("y")
    #expect(copied(editor.type("i")) == "photo-basics")
    #expect(editor.state.dialogs == [])
    #expect(editor.notice == "id of photo-basics, sent to the terminal: it gives no receipt.")
    #expect(copied(editor.type("yy")) == Gallery.basics.fileText(.lossless))
    let json = try #require(copied(editor.type("yJ")))
    #expect(try WorkflowFile(json).workflows == [Gallery.basics])
    // What is copied as curl can be pasted.
    let curl = try #require(copied(editor.type("yc")))
    #expect(curl.contains("$CLARIFAI_PAT"))
    #expect(try Snippet(curl).request == .create([.init(Gallery.basics)]))
    #expect(copied(editor.type("yp"))?.hasPrefix("import json") == true)
  }

  @Test func enterTakesTheChosenForm() {
    var editor = Editor.ready()
    editor.type("yjjj")
    #expect(copied(editor.press(.enter)) == Gallery.basics.fileText(.lossless))
    editor.type("y")
    #expect(editor.press(.escape) == [])
    #expect(editor.state.dialogs == [])
  }

  @Test func aDraftIsCopiedAsItWouldBeSent() throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality))
    editor.state.focus = .workflows
    let curl = try #require(copied(editor.type("yc")))
    guard case .patch(let patch) = try Snippet(curl).request else {
      Issue.record("\(curl)")
      return
    }
    #expect(patch.action == .merge && patch.items[0].nodes.map(\.id) == ["quality"])
    editor.state.focus = .nodes
    editor.state.cursors.node = "quality"
    #expect(copied(editor.type("yi")) == "quality")
    let node = try #require(copied(editor.type("yJ")))
    #expect(try JSON(parsing: node)["id"] == "quality")
  }

  @Test func stepsAndPlansAreCopied() throws {
    var editor = Editor.drafting(
      try Gallery.draft(of: Gallery.basics, Gallery.olderQuality),
      staged: [
        StagedStep(id: 1, change: .patch("photo-basics", .automatic)),
        StagedStep(id: 2, change: .delete(["tile-colors"])),
      ])
    editor.state.focus = .staged
    editor.state.cursors.staged = 2
    #expect(copied(editor.type("yi")) == "tile-colors")
    #expect(copied(editor.type("yc"))?.contains("curl -X DELETE") == true)
    #expect(copied(editor.type("yJ")) == nil)
    #expect(editor.notice == "There is no JSON of it.")
    editor.press(.escape)
    editor.type("C")
    editor.answerPlan()
    let curl = try #require(copied(editor.type("yc")))
    #expect(curl.contains("curl -X PATCH") && curl.contains("curl -X DELETE"))
    #expect(editor.plan != nil)
  }

  @Test func whatIsTooLongForATerminalIsRefused() throws {
    var editor = Editor.drafting(
      try Gallery.draft(
        of: Gallery.basics, .replaceAttributes(["notes": .string(String(repeating: "n", count: 60_000))])))
    editor.state.focus = .workflows
    #expect(copied(editor.type("yy")) == nil)
    #expect(editor.state.notice.kind == .error && editor.notice.contains("meshwork export"))
    #expect(copied(editor.type("i")) == "photo-basics")
  }
}

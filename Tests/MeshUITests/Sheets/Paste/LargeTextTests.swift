import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import TestSupport
import Testing

/// Nothing large is read between two frames.
@Suite struct LargeTextTests {
  private let text =
    "# " + String(repeating: "x", count: 70_000) + "\n"
    + Workflow(id: "large", nodes: [Gallery.node("colors", Gallery.color)]).fileText(.official)

  @Test func aLargePasteIsReadInTheBackground() {
    var editor = Editor.ready()
    #expect(editor.paste(text) == [.start(.readText(text, .paste))])
    #expect(editor.pasted?.phase == .reading)
    #expect(editor.press(.enter) == [])
    editor.take(.text(PasteSheet(text, from: .paste)))
    #expect(editor.preview?.steps.map(\.change) == [.create("large")])
    #expect(editor.state.running == [])
  }

  @Test func aLargeFileIsToo() {
    var editor = Editor.ready()
    editor.press(.insert)
    editor.type("a.yaml")
    editor.press(.enter)
    #expect(editor.take(.file("a.yaml", text)) == [.start(.readText(text, .file("a.yaml")))])
    editor.take(.text(PasteSheet(text, from: .file("a.yaml"))))
    #expect(editor.preview?.steps.map(\.change) == [.create("large")])
  }

  @Test func itsReadingCanBeCancelled() {
    var editor = Editor.ready()
    editor.paste(text)
    #expect(editor.press(.escape).count == 1)
    editor.take(.text(PasteSheet(text, from: .paste)))
    #expect(editor.preview == nil && editor.state.running == [])
  }

  /// The text of a workflow from one's own editor; it is kept while it is read.
  @Test func aLargeTextOfAWorkflowIsToo() throws {
    var editor = Editor.ready()
    guard case .edit(let origin, let given)? = editor.type("E").first else {
      Issue.record("E opens nothing")
      return
    }
    let changed = given.replacing("image-quality-new", with: "image-quality-old")
    for (end, isGood) in [
      ("\n# " + String(repeating: "x", count: 70_000), true), (String(repeating: "\n- {", count: 20_000), false),
    ] {
      let text = changed + end
      let effects = update(&editor.state, .edited(EditedText(text), origin, given: given))
      #expect(effects.last == .start(.readText(text, origin)))
      #expect(editor.state.kept.texts?["photo-basics"] == text)
      editor.take(.text(PasteSheet(text, from: origin)))
      #expect(editor.state.running == [])
      #expect((editor.state.kept.texts?["photo-basics"] == nil) == isGood)
      #expect(editor.notice.hasPrefix(isGood ? "photo-basics edited as text: 1 changed" : "Nothing is changed"))
      editor.type("u")
    }
  }

  /// A workflow of more than 64 KiB is read with its page.
  @Test(arguments: [60_000, 70_000]) func aLargeWorkflowIsReadWithItsPage(size: Int) async throws {
    let notes = String(repeating: "n", count: size)
    let body =
      #"{"status":{"code":10000},"workflows":[{"id":"w","notes":"\#(notes)","nodes":[]},{"id":"bad","notes":"\#(notes)","nodes":3}]}"#
    let client = MeshClient(app: Gallery.app, transport: StubTransport(.json(body)))
    let documents = try await client.workflows(page: 1, perPage: 10).documents
    #expect(documents.map(\.isRead) == [size > 65_536, size > 65_536])
    #expect(try documents[0].workflow().attributes["notes"] == .string(notes))
    #expect(throws: (any Error).self) { try documents[1].workflow() }
    #expect(documents[1].json["nodes"] == 3)
  }
}

import Canvas
import MeshCore
@testable import MeshUI
import Testing

/// `E`: a whole workflow as text.
@Suite struct TextEditingTests {
  /// Asks for the text of photo-basics; what it is given, and the editor.
  private func opened() throws -> (editor: Editor, text: String) {
    var editor = Editor.ready()
    guard case .edit(.workflow("photo-basics"), let text)? = editor.type("E").first else {
      throw Missing(what: "the effect")
    }
    return (editor, text)
  }

  private struct Missing: Error { let what: String }

  private func leave(_ edited: EditedText, of text: String, _ editor: inout Editor) -> [Effect] {
    update(&editor.state, .edited(edited, .workflow("photo-basics"), given: text))
  }

  @Test func theTextIsAllOfTheWorkflow() throws {
    let text = try opened().text
    #expect(try WorkflowFile(text).workflows == [Gallery.basics])
    #expect(text.hasPrefix("# photo-basics of sample/gallery, as the service has it."))
  }

  @Test func aChangeIsOneEdit() throws {
    var (editor, text) = try opened()
    var target = Gallery.basics
    target.nodes[1].model.versionID = "image-quality-old"
    let changed = text.replacing("image-quality-new", with: "image-quality-old")
    #expect(
      leave(EditedText(changed), of: text, &editor) == [
        .record(.draftBegan(base: Gallery.basics, isNew: false)),
        .record(.edited("photo-basics", .replaceNodes(target.nodes), at: 0)),
      ])
    #expect(editor.notice == "photo-basics edited as text: 1 changed. Draft only. u undoes.")
    editor.type("u")
    #expect(editor.state.drafts["photo-basics"]?.result == Gallery.basics)
  }

  @Test func anAttributeIsAnEditToo() throws {
    var (editor, text) = try opened()
    _ = leave(EditedText(text + "  description: mine\n"), of: text, &editor)
    #expect(editor.state.drafts["photo-basics"]?.result.description == "mine")
  }

  @Test func whatIsUnchangedOrEmptyChangesNothing() throws {
    var (editor, text) = try opened()
    for left in [text, "", "# only\n\n"] {
      #expect(leave(EditedText(left), of: text, &editor) == [])
      #expect(editor.state.drafts == [:] && editor.state.dialogs == [])
    }
    #expect(leave(EditedText(nil, failure: "vi cannot be started."), of: text, &editor) == [])
    #expect(editor.state.notice == .error("vi cannot be started."))
  }

  @Test(arguments: [
    ("- id: quality", "- idd: quality", "a node"), ("id: photo-basics", "id: another", "its id is another now"),
    ("workflow:", "workflow: [", "line"),
    ("model_id: image-quality", "model_id: eeed0b6733a644cea07cf4c60f87ebb7", "the same version"),
    ("id: quality", "id: colors", "Two nodes have the id colors"),
  ])
  func aFaultIsSaidAndTheTextIsKept(_ part: String, _ other: String, _ words: String) throws {
    var (editor, text) = try opened()
    let broken = text.replacing(part, with: other)
    let effects = leave(EditedText(broken), of: text, &editor)
    #expect(effects == [editor.formEntry])
    guard case .faulty(let fault) = editor.pasted?.phase else { throw Missing(what: "the fault") }
    #expect(fault.contains(words), "\(fault)")
    #expect(editor.state.drafts == [:])
    // Esc leaves it, and E brings the text back, also after a restart.
    editor.press(.escape)
    #expect(editor.state.dialogs == [])
    #expect(editor.type("E") == [.edit(.workflow("photo-basics"), broken)])
    var journal = JournalState()
    journal.form = try JSON(encoding: editor.state.kept)
    var again = Editor.ready(journal)
    #expect(again.type("E") == [.edit(.workflow("photo-basics"), broken)])
    // Left as it was it is faulty still; fixed it is an edit, and forgotten.
    _ = leave(EditedText(broken), of: broken, &editor)
    #expect(editor.pasted != nil)
    #expect(editor.press(.enter) == [.edit(.workflow("photo-basics"), broken)])
    _ = leave(EditedText(text.replacing("image-quality-new", with: "image-quality-old")), of: broken, &editor)
    #expect(editor.state.dialogs == [] && editor.state.kept.texts == [:])
    #expect(editor.state.drafts["photo-basics"]?.edits.count == 1)
  }

  @Test func whatAnEndedEditorLeftIsKept() throws {
    var (editor, text) = try opened()
    let effects = leave(EditedText(text + "#\n", failure: "vi ended with code 1."), of: text, &editor)
    #expect(effects == [editor.formEntry])
    #expect(editor.state.notice == .error("vi ended with code 1. Your text is kept: E opens it again."))
    #expect(editor.state.drafts == [:])
  }
}

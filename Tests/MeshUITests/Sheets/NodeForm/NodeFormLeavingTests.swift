import Canvas
import MeshCore
@testable import MeshUI
import Panels
import Testing

/// Forms are left with their text or without it, and what was left never runs into what is typed next.
@Suite struct NodeFormLeavingTests {
  @Test func theNextLettersTakeThePlaceOfTheLastOnes() {
    var editor = Editor.ready()
    editor.type("2acolor")
    editor.press(.escape)
    editor.type("a")
    #expect(editor.form?.model.text == "color" && editor.form?.model.isSelected == true)
    editor.type("q")
    #expect(editor.form?.model.text == "q")
    editor.press(.escape)
    editor.type("a")
    editor.press(.end)
    editor.type("u")
    #expect(editor.form?.model.text == "qu", "who moves goes on with it")
  }

  @Test func ctrlGDropsTheText() {
    var editor = Editor.ready()
    editor.type("2acolor")
    let effects = editor.press(.ctrl("g"))
    #expect(editor.state.dialogs == [] && effects == [editor.formEntry])
    #expect(editor.notice == "The form is closed, and its text dropped.")
    editor.type("a")
    #expect(editor.form?.model.text == "")
  }

  @Test func tabReachesCancel() {
    var editor = Editor.ready()
    editor.type("2ax")
    editor.press(.backTab)
    #expect(editor.form?.focus == .cancel)
    editor.type("zzz")
    editor.press(.enter)
    #expect(editor.state.dialogs == [] && editor.state.kept.nodes == [] && editor.state.kept.open == nil)
  }

  @Test(arguments: ["A", "r"])
  func tabReachesCancelOfOtherForms(_ key: String) {
    var editor = Editor.ready()
    editor.type(key + "new")
    editor.press(.tab)
    editor.type("zzz")
    editor.press(.enter)
    #expect(editor.state.dialogs == [] && editor.state.drafts == [:] && editor.state.staged == [])
    #expect(editor.state.kept.newWorkflow == "" && editor.state.kept.renames == nil)
  }

  @Test(arguments: ["A", "r", "p"])
  func ctrlGDropsTheTextOfOtherForms(_ key: String) {
    var editor = Editor.ready()
    editor.type(key + "text")
    editor.press(.ctrl("g"))
    #expect(editor.state.dialogs == [])
    #expect(editor.state.kept.newWorkflow == "" && editor.state.kept.renames == nil && editor.state.kept.image == "")
  }

  @Test func whatIsTypedIsCompleted() {
    var editor = Editor.ready()
    editor.type("2aima")
    editor.press(.tab)
    #expect(editor.form?.model.text == "image-" && editor.form?.focus == .model, "as far as all hits go on alike")
    editor.type("q")
    editor.press(.tab)
    #expect(editor.form?.model.text == "image-quality")
    #expect(editor.form?.focus == .version, "it is whole")
    editor.answerVersions()
    editor.type("image-quality-o")
    editor.press(.tab)
    #expect(editor.form?.version.text == "image-quality-old")
  }

  @Test func enterTakesTheHighlightedInput() {
    var editor = Editor.ready()
    editor.type("2aconcept")
    editor.press(.enter)
    editor.answerVersions()
    editor.press(.enter, .enter, .down, .down)
    editor.press(.enter)
    #expect(editor.form?.inputs == ["quality"])
    #expect(editor.notice == "It reads quality. Enter again adds the node.")
    editor.press(.enter)
    #expect(editor.state.drafts["photo-basics"]?.result.nodes.last?.inputs == ["quality"])
  }

  @Test func editSelectsTheField() {
    var editor = Editor.ready()
    editor.type("2e")
    #expect(editor.form?.model.isSelected == true)
    editor.press(.right)
    #expect(editor.form?.model.text == "color-recognition" && editor.form?.model.isSelected == false)
  }
}

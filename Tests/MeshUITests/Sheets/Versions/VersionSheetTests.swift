import Canvas
import MeshCore
@testable import MeshUI
import Testing

@Suite struct VersionSheetTests {
  private let current = Gallery.color.reference(version: "color-recognition-new")

  private func opened() -> Editor {
    var editor = Editor.ready()
    editor.type("2v")
    return editor
  }

  @Test func openingReadsTheVersions() {
    var editor = Editor.ready()
    editor.type("2")
    #expect(editor.type("v") == [.start(.readVersions(current))])
    #expect(editor.versions?.node == "colors")
    #expect(editor.press(.enter) == [])
    #expect(editor.notice == "The versions are not read yet.")
    #expect(editor.versions != nil)
  }

  @Test func enterSwapsTheVersionInTheDraft() {
    var editor = opened()
    editor.answerVersions()
    editor.type("j")
    var node = Gallery.basics.nodes[0]
    node.model.versionID = "color-recognition-old"
    #expect(
      editor.press(.enter) == [
        .record(.draftBegan(base: Gallery.basics, isNew: false)),
        .record(.edited("photo-basics", .updateNode("colors", to: node), at: 0)),
      ])
    #expect(editor.state.dialogs == [])
    #expect(editor.notice.hasPrefix("colors: version"))
  }

  @Test func theVersionThatRunsIsNoChange() {
    var editor = opened()
    editor.answerVersions()
    #expect(editor.press(.enter) == [])
    #expect(editor.state.drafts == [:])
    #expect(editor.notice == "colors runs this version already.")
  }

  /// Versions that are known are shown at once and read again; the answer must not move the choice under the fingers.
  @Test func anAnswerKeepsTheChoice() {
    var editor = opened()
    editor.answerVersions()
    editor.press(.escape)
    editor.type("v")
    editor.type("j")
    #expect(editor.versions?.choice == 1)
    let newer = [ModelVersion(id: "newest")] + Gallery.versions(of: "color-recognition")
    editor.take(.versions(current, Gallery.color, newer))
    #expect(editor.versions?.choice == 2)
  }

  @Test func aFailureIsSaidWhenOneTriesToTake() {
    var editor = opened()
    editor.take(.failed(.readVersions(current), "Could not list the versions."))
    editor.press(.enter)
    #expect(editor.state.notice == .error("Could not list the versions."))
  }

  @Test(arguments: [Key.escape, .char("q")])
  func leavingChangesNothing(_ key: Key) {
    var editor = opened()
    #expect(editor.press(key) == [])
    #expect(editor.state.dialogs == [])
    #expect(editor.state.drafts == [:])
  }

  @Test func versionsOfAClosedSheetOpenNothing() {
    var editor = opened()
    editor.press(.escape)
    editor.answerVersions()
    #expect(editor.state.dialogs == [])
    #expect(editor.state.running == [])
  }

  @Test func theAnswerArrivesUnderTheHelp() {
    var editor = opened()
    editor.type("?")
    editor.answerVersions()
    editor.press(.escape, .down)
    #expect(editor.versions?.choice == 1)
  }
}

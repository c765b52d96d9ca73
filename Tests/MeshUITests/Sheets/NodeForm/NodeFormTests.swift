import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing
import Panels

/// Adding and editing a node through the form.
@Suite struct NodeFormTests {
  /// `a`, `color`, and Enter four times.
  @Test func aNameAndFourEntersAddANode() {
    var editor = Editor.ready()
    #expect(editor.type("2a") == [editor.formEntry])
    editor.type("color")
    let effects = editor.press(.enter)
    #expect(editor.form?.id.text == "color")
    #expect(editor.form?.model.text == "color-recognition")
    #expect(editor.form?.owner == "clarifai/main")
    #expect(effects == [editor.formEntry, .start(.readVersions(Gallery.color.reference(version: nil)))])
    editor.answerVersions()
    #expect(editor.press(.enter) == [editor.formEntry])
    #expect(editor.form?.version.text == "color-recognition-new")
    editor.press(.enter)
    #expect(editor.form?.focus == .inputs)
    let added = Gallery.node("color", Gallery.color)
    #expect(
      editor.press(.enter) == [
        .record(.draftBegan(base: Gallery.basics, isNew: false)),
        .record(.edited("photo-basics", .addNode(added, at: nil), at: 0)), editor.formEntry,
      ])
    #expect(editor.state.dialogs == [])
    #expect(editor.state.kept.open == nil)
    #expect(editor.nodeIDs == ["colors", "quality", "color"])
    #expect(editor.state.selectedNode?.id == "color")
    #expect(editor.state.notice.word == "+")
  }

  @Test func everyKeyOfTheFormIsJournalled() {
    var editor = Editor.ready()
    editor.type("2a")
    for character in "color" { #expect(editor.type(String(character)) == [editor.formEntry]) }
    #expect(editor.press(.backspace) == [editor.formEntry])
    #expect(editor.press(.tab).first == editor.formEntry)
    #expect(editor.press(.backTab, .backTab, .backTab).last != nil)
    #expect(editor.form?.focus == .parameters)
    #expect(editor.type("{") == [editor.formEntry])
    #expect(editor.press(.backTab) == [editor.formEntry])
    #expect(editor.type(" ") == [editor.formEntry])
    #expect(editor.form?.isShown == false)
    #expect(editor.state.kept.open == editor.form)
  }

  @Test func theArrowsChooseAmongTheHits() {
    var editor = Editor.ready()
    editor.type("2aimage")
    editor.press(.down, .enter)
    #expect(editor.form?.model.text == "image-tiles")
    #expect(editor.form?.owner == "meshwork/local")
  }

  /// A whole id is meant, though others begin with it and come before it in the catalogue.
  @Test func aWholeIDIsItsOwnBestHit() {
    var editor = Editor.ready()
    editor.take(.models([Model(id: "image", userID: "clarifai", appID: "main")], isLast: true))
    editor.type("2aimage")
    editor.press(.enter)
    #expect(editor.form?.model.text == "image")
  }

  @Test func aModelThatWasTakenCanBeChangedByTheArrows() {
    var editor = Editor.ready()
    editor.type("2aimage-quality")
    editor.take(.models([Model(id: "image-quality", userID: "acme", appID: "vision")], isLast: true))
    editor.press(.enter)
    #expect(editor.form?.owner == "meshwork/local")
    editor.answerVersions()
    editor.press(.enter, .backTab, .backTab, .down, .enter)
    #expect(editor.form?.owner == "acme/vision")
    #expect(editor.form?.version.text == "")
  }

  @Test func aPastedIDIsAskedFor() {
    var editor = Editor.ready()
    editor.type("2a")
    let hex = "eeed0b6733a644cea07cf4c60f87ebb7"
    #expect(editor.paste(hex + "\n") == [editor.formEntry])
    let effects = editor.press(.enter)
    #expect(effects == [editor.formEntry, .start(.readVersions(ModelReference(id: hex)))])
    #expect(editor.form?.focus == .version)
    // The service answers an old id with the model's new one.
    let answer = Outcome.versions(ModelReference(id: hex), Gallery.color, Gallery.versions(of: "color-recognition"))
    #expect(editor.take(answer) == [editor.formEntry])
    #expect(editor.form?.model.text == "color-recognition")
    #expect(editor.form?.owner == "clarifai/main")
    #expect(editor.form?.id.text == "color")
    editor.press(.enter)
    #expect(editor.form?.version.text == "color-recognition-new")
  }

  @Test func aPastedWebAddressNamesModelOwnerAndVersion() {
    var editor = Editor.ready()
    editor.type("2a")
    editor.paste("https://clarifai.com/acme/vision/models/shelf-detection/versions/abc123?tab=1")
    editor.press(.enter)
    #expect(editor.form?.model.text == "shelf-detection")
    #expect(editor.form?.owner == "acme/vision")
    #expect(editor.form?.version.text == "abc123")
    #expect(editor.form?.id.text == "shelf")
  }

  @Test func theChosenVersionIsPinnedAndAnEmptyFieldTakesTheNewest() {
    var editor = Editor.ready()
    editor.type("2acolor")
    editor.press(.enter)
    editor.answerVersions()
    editor.press(.down, .enter)
    #expect(editor.form?.version.text == "color-recognition-old")
    editor.press(.backTab, .ctrl("u"), .tab, .tab)
    editor.press(.enter)
    let node = editor.state.drafts["photo-basics"]?.result.nodes.last
    #expect(node?.model.versionID == "color-recognition-new")
  }

  @Test func editingChangesTheNode() {
    var editor = Editor.ready()
    editor.type("2e")
    #expect(editor.form?.purpose == .edit("colors"))
    editor.press(.tab, .tab, .ctrl("u"))
    editor.type("hues")
    var node = Gallery.basics.nodes[0]
    node.id = "hues"
    editor.press(.enter)
    #expect(
      editor.press(.enter) == [
        .record(.draftBegan(base: Gallery.basics, isNew: false)),
        .record(.edited("photo-basics", .updateNode("colors", to: node), at: 0)), editor.formEntry,
      ])
    #expect(editor.state.selectedNode?.id == "hues")
  }

  @Test func goingThroughAnEditWithoutAChangeMakesNoDraft() {
    var editor = Editor.ready()
    editor.press(.char("2"), .enter)
    editor.answerVersions()
    editor.press(.enter, .enter, .enter)
    #expect(editor.press(.enter) == [editor.formEntry])
    #expect(editor.notice == "colors is unchanged.")
    #expect(editor.state.drafts == [:])
  }

  /// A model that is not in the catalogue must not become the best hit by pressing Enter.
  @Test func editingKeepsAModelTheCatalogueDoesNotKnow() {
    var editor = Editor.ready()
    let own = WorkflowNode(id: "n", model: ModelReference(id: "image", versionID: "v1"))
    editor.reread(Workflow(id: "own", nodes: [own]))
    editor.type("2e")
    editor.press(.enter)
    #expect(editor.form?.model.text == "image")
    #expect(editor.form?.version.text == "v1")
  }

  @Test func iOpensTheInputs() {
    var editor = Editor.ready()
    editor.type("2")
    let effects = editor.type("i")
    #expect(editor.form?.focus == .inputs)
    #expect(
      effects == [editor.formEntry, .start(.readVersions(Gallery.color.reference(version: "color-recognition-new")))])
  }

  @Test func spaceChoosesInputsInOrder() {
    var editor = Editor.ready()
    editor.type("2acolor")
    editor.press(.tab, .tab, .tab, .down, .down)
    editor.type(" ")
    #expect(editor.form?.inputs == ["quality"])
    editor.press(.up)
    editor.type(" ")
    #expect(editor.form?.inputs == ["quality", "colors"])
    editor.press(.down)
    editor.type(" ")
    #expect(editor.form?.inputs == ["colors"])
    editor.press(.up, .up)
    editor.type(" ")
    #expect(editor.form?.inputs == [])
  }

  /// `tiles` is read by both others, so it can read neither of them.
  @Test func inputsThatWouldMakeACircleAreNotOffered() throws {
    var editor = Editor.ready()
    editor.type("G2i")
    let tiles = try #require(editor.form)
    #expect(tiles.candidates(Gallery.tiles).isEmpty)
    editor.press(.down)
    #expect(editor.form?.choice == 0)
    editor.press(.escape)
    editor.type("ji")
    let colors = try #require(editor.form)
    #expect(colors.candidates(Gallery.tiles).map(\.id) == ["tiles", "quality"])
  }

  @Test func anInputThatIsGoneIsTakenOutAlone() {
    var editor = Editor.ready()
    editor.type("G2jii")
    editor.press(.down, .down)
    editor.type(" ")
    #expect(editor.form?.inputs == ["tiles", "quality"])
    editor.press(.enter, .char("k"))
    editor.type("d")
    editor.type("ji")
    editor.press(.enter)
    #expect(editor.state.notice == .error("tiles is not in the workflow: Space takes it out"))
    editor.type(" ")
    #expect(editor.form?.inputs == ["quality"])
  }

  /// What is missing can be had: that is another thing than a model that no machine but the service has.
  @Test func aModelThatIsNotInstalledSaysWhatInstallsIt() {
    func editor(_ details: String?) -> [String] {
      var model = Gallery.quality
      model.id = "general-image"
      model.version = ModelVersion(
        id: "v", status: Status(code: .modelNotDeployed, summary: "Not available", details: details))
      var editor = Editor.ready()
      editor.state.catalogue.add([model])
      editor.type("2ageneral-im")
      return screen(editor.state).textLines.map { String($0) }
    }
    let missing = editor("Its weights are not installed. Install them: meshwork models install lite0")
    #expect(missing.contains { $0.contains("general-image") && $0.contains("not installed") }, "\(missing)")
    #expect(missing.contains { $0.contains("meshwork models install lite0") })
    #expect(editor(nil).contains { $0.contains("general-image") && $0.contains("service only") })
  }
}

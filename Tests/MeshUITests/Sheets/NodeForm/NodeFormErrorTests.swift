import Canvas
import MeshCore
@testable import MeshUI
import Testing
import Panels

/// What the form refuses, says and keeps.
@Suite struct NodeFormErrorTests {
  /// The form of `photo-basics` with a model taken, its versions read, at the id.
  private func atID() -> Editor {
    var editor = Editor.ready()
    editor.type("2acolor")
    editor.press(.enter)
    editor.answerVersions()
    editor.press(.enter)
    return editor
  }

  @Test func aDuplicateIDIsRefusedAndF3TakesAFreeOne() {
    var editor = atID()
    editor.press(.ctrl("u"))
    editor.type("colors")
    editor.press(.enter)
    #expect(editor.press(.enter) == [editor.formEntry])
    #expect(editor.form?.focus == .id)
    #expect(editor.state.notice == .error("node 1 has this id already. F3 takes colors-2"))
    #expect(editor.press(.function(3)) == [editor.formEntry])
    #expect(editor.form?.id.text == "colors-2")
    editor.press(.enter, .enter)
    #expect(editor.nodeIDs.last == "colors-2")
  }

  @Test func anUnusualIDIsTakenWithAWarning() {
    var editor = atID()
    editor.press(.ctrl("u"))
    editor.type("my node")
    let words = "free, but unusual: letters and digits separated by single - or _, at most 48"
    #expect(editor.form?.remark(on: .id, draft: Gallery.basics, catalogue: editor.state.catalogue) == .warn(words))
    editor.press(.enter, .enter)
    #expect(editor.nodeIDs.last == "my node")
  }

  @Test func f3LeavesTheOwnIDOfANodeAlone() {
    var editor = Editor.ready()
    editor.type("2e")
    editor.press(.function(3))
    #expect(editor.form?.id.text == "colors")
    editor.press(.tab, .tab, .ctrl("u"))
    editor.type("quality")
    editor.press(.function(3))
    #expect(editor.form?.id.text == "quality-2")
  }

  /// It follows from the model once that is typed, and not from each letter of it.
  @Test(arguments: [("colors", "colors-2"), ("quality-detection", "quality-2"), ("image-tiles", "image-tiles")])
  func aSuggestedIDIsFree(_ model: String, _ id: NodeID) {
    var editor = Editor.ready()
    editor.type("2a" + model)
    #expect(editor.form?.id.text == "")
    editor.press(.tab)
    #expect(editor.form?.focus == .version && editor.form?.id.text == id)
  }

  @Test func anEmptyFormIsRefusedAtTheModel() {
    var editor = Editor()
    editor.take(.workflows(Gallery.workflows.map(WorkflowDocument.init), isLast: true))
    editor.type("2a")
    #expect(editor.press(.enter) == [editor.formEntry])
    #expect(editor.form?.focus == .model)
    #expect(editor.state.notice.kind == .error)
    editor.press(.backTab, .backTab, .enter)
    #expect(editor.form?.focus == .model)
    #expect(editor.notice == "choose a model, or paste an id")
  }

  @Test func anUnknownModelIsRefusedInTheServicesWords() {
    var editor = Editor.ready()
    editor.type("2axyzzy")
    editor.press(.enter)
    editor.take(.noModel(ModelReference(id: "xyzzy"), "There is no model xyzzy."))
    editor.press(.enter, .enter, .enter)
    #expect(editor.form?.focus == .model)
    #expect(editor.state.notice == .error("There is no model xyzzy."))
    #expect(editor.state.drafts == [:])
  }

  /// No network is no reason to stop editing: what could not be looked up is checked when it is applied.
  @Test func aModelThatCannotBeLookedUpIsTakenAsItIs() {
    var editor = Editor.ready()
    editor.type("2axyzzy")
    editor.press(.enter)
    editor.take(.failed(.readVersions(ModelReference(id: "xyzzy")), "The service cannot be reached."))
    editor.press(.enter, .enter, .enter)
    #expect(editor.form == nil)
    #expect(editor.state.drafts.values.first?.result.nodes.last?.model == ModelReference(id: "xyzzy"))
  }

  @Test(arguments: ["0.7", "[1]", "{\"a\": }", "nonsense"])
  func parametersMustBeAnObject(_ text: String) {
    var editor = atID()
    editor.press(.tab, .tab, .tab)
    editor.type(text)
    editor.press(.enter)
    #expect(editor.form?.focus == .parameters)
    #expect(editor.notice.hasPrefix("a JSON object"))
  }

  @Test func parametersBecomeTheOverride() {
    var editor = atID()
    editor.press(.tab, .tab, .tab)
    editor.type("{\"count\": 3}")
    editor.press(.enter)
    #expect(editor.state.drafts["photo-basics"]?.result.nodes.last?.override == ["params": ["count": 3]])
  }

  @Test func escKeepsTheTextAndReopeningBringsItBack() {
    var editor = atID()
    let effects = editor.press(.escape)
    #expect(effects == [editor.formEntry])
    #expect(editor.state.kept.open == nil)
    #expect(editor.notice.contains("kept"))
    editor.type("j1j2a")
    #expect(editor.form?.model.text == "", "another workflow has a form of its own")
    editor.press(.escape)
    editor.type("1k2a")
    #expect(editor.form?.model.text == "color-recognition")
    #expect(editor.form?.focus == .model)
    #expect(editor.notice == "Your half-filled form is back.")
  }

  @Test func aFormWithoutAChangeIsNotKept() {
    var editor = Editor.ready()
    editor.type("2e")
    editor.press(.escape)
    #expect(editor.state.kept.nodes == [])
    #expect(editor.notice == "")
    editor.type("v")
    editor.answerVersions()
    editor.press(.down, .enter)
    editor.type("e")
    #expect(editor.form?.version.text == "color-recognition-old")
  }

  @Test(arguments: ["e", "i"])
  func aHalfFilledEditIsBackWithAWord(_ key: String) {
    var editor = Editor.ready()
    editor.type("2e")
    editor.press(.tab, .tab)
    editor.type("x")
    editor.press(.escape)
    editor.type(key)
    #expect(editor.form?.id.text == "colorsx")
    #expect(editor.notice == "Your half-filled form is back.")
  }

  /// The form would bring the old version back without a word.
  @Test(arguments: ["e", "i"])
  func aHalfFilledEditOfANodeThatChangedIsDropped(_ key: String) throws {
    var editor = Editor.ready()
    editor.type("2e")
    editor.press(.tab, .tab)
    editor.type("x")
    editor.press(.escape)
    // The next start has it too.
    var journal = JournalState()
    journal.form = try JSON(encoding: editor.state.kept)
    editor = Editor.ready(journal)
    editor.type("2v")
    editor.answerVersions()
    editor.press(.down, .enter)
    #expect(editor.type(key).first == editor.formEntry)
    #expect(editor.state.kept.nodes == [])
    #expect(editor.form?.id.text == "colors")
    #expect(editor.form?.version.text == "color-recognition-old")
    #expect(editor.notice == "colors has changed since its form was half-filled: that form is dropped.")
  }

  @Test func anErrorGoesWithTheEditThatMayMendIt() {
    var editor = atID()
    editor.press(.ctrl("u"))
    editor.type("colors")
    editor.press(.enter, .enter)
    #expect(editor.state.notice.kind == .error)
    editor.type("x")
    #expect(editor.notice == "")
    editor.press(.backspace, .enter, .enter)
    #expect(editor.state.notice.kind == .error)
    editor.press(.function(3))
    #expect(editor.notice == "")
  }

  /// The fields that are no text say which keys work there, and the others do not.
  @Test func inputsAndOutputSayWhatSpaceDoes() {
    let words = "Space takes it or lets it go; ↓ ↑ choose."
    var editor = atID()
    editor.press(.enter)
    #expect(editor.notice == words)
    editor.press(.tab)
    #expect(editor.notice == words)
    editor.press(.tab)
    #expect(editor.notice == "")
    editor.press(.escape)
    editor.type("ki")
    #expect(editor.notice == words)
  }

  @Test func anEditThatCannotBeMadeKeepsTheForm() {
    var editor = Editor.ready()
    editor.type("R2acolor")
    editor.press(.enter, .enter, .enter)
    editor.take(.workflows([WorkflowDocument(Gallery.gate)], isLast: true))
    #expect(editor.press(.enter) == [editor.formEntry])
    #expect(editor.form?.model.text == "color-recognition")
    #expect(editor.notice == "photo-basics is no longer there. R reads the workflows again.")
  }

  @Test func aFullWorkflowTakesNoMore() {
    var editor = Editor.ready()
    let nodes = (1...Validation.maximumNodes).map { Gallery.node("n\($0)", Gallery.color) }
    editor.reread(Workflow(id: "full", nodes: nodes))
    #expect(editor.type("2a") == [])
    #expect(editor.form == nil)
    #expect(editor.notice.contains("has 20 nodes, the most"))
  }

  @Test func theFirstModelsAreAskedForAgainWhereTheyFailed() {
    var editor = Editor()
    editor.take(.workflows(Gallery.workflows.map(WorkflowDocument.init), isLast: true))
    editor.take(.failed(.readCatalogue, "no network"))
    #expect(editor.type("2a") == [editor.formEntry, .start(.readCatalogue)])
    #expect(editor.state.catalogue.phase == .reading)
  }
}

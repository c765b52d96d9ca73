import Canvas
import MeshCore
@testable import MeshUI
import Testing
import Panels

/// What jobs bring at a time when nobody waits for it any more.
@Suite struct OutcomeTests {
  @Test func versionsForAClosedFormOpenNothing() {
    var editor = Editor.ready()
    editor.type("2aeeed0b67")
    editor.press(.enter, .escape)
    let asked = ModelReference(id: "eeed0b67")
    #expect(editor.take(.versions(asked, Gallery.color, Gallery.versions(of: "color-recognition"))) == [])
    #expect(editor.state.dialogs == [])
    #expect(editor.state.kept.nodes.first?.model.text == "eeed0b67")
    #expect(editor.state.running == [])
  }

  @Test func versionsOfAnotherModelLeaveTheFormAlone() {
    var editor = Editor.ready()
    editor.type("2aeeed0b67")
    editor.press(.enter, .backTab)
    editor.type("x")
    let asked = ModelReference(id: "eeed0b67")
    #expect(editor.take(.versions(asked, Gallery.color, [])) == [])
    #expect(editor.form?.model.text == "eeed0b67x")
  }

  @Test func theAnswerToAnOldIDArrivesUnderTheHelp() {
    var editor = Editor.ready()
    editor.type("2aeeed0b67")
    editor.press(.enter, .function(1))
    editor.take(.versions(ModelReference(id: "eeed0b67"), Gallery.color, []))
    editor.press(.escape)
    #expect(editor.form?.model.text == "color-recognition")
    #expect(editor.state.kept.open == editor.form)
  }

  @Test func aFailureOfWhatNoLongerRunsIsSilent() {
    var editor = Editor.ready()
    let notice = editor.state.notice
    let jobs: [Job] = [
      .readWorkflows, .readCatalogue, .readVersions(ModelReference(id: "m")), .plan([], drafts: [:]), .resetSample,
      .thumbnail(.sample("beach")),
    ]
    for job in jobs { #expect(editor.take(.failed(job, "late")) == []) }
    #expect(editor.state.notice == notice)
    #expect(editor.state.library.phase == .read)
    #expect(editor.state.catalogue.phase == .read)
  }

  @Test func aPictureThatCannotBeReadIsNoNews() {
    var editor = Editor.ready()
    editor.type("p")
    editor.press(.enter)
    editor.take(.predicted(Gallery.run()))
    let notice = editor.state.notice
    #expect(editor.take(.failed(.thumbnail(.sample("beach")), "no image")) == [])
    #expect(editor.state.notice == notice)
    #expect(editor.state.running == [])
  }

  @Test func modelsArriveInPagesAndOnce() {
    var editor = Editor()
    editor.take(.models([Gallery.color, Gallery.quality], isLast: false))
    #expect(editor.state.catalogue.phase == .reading)
    editor.take(.models([Gallery.color, Gallery.tiling], isLast: true))
    #expect(editor.state.catalogue.phase == .read)
    #expect(editor.state.catalogue.models.map(\.id) == ["color-recognition", "image-quality", "image-tiles"])
  }

  @Test func aRefreshUnderAFormKeepsTheForm() {
    var editor = Editor.ready()
    editor.type("R2acolor")
    editor.take(.workflows(Gallery.workflows.map(WorkflowDocument.init), isLast: true))
    #expect(editor.form?.model.text == "color")
    #expect(editor.state.cursors.workflow == "photo-basics")
  }

  /// A wait for the service is said to whoever waits; work in the background says nothing.
  @Test func aWaitForTheServiceIsSaid() {
    let pause = Outcome.serviceWaits(RetryPause(.throttled(retryAfter: nil), .seconds(12)))
    var editor = Editor.ready()
    let before = editor.notice
    editor.take(pause)
    #expect(editor.notice == before)
    editor.type("R")
    editor.take(pause)
    #expect(editor.notice == "The service refuses more requests for now. Tried again in 12 s.")
    #expect(editor.state.notice.kind == .running)
  }
}

import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import Panels
import TestSupport
import Testing

/// The predictions that are kept.
@Suite struct RunsTests {
  private struct Missing: Error {}

  private func comparison(_ editor: Editor) throws -> ComparisonSheet {
    guard case .comparison(let sheet)? = editor.state.dialogs.last else { throw Missing() }
    return sheet
  }

  private func chosen(_ editor: Editor) -> String? {
    guard case .runs(let sheet)? = editor.state.dialogs.last else { return nil }
    return editor.state.chosenRow(of: sheet)?.words
  }

  @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 12, columns: 44)])
  func looks(size: Size) {
    var editor = Kept.editor()
    editor.state.size = size
    let name = "\(size.columns)x\(size.rows)"
    assertSnapshot(screen(editor.state), named: "sheet-runs-\(name)")
    editor.type("j  /cat")
    assertSnapshot(screen(editor.state), named: "sheet-runs-find-\(name)")
  }

  @Test func withoutOneItSaysSo() {
    var editor = Editor.ready()
    #expect(editor.type("4H") == [] && editor.state.dialogs == [])
    #expect(editor.notice == "Nothing was predicted yet. What is predicted is kept here: p predicts.")
  }

  @Test func imagesOfOnePredictionAreOneRowInTheirOrder() {
    let editor = Kept.editor()
    #expect(editor.state.runGroups.map(\.count) == [3, 1, 1, 1])
    #expect(editor.state.runGroups[0].runs == Kept.batch)
    #expect(editor.state.runGroups[0].answer.text == "2 done, 1 failed")
    #expect(Kept.failed.strongest.text == "! 30104 not a picture" && Kept.single.strongest.text == "tiger cat 0.417")
  }

  @Test func oneIsOpenedAndStandsInPrediction() {
    var editor = Kept.editor()
    editor.type("jj")
    #expect(chosen(editor) == "quality-gate on market")
    #expect(editor.press(.enter) == [.start(.thumbnail(.sample("market")))])
    #expect(editor.state.dialogs == [] && editor.state.focus == .prediction)
    #expect(editor.state.selectedWorkflow == "quality-gate" && editor.state.currentRun == Kept.ofDraft)
    #expect(screen(editor.state).textLines.contains { $0.contains("sharp") && $0.contains("0.750") })
    // What is predicted anew is shown in its place.
    editor.type("pp")
    _ = try? editor.state.predict("quality-gate", on: [.sample("beach")])
    let new = Kept.run(Gallery.gate, on: .sample("beach"), ago: 0)
    editor.take(.predicted(new))
    #expect(editor.state.currentRun == new)
  }

  @Test func theImagesOfABatchAreWalkedThrough() {
    var editor = Kept.editor()
    editor.press(.enter)
    #expect(editor.state.currentRun == Kept.batch[0])
    editor.type(".")
    #expect(editor.state.currentRun == Kept.batch[1] && editor.notice == "notes.txt, 2 of 3.")
    editor.type("...")
    #expect(editor.state.currentRun == Kept.batch[2])
    editor.type(",")
    #expect(editor.state.currentRun == Kept.batch[1])
    // What failed of it is run again, and nothing else.
    let effects = editor.type("R")
    guard case .start(.predict(let prediction))? = effects.last else { return #expect(Bool(false), "\(effects)") }
    #expect(prediction.images == [.file("/shots/notes.txt")] && prediction.workflow == "photo-basics")
  }

  @Test func typingNarrowsByWorkflowImageAndAnswer() {
    var editor = Kept.editor()
    func rows() -> [String] {
      guard case .runs(let sheet)? = editor.state.dialogs.last else { return [] }
      return editor.state.rows(of: sheet).map(\.words)
    }
    editor.type("/TABBY")
    #expect(rows() == ["photo-basics on 3 images"], "the strongest answer counts")
    editor.press(.ctrl("u"))
    editor.type("cat.")
    #expect(rows() == ["photo-basics on 3 images", "photo-basics on cat.jpg", "quality-gate on cat.png"])
    editor.press(.down, .down, .enter)
    #expect(editor.state.keyContext == .runs && chosen(editor) == "quality-gate on cat.png")
    editor.press(.escape)
    #expect(rows().count == 4 && chosen(editor) == "quality-gate on cat.png")
    editor.type("/zeppelin")
    editor.press(.enter)
    #expect(rows() == [] && editor.type("x") == [] && editor.notice == "No run has zeppelin in it.")
  }

  @Test func twoAreCompared() throws {
    var editor = Kept.editor()
    editor.type("=")
    #expect(editor.notice.hasPrefix("Nothing is marked."))
    editor.type(" ")
    #expect(chosen(editor) == "photo-basics on cat.jpg" && editor.notice.hasPrefix("1 marked"))
    #expect(editor.type("=").count == 1)
    let trial = try comparison(editor).trial
    #expect(trial.images == [.file("/shots/cat.jpg")], "of the image that both have")
    #expect(trial.variants.map(\.label) == ["cat.jpg", "3 images"])
    #expect(
      trial.variants.map(\.known) == [
        Variant("", kept: [Kept.single]).known, Variant("", kept: [Kept.batch[0]]).known,
      ])
    #expect(try comparison(editor).plan.calls == 0)
    editor.press(.escape)
    #expect(editor.state.keyContext == .runs, "one comes back to the list")
    editor.type("gg=")
    #expect(editor.notice.contains("is marked. Choose the run to compare it with"))
    editor.type("jj j =")
    #expect(editor.notice == "3 runs are marked. Two are compared.")
    editor.type("*")
    #expect(editor.state.markedRuns == [] && editor.notice == "No run is marked.")
    editor.type("*")
    #expect(editor.state.markedRuns.count == 4)
  }

  /// Two single ones of different images are compared as one image.
  @Test func runsOfTwoImagesAreCompared() throws {
    var editor = Kept.editor()
    editor.type("jj j =")
    #expect(try comparison(editor).trial.images == [.sample("market")])
    #expect(try comparison(editor).trial.variants.map(\.label) == ["cat.png", "market"])
  }

  @Test func inPredictionTheMarkedOneIsComparedWithWhatIsShown() throws {
    var editor = Kept.editor()
    editor.type("j ")
    editor.press(.escape)
    #expect(editor.state.dialogs == [] && editor.state.focus == .prediction)
    editor.type("=")
    #expect(try comparison(editor).trial.variants.map(\.label) == ["cat.jpg", "3 images"])
  }

  @Test func whatFailedIsRunAgain() {
    var editor = Kept.editor()
    editor.type("jR")
    #expect(editor.notice == "Nothing failed: photo-basics on cat.jpg.")
    guard case .start(.predict(let all))? = editor.type("p").last else { return #expect(Bool(false)) }
    #expect(all.images == [.file("/shots/cat.jpg")] && editor.state.dialogs == [])
  }

  @Test func dataThatWasNotKeptIsNotRunAgain() {
    var editor = Kept.editor()
    editor.state.runs = [Kept.run(on: .url("data:image/png;base64,"), ago: 5)]
    editor.type("gg")
    #expect(editor.type("p") == [])
    #expect(editor.notice == "The image was given by its bytes, and these are not kept. Predict on it anew.")
  }

  @Test func markedOnesAreWritten() {
    var editor = Kept.editor()
    #expect(editor.type("jx") == [.start(.exportRuns([Kept.single]))])
    #expect(editor.type("j gg x") == [.start(.exportRuns(Kept.batch + [Kept.ofDraft]))])
  }

  @Test func oneIsForgottenAfterAYes() {
    var editor = Kept.editor()
    editor.type("D")
    #expect(editor.state.keyContext == .question)
    editor.type("n")
    #expect(editor.state.runs.count == 6)
    editor.type("D")
    #expect(editor.type("y") == [.record(.forgotten(Kept.batch.map(\.id)))])
    #expect(
      editor.state.runs == [Kept.single, Kept.ofDraft, Kept.failed] && chosen(editor) == "photo-basics on cat.jpg")
    for _ in 1...3 { editor.type("Dy") }
    #expect(editor.state.runs == [] && editor.state.dialogs == [])
  }

  @Test func aWorkflowThatIsGoneIsNamed() {
    var editor = Kept.editor()
    editor.state.runs = [Kept.run(Workflow(id: "gone", nodes: Gallery.basics.nodes), on: .sample("beach"), ago: 9)]
    #expect(editor.press(.enter) == [] && editor.notice.hasPrefix("gone is no longer there"))
  }

  /// A picture is shown only where it is the one that was predicted on.
  @Test func anotherPictureIsNotShownInItsPlace() throws {
    var editor = Kept.editor()
    editor.press(.enter)
    let image = Kept.batch[0].image
    func thumbnail(_ digest: String) throws -> Thumbnail {
      let pixels = try #require(Pixels(width: 2, height: 2, bytes: Array(repeating: 200, count: 12)))
      return Thumbnail(columns: 2, rows: 1, pixels: pixels, imageWidth: 2, imageHeight: 2, digest: digest)
    }
    editor.take(.thumbnail(image, try thumbnail(Kept.digest)))
    #expect(editor.state.picture(of: Kept.batch[0]).thumbnail != nil)
    editor.take(.thumbnail(image, try thumbnail("other")))
    #expect(editor.state.picture(of: Kept.batch[0]) == .another)
    #expect(screen(editor.state).textLines.contains { $0.contains("another picture by now") })
    _ = editor.state.start(.thumbnail(image))
    editor.take(.failed(.thumbnail(image), "There is no file /shots/cat.jpg."))
    #expect(editor.state.picture(of: Kept.batch[0]) == .gone("There is no file /shots/cat.jpg."))
    #expect(screen(editor.state).textLines.contains { $0.contains("no picture") })
  }
}

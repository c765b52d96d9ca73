import Canvas
import MeshCore
@testable import MeshUI
import Testing
import Panels

@Suite struct PredictTests {
  private func job(_ image: ImageSource) -> Job {
    .predict(Prediction(Gallery.basics, on: [image]))
  }

  @Test(arguments: ["", "2", "3", "4", "0"])
  func pAsksForAnImage(_ pane: String) {
    var editor = Editor.ready()
    editor.type(pane)
    #expect(editor.type("p") == [])
    #expect(editor.predict?.workflow == "photo-basics")
    #expect(editor.predict?.choice == 0)
  }

  @Test func enterTakesTheFirstKnownImage() {
    var editor = Editor.ready()
    editor.type("p")
    #expect(editor.press(.enter) == [.start(job(.sample("beach")))])
    #expect(editor.state.dialogs == [])
    #expect(editor.state.focus == .prediction)
    #expect(editor.state.notice == Notice(.running, "predicting", "photo-basics on beach."))
  }

  @Test func theNoticeSaysThatADraftIsNotRun() throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, Gallery.olderQuality))
    editor.type("p")
    editor.press(.enter)
    #expect(editor.notice == "photo-basics on beach, as the service has it, without your draft.")
  }

  @Test func recentImagesComeBeforeTheBuiltIn() {
    var journal = JournalState()
    journal.runs = [
      Gallery.run(on: .file("/shots/1.png")), Gallery.run(on: .sample("market")),
      Gallery.run(on: .file("/shots/1.png")),
    ]
    var editor = Editor.ready(journal)
    #expect(editor.state.knownImages == [.file("/shots/1.png"), .sample("beach"), .sample("market")])
    editor.type("p")
    editor.press(.down, .down, .down, .down, .up, .up)
    #expect(editor.press(.enter) == [.start(job(.sample("beach")))])
  }

  @Test(arguments: [
    ("https://example.com/a.jpg", ImageSource.url("https://example.com/a.jpg")),
    ("data:image/png;base64,AAAA", .url("data:image/png;base64,AAAA")), ("~/shots/a b.png", .file("~/shots/a b.png")),
    ("sample:market", .sample("market")), ("market", .sample("market")),
    ("'/shots/a b.png'", .file("/shots/a b.png")),
    (#"/shots/a\ \(1\).png"#, .file("/shots/a (1).png")), (#"/shots\new\\x.png"#, .file(#"/shots\new\x.png"#)),
    ("file:///shots/a%20b.png", .file("/shots/a b.png")),
  ])
  func aTypedImageIsMeantByWhatItSays(_ text: String, _ image: ImageSource) {
    var editor = Editor.ready()
    editor.type("p")
    for letter in text { #expect(editor.type(String(letter)) == [editor.formEntry]) }
    #expect(editor.predict?.choice == nil)
    #expect(editor.press(.enter) == [.start(job(image)), editor.formEntry])
  }

  @Test func tabGoesOnAsFarAsAllThatFitsDoes() {
    var editor = Editor.ready()
    editor.type("p")
    #expect(editor.press(.tab) == [] && editor.notice == "Type the beginning of a path first.")
    editor.type("/sh")
    #expect(editor.press(.tab) == [.start(.completePath("/sh"))])
    editor.take(.completions("/sh", ["/shots/"]))
    #expect(editor.predict?.image.text == "/shots/" && editor.state.running == [])
    editor.press(.tab)
    let effects = editor.take(.completions("/shots/", ["/shots/cat.jpg", "/shots/cap.png"]))
    #expect(editor.predict?.image.text == "/shots/ca" && effects == [editor.formEntry])
    #expect(editor.notice == "2 fit: cat.jpg  cap.png")
    // What comes too late is of another text.
    editor.press(.tab)
    editor.type("t")
    editor.take(.completions("/shots/ca", ["/shots/cap.png"]))
    #expect(editor.predict?.image.text == "/shots/cat")
    editor.take(.completions("/shots/cat", []))
    #expect(editor.notice == "Nothing that is an image, a folder or a list begins so.")
  }

  @Test func anAddressIsNotCompleted() {
    var editor = Editor.ready()
    editor.type("phttps://host/a")
    #expect(editor.press(.tab) == [] && editor.notice == "An address is not completed: paths and samples are.")
  }

  @Test func picturesAreSwitchedOffByAKeyAndStayOff() throws {
    var editor = Editor.ready()
    editor.state.runs = [Gallery.run()]
    let pixels = try #require(Pixels(width: 80, height: 80, bytes: Array(repeating: 90, count: 80 * 80 * 3)))
    editor.state.thumbnails[.sample("beach")] = Thumbnail(
      columns: 40, rows: 20, pixels: pixels, imageWidth: 80, imageHeight: 80)
    editor.type("4+")
    func isDrawn() -> Bool { !screen(editor.state).pictures.isEmpty }
    #expect(isDrawn())
    #expect(editor.type("i") == [editor.formEntry] && !isDrawn())
    #expect(editor.notice == "Pictures are off. i switches them.")
    // The next start knows it, and the threshold.
    editor.type(">")
    var journal = JournalState()
    journal.form = try JSON(encoding: editor.state.kept)
    let again = Editor.ready(journal)
    #expect(again.state.kept.hidesPictures && again.state.threshold == editor.state.threshold)
    editor.type("i")
    #expect(isDrawn())
  }

  private static let curl = """
    curl -X POST \\
    -H "Authorization: Key {YOUR_PAT}" \\
    -H "Content-Type: application/json" \\
    -d '{"inputs": [{"data": {"image": {"url": "https://samples.clarifai.com/metro-north.jpg"}}}]}'\\
    https://api.clarifai.com/v2/workflows/ID/results
    """

  @Test(arguments: ["quality-gate", "{YOUR_WORKFLOW_ID}"])
  func aPastedCallFillsThePrompt(_ id: String) {
    var editor = Editor.ready()
    #expect(editor.paste(Self.curl.replacing("ID/results", with: id + "/results")) == [])
    #expect(editor.predict?.workflow == (id.hasPrefix("{") ? "photo-basics" : "quality-gate"))
    #expect(editor.predict?.image.text == "https://samples.clarifai.com/metro-north.jpg")
    #expect(editor.notice.hasSuffix("Nothing was sent: Enter runs it."))
    guard case .start(.predict(let prediction))? = editor.press(.enter).last else { return #expect(Bool(false)) }
    #expect(prediction.images == [.url("https://samples.clarifai.com/metro-north.jpg")])
  }

  /// Each address of it is run; what is given by its bytes is left out, and said.
  @Test func aPastedCallOfSeveralImagesRunsAllItsAddresses() {
    var editor = Editor.ready()
    let image = #"{"data": {"image": {"url": "https://samples.clarifai.com/metro-north.jpg"}}}"#
    let call = Self.curl.replacing("ID/results", with: "photo-basics/results")
    editor.paste(call.replacing(image, with: image + ", " + image.replacing("north", with: "south")))
    guard case .start(.predict(let prediction))? = editor.press(.enter).last else { return #expect(Bool(false)) }
    #expect(prediction.images.map(\.title) == ["metro-north.jpg", "metro-south.jpg"])
    editor.press(.ctrl("c"))
    editor.paste(call.replacing(image, with: #"{"data": {"image": {"base64": "AAAA"}}}"#))
    #expect(editor.notice == "1 image of the paste is given by no address and left out. Choose another image.")
  }

  @Test func aPastedCallOfAnotherAppsWorkflowSaysSo() {
    var editor = Editor.ready()
    #expect(editor.paste(Self.curl) == [] && editor.state.dialogs == [])
    #expect(editor.notice == "The paste predicts with ID, which sample/gallery does not have. Nothing was run.")
  }

  @Test(arguments: [
    (" ", "Type an address or a path, or choose an image below."),
    ("sample:cat", "There is no sample cat. There are beach, market."),
    ("https://", "https:// is not an image address: it needs a host, as in https://example.com/picture.jpg."),
    (
      "http://[::1]:99999/a",
      "http://[::1]:99999/a is not an image address: its port is not a number from 1 to 65535."
    ),
    (
      "http://u@host:0/a.png",
      "http://u@host:0/a.png is not an image address: its port is not a number from 1 to 65535."
    ), ("@", "Type the path of a list behind the @."),
    ("ftp://x/a.jpg", "ftp://x/a.jpg cannot be fetched: use http, https or data, a file, or sample:NAME."),
    ("http:///a.jpg", "http:///a.jpg is not an image address: it needs a host, as in https://example.com/picture.jpg."),
  ])
  func anImageThatCannotBeIsRefusedInTheForm(_ text: String, _ words: String) {
    var editor = Editor.ready()
    editor.type("p" + text)
    #expect(editor.press(.enter) == [])
    #expect(editor.predict?.error == words)
    #expect(editor.predict?.image.text == text)
    editor.type("x")
    #expect(editor.predict?.error == nil)
  }

  @Test func escKeepsTheTextAlsoWhenAResultArrivesMeanwhile() {
    var editor = Editor.ready()
    editor.type("p")
    editor.press(.enter)
    editor.type("phttps://x.org/1.jpg")
    editor.take(.predicted(Gallery.run()))
    #expect(editor.press(.escape) == [editor.formEntry])
    editor.type("p")
    #expect(editor.predict?.image.text == "https://x.org/1.jpg")
  }

  /// A service runs only what it has; the embedded backend runs a draft as it stands.
  @Test func aWorkflowThatIsOnlyADraftRunsWhereItCan() throws {
    var local = Editor.ready()
    local.type("Anew")
    local.press(.enter)
    local.type("p")
    let draft = try #require(local.state.drafts["new"])
    #expect(
      local.press(.enter) == [.start(.predict(Prediction(draft.result, on: [.sample("beach")], isDraft: true)))])

    var editor = Editor.ready(session: Gallery.service())
    editor.type("Anew")
    editor.press(.enter)
    #expect(editor.type("p") == [])
    #expect(editor.predict == nil)
    #expect(editor.notice.contains("is only a draft"))
  }

  @Test func aResultIsKeptShownAndItsPictureAskedFor() throws {
    var editor = Editor.ready()
    editor.type("psample:beach")
    editor.press(.enter)
    let run = Gallery.run()
    let effects = editor.take(.predicted(run))
    #expect(effects == [.record(.predicted(run)), editor.formEntry, .start(.thumbnail(.sample("beach")))])
    #expect(editor.state.currentRun == run)
    #expect(editor.state.kept.image == "")
    #expect(editor.notice.hasPrefix("photo-basics on beach in 0.25 s."))
    let pixels = try #require(Pixels(width: 1, height: 2, bytes: Array(repeating: 0, count: 6)))
    let picture = Thumbnail(columns: 1, rows: 1, pixels: pixels, imageWidth: 1, imageHeight: 2)
    #expect(editor.take(.thumbnail(.sample("beach"), picture)) == [])
    #expect(editor.state.thumbnails == [.sample("beach"): picture])
    #expect(editor.state.running == [])
  }

  @Test func aModelThatStartsIsWaitedForVisibly() {
    var editor = Editor.ready()
    editor.type("psample:beach")
    editor.press(.enter)
    let starting = Status(code: .modelDeploying, summary: "Model is deploying")
    #expect(editor.take(.predictionWaits("photo-basics", starting, seconds: 2)) == [])
    #expect(editor.state.notice.kind == .running)
    #expect(editor.notice == "Model is deploying (21351). Tried again in 2 s. Ctrl-C cancels.")
    editor.press(.ctrl("c"))
    let said = editor.notice
    editor.take(.predictionWaits("photo-basics", starting, seconds: 3))
    #expect(editor.notice == said)
  }

  @Test func failedNodesAreSaidWithTheirCode() {
    var editor = Editor.ready()
    let broken = Status(code: .modelNotDeployed, summary: "Model is not deployed")
    editor.type("p")
    editor.press(.enter)
    editor.take(.predicted(Gallery.run(statuses: [broken])))
    #expect(editor.state.notice.kind == .warn)
    #expect(editor.notice == "Model is not deployed (21353). 1 other node complete.")
    editor.type("p")
    editor.press(.enter)
    editor.take(.predicted(Gallery.run(statuses: [broken, broken])))
    #expect(editor.state.notice == Notice(.error, "failed", "Model is not deployed (21353)."))
  }

  @Test func aFailureKeepsTheTextForTheNextTry() {
    var editor = Editor.ready()
    editor.type("phttps://x.org/1.jpg")
    editor.press(.enter)
    #expect(editor.take(.failed(job(.url("https://x.org/1.jpg")), "No such host.")) == [])
    #expect(editor.state.notice == .error("No such host."))
    #expect(editor.state.running == [])
    editor.type("p")
    #expect(editor.predict?.image.text == "https://x.org/1.jpg")
  }

  /// A prediction takes the place of the one before; what that brings, or fails with, is no longer wanted.
  @Test func whatWasReplacedOrCancelledIsDropped() {
    var editor = Editor.ready()
    editor.type("p")
    editor.press(.enter)
    editor.type("psample:market")
    editor.press(.enter)
    #expect(editor.take(.predicted(Gallery.run())) == [])
    #expect(editor.take(.failed(job(.sample("beach")), "cancelled")) == [])
    #expect(editor.state.runs == [])
    #expect(editor.state.running == [job(.sample("market"))])
    #expect(editor.press(.ctrl("c")) == [.cancel(job(.sample("market")))])
    #expect(editor.take(.predicted(Gallery.run(on: .sample("market")))) == [])
    #expect(editor.state.runs == [])
  }

  /// Whoever looks elsewhere meanwhile finds the result when coming back.
  @Test func aResultOfAnotherWorkflowIsKeptForIt() {
    var editor = Editor.ready()
    editor.type("p")
    editor.press(.enter)
    editor.type("1j")
    editor.take(.predicted(Gallery.run()))
    #expect(editor.state.currentRun == nil)
    #expect(editor.type("k") == [.start(.thumbnail(.sample("beach")))])
    #expect(editor.state.currentRun == Gallery.run())
  }

  @Test func theThresholdSlidesInWholeStepsWithinItsEnds() {
    var editor = Editor.ready()
    editor.type("4")
    #expect(editor.type("<") == [editor.formEntry])
    #expect(editor.state.threshold == 0.45)
    editor.type(">>>")
    #expect(editor.state.threshold == 0.6)
    editor.type(String(repeating: ">", count: 30))
    #expect(editor.state.threshold == 1)
    editor.type(String(repeating: "<", count: 30))
    #expect(editor.state.threshold == 0)
    editor.type(String(repeating: ">", count: 10))
    #expect(editor.state.threshold == 0.5)
  }

  /// With fewer concepts above the threshold there are fewer lines.
  @Test func theThresholdBeginsAtTheTop() {
    var editor = Editor.ready()
    editor.type("4")
    editor.state.cursors.predictionTop = 3
    editor.type(">")
    #expect(editor.state.cursors.predictionTop == 0)
  }

  @Test func theRawResultIsAKeyAway() {
    var editor = Editor.ready()
    #expect(editor.type("4J") == [])
    #expect(editor.state.showsRawPrediction)
    editor.type("J")
    #expect(!editor.state.showsRawPrediction)
  }

  @Test func onlySoManyRunsAreKept() {
    var editor = Editor.ready()
    for _ in 0..<JournalState.limit + 3 {
      editor.type("p")
      editor.press(.enter)
      editor.take(.predicted(Gallery.run()))
    }
    #expect(editor.state.runs.count == JournalState.limit)
  }

  /// Only a picture that is written out may be longer than a path.
  @Test func aLongPasteThatIsNoPictureIsCut() {
    var editor = Editor.ready()
    editor.press(.char("p"))
    editor.paste(String(repeating: "x", count: 1_000_000))
    #expect(editor.predict?.image.text.utf8.count == 4096)
    #expect(editor.state.notice.text.contains("it holds at most 4096 letters"))
  }

  /// Fifty runs are kept, and must not be fifty images. What is left of one names no image to run on again.
  @Test func ofADataURLOnlyItsKindIsJournalled() throws {
    let image = ImageSource.url("data:image/png;base64," + String(repeating: "A", count: 100_000))
    var editor = Editor.ready()
    editor.press(.char("p"))
    editor.paste(image.text)
    editor.press(.enter)
    let run = Gallery.run(on: image)
    let effects = editor.take(.predicted(run))
    var kept: PredictionRun?
    for case .record(.predicted(let run)) in effects { kept = run }
    #expect(kept?.image == .url("data:image/png;base64,"))
    // As long as the program runs it is there.
    #expect(editor.state.currentRun?.image == image)
    #expect(editor.state.knownImages.first == image)
    var journal = JournalState()
    journal.runs = [try #require(kept)]
    let later = Editor.ready(journal)
    #expect(later.state.currentRun != nil)
    #expect(!later.state.knownImages.contains { $0.isEmbedded })
    #expect(!later.state.running.contains { if case .thumbnail = $0 { true } else { false } })
  }

  @Test(arguments: [
    ("https://host/a.png", "https://host/a.png"), ("data:image/gif;base64,R0lGOD", "data:image/gif;base64,R0lGOD"),
    ("data:" + String(repeating: "x", count: 2000), "data:,"),
  ])
  func otherImagesAreKeptWhole(text: String, kept: String) throws {
    #expect(try #require(ImageSource(text)).kept.text == kept)
  }
}

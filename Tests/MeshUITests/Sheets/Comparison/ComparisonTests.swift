import Canvas
import MeshCore
@testable import MeshUI
import Panels
import TestSupport
import Testing

/// `P`: the workflow as it is and its draft, side by side.
@Suite struct ComparisonTests {
  @Test(arguments: [
    (1, Size(rows: 24, columns: 80)), (3, Size(rows: 24, columns: 80)), (1, Size(rows: 40, columns: 120)),
    (3, Size(rows: 40, columns: 120)), (3, Size(rows: 12, columns: 44)),
  ])
  func looks(images: Int, size: Size) {
    var editor = Comparisons.editor(images)
    editor.state.size = size
    assertSnapshot(screen(editor.state), named: "sheet-twin-\(images)-\(size.columns)x\(size.rows)")
  }

  /// What a removed node gave is told in whole colours, each with its share, and a sign where there are more.
  @Test func whatOnlyOneSideHasIsNeverCutWithin() throws {
    var editor = Editor.drafting(try Gallery.draft(of: Gallery.basics, .removeNode("colors")))
    _ = try editor.state.compare("photo-basics", on: [Comparisons.images[0]])
    guard case .compare(let trial, _)? = editor.state.running.last else { throw Missing() }
    let names = ["rosybrown", "sienna", "saddlebrown"]
    let colors = names.enumerated().map { ColorShare(hex: "#80504\($0)", w3cHex: "", w3cName: $1, share: 0.25) }
    let quality = TrialAnswers.Given.output(OutputData(concepts: [Concept(id: "sharp", value: 0.8)]))
    let given: [[NodeID: TrialAnswers.Given]] = [
      ["colors": .output(OutputData(colors: colors)), "quality": quality], ["quality": quality],
    ]
    editor.take(.compared(trial, [TrialAnswers(image: Comparisons.images[0], given: given)]))
    for (columns, shown) in [(60, 1), (72, 2), (120, 3)] {
      editor.state.size.columns = columns
      let line = try #require(screen(editor.state).textLines.first { $0.contains("removed") })
      #expect(line.ranges(of: "0.25").count == shown, "\(line)")
      #expect(line.hasSuffix("…") == (shown < 3) && line.contains(names[shown - 1] + " 0.25"), "\(line)")
    }
  }

  @Test func looksWhileItRunsAndWhereASideIsSilent() throws {
    var running = Comparisons.editor(1)
    guard case .comparison(let sheet)? = running.state.dialogs.last else { throw Missing() }
    running.state.dialogs = [.comparison(ComparisonSheet(workflow: sheet.workflow, sheet.plan))]
    running.state.running = [.compare(sheet.trial, temporary: false)]
    assertSnapshot(screen(running.state), named: "sheet-twin-running")
    // Of several images there is more to say, and it is said whole.
    guard case .comparison(let many)? = Comparisons.editor(3).state.dialogs.last else { throw Missing() }
    running.state.dialogs = [.comparison(ComparisonSheet(workflow: many.workflow, many.plan))]
    running.state.running = [.compare(many.trial, temporary: false)]
    running.state.startedAt[.compare] = running.state.clock.now
    for columns in [44, 80, 120] {
      running.state.size.columns = columns
      let line = screen(running.state).textLines[2]
      #expect(line.contains("running  0 of 3") && line.contains("Ctrl-C ") && !line.contains("…"), "\(line)")
    }
    assertSnapshot(screen(Comparisons.editor(1, silent: true).state), named: "sheet-twin-silent")
  }

  private struct Missing: Error {}

  private func sheet(_ editor: Editor) throws -> ComparisonSheet {
    guard case .comparison(let sheet)? = editor.state.dialogs.last else { throw Missing() }
    return sheet
  }

  private func drafting(_ session: Session = Gallery.session()) throws -> Editor {
    var journal = JournalState()
    journal.drafts = [try Comparisons.draft]
    var editor = Editor.ready(journal, session: session)
    editor.state.cursors.workflow = "photo-basics"
    editor.state.focus = .nodes
    return editor
  }

  @Test func withoutADraftItSaysWhatItIsFor() {
    var editor = Editor.ready()
    #expect(editor.type("P") == [] && editor.state.dialogs == [])
    #expect(editor.notice.contains("has no draft. Change something"), "\(editor.notice)")
  }

  /// Two keys: one asks for the image, Enter takes the last one.
  @Test func enterRunsIt() throws {
    var editor = try drafting()
    editor.type("P")
    #expect(editor.predict?.purpose == .twin)
    let trial = Trial.twin(of: try Comparisons.draft.result.nodes, live: Gallery.basics, on: [.sample("beach")])
    #expect(editor.press(.enter) == [.start(.compare(trial, temporary: false))])
    #expect(try sheet(editor).plan.calls == 3 && sheet(editor).comparison == nil)
    editor.take(.compared(trial, Comparisons.answers(trial.images)))
    #expect(try sheet(editor).comparison?.nodes.count == 3 && editor.state.running == [])
    #expect(editor.notice == "Nothing was written to the service.")
  }

  @Test func inPredictionItRunsOnTheImageThatIsShown() throws {
    var editor = try drafting()
    editor.state.runs = [Gallery.run(on: .sample("market"))]
    editor.state.focus = .prediction
    guard case .start(.compare(let trial, _))? = editor.type("P").first else { throw Missing() }
    #expect(trial.images == [.sample("market")])
  }

  /// One key: the images of the prediction that is shown, all of them.
  @Test func inPredictionItRunsOnTheWholeBatch() throws {
    var editor = try drafting()
    let runs = Comparisons.images.enumerated().map { Gallery.run(on: $0.element, place: $0.offset) }
    editor.state.runs = RunShelf(newestFirst: runs.reversed())
    editor.state.focus = .prediction
    guard case .start(.compare(let trial, _))? = editor.type("P").first else { throw Missing() }
    #expect(trial.images == Comparisons.images)
  }

  /// What it found stands in the plan of the same change; of another it is said that it was.
  @Test func thePlanSaysWhatItFound() throws {
    var editor = Comparisons.editor(3)
    editor.type("c")
    editor.answerPlan()
    let text = screen(editor.state).textLines.joined(separator: "\n")
    #expect(text.contains("3 images. Most moved: commuter +0.412"), "\(text)")
    var other = Comparisons.editor(3)
    other.press(.escape)
    other.type("u")
    other.type("c")
    other.answerPlan()
    #expect(
      screen(other.state).textLines.joined(separator: "\n").contains("of another draft: P runs it again"),
      "\(screen(other.state).textLines.joined(separator: "\n"))")
    #expect(other.type("P") == [] && other.predict?.purpose == .twin)
    other.press(.escape)
    guard case .plan? = other.state.dialogs.last else { throw Missing() }
  }

  /// Beside what both give stands the picture; of several images that of the chosen one.
  @Test(arguments: [1, 3]) func thePictureStandsBeside(_ count: Int) throws {
    var editor = Comparisons.editor(count)
    editor.state.size = Size(rows: 40, columns: 120)
    for image in Comparisons.images { editor.state.thumbnails[image] = Fixtures.thumbnail }
    let frame = screen(editor.state)
    #expect(frame.pictures.count == 1 && frame.pictures[0].rect.columns > 8)
    assertSnapshot(frame, named: "sheet-twin-picture-\(count)-120x40")
    editor.state.kept.hidesPictures = true
    #expect(screen(editor.state).pictures == [])
    editor.state.kept.hidesPictures = false
    editor.state.size = Size(rows: 24, columns: 80)
    #expect(screen(editor.state).pictures == [])
  }

  /// It is brought where there is room for it.
  @Test func thePictureOfTheChosenImageIsBrought() throws {
    var editor = Comparisons.editor(3)
    editor.state.size = Size(rows: 40, columns: 120)
    editor.state.running = []
    editor.press(.tab)
    #expect(editor.press(.down) == [.start(.thumbnail(Comparisons.images[1]))])
    editor.state.size = Size(rows: 24, columns: 80)
    #expect(editor.press(.down) == [])
  }

  /// On 80 columns no notice is cut.
  @Test func whatItSaysFitsTheRow() throws {
    let editors = [Comparisons.editor(1), Comparisons.editor(3), Comparisons.editor(3, silent: true)]
    #expect(editors.allSatisfy { !screen($0.state).textLines[22].contains("…") })
  }

  @Test func oneImageIsLookedAtByItself() throws {
    var editor = Comparisons.editor(3)
    #expect(try sheet(editor).images.count == 3)
    editor.press(.tab)
    editor.press(.enter)
    #expect(try sheet(editor).images.count == 1 && sheet(editor).image != nil)
    editor.press(.escape)
    #expect(try sheet(editor).images.count == 3)
    editor.press(.escape)
    #expect(editor.state.dialogs == [])
  }

  @Test func itIsWrittenAsFiles() throws {
    var editor = Comparisons.editor(1)
    let comparison = try #require(try sheet(editor).comparison)
    #expect(editor.type("x") == [.start(.export(comparison, of: "photo-basics", at: 0.5))])
    editor.take(.exported(["photo-basics-comparison.csv", "photo-basics-comparison.json"]))
    #expect(editor.notice == "photo-basics-comparison.csv and .json, in the folder of the start.")
    #expect(editor.state.running.allSatisfy { $0.kind != .export })
  }

  /// Slides without a call, and what crosses follows.
  @Test func theThresholdSlides() throws {
    var editor = Comparisons.editor(1)
    #expect(screen(editor.state).textLines.contains { $0.contains("at 0.50") })
    #expect(editor.type("<") == [editor.formEntry])
    #expect(screen(editor.state).textLines.contains { $0.contains("at 0.45") })
  }

  @Test func whatIsLeftIsCancelledAndWhatCameStays() throws {
    var editor = try drafting()
    let images = Comparisons.images
    let trial = Trial.twin(of: try Comparisons.draft.result.nodes, live: Gallery.basics, on: images)
    _ = try editor.state.compare("photo-basics", on: images)
    editor.take(.compared(trial, Comparisons.answers([images[0]])))
    #expect(editor.press(.ctrl("c")) == [.cancel(.compare(trial, temporary: false))])
    #expect(try sheet(editor).images == [images[0]])
    // What comes late is wanted by nobody.
    editor.take(.compared(trial, Comparisons.answers([images[1]])))
    #expect(editor.state.running.allSatisfy { $0.kind != .compare })
  }

  /// On a service it takes a workflow of its own to run nodes together: not without a yes, and never read-only.
  @Test func aTemporaryWorkflowIsAskedForFirst() throws {
    let chained = try Gallery.draft(
      of: Gallery.gate, .updateNode("gate", to: Gallery.node("gate", Gallery.color, from: ["quality"])))
    var journal = JournalState()
    journal.drafts = [chained]
    func editor(readOnly: Bool) -> Editor {
      let app = AppScope(userID: "lab", appID: "station")
      let session = Session(
        badge: .remote("host"), app: app, base: "https://host", catalogues: [], samples: [], isReadOnly: readOnly)
      var editor = Editor.ready(journal, session: session)
      editor.state.cursors.workflow = "quality-gate"
      return editor
    }
    var asking = editor(readOnly: false)
    _ = try asking.state.compare("quality-gate", on: [.url("https://host/a.jpg")])
    guard case .question(.temporaryWorkflow(let trial, _))? = asking.state.dialogs.last else { throw Missing() }
    let calls = { TrialPlan(trial, callsPerGraph: $0).calls }
    let question = Question.temporaryWorkflow(trial, "quality-gate").text
    #expect(question.contains("\(calls(3)) calls") && question.contains("\(calls(nil)) call"), "\(question)")
    var (refused, left) = (asking, asking)
    #expect(left.press(.escape) == [] && left.state.dialogs == [] && left.notice == "Nothing was done.")
    #expect(asking.type("y") == [.start(.compare(trial, temporary: true))])
    #expect(refused.type("n") == [.start(.compare(trial, temporary: false))])
    var reading = editor(readOnly: true)
    #expect(
      try reading.state.compare("quality-gate", on: [.url("https://host/a.jpg")])
        == [.start(.compare(trial, temporary: false))])
    #expect(reading.notice.contains("Read-only"))
  }

  /// That it is deleted is said only where it is.
  @Test func aTemporaryWorkflowThatIsLeftIsNamed() throws {
    let session = Session(
      badge: .remote("host"), app: AppScope(userID: "lab", appID: "station"), base: "https://host", catalogues: [],
      samples: [], isReadOnly: false)
    let chained = try Gallery.draft(
      of: Gallery.basics, .addNode(Gallery.node("tiles", Gallery.tiling), at: nil),
      .addNode(Gallery.node("each", Gallery.quality, from: ["tiles"]), at: nil))
    var journal = JournalState()
    journal.drafts = [chained]
    for isLeft in [false, true] {
      var editor = Editor.ready(journal, session: session)
      let image = ImageSource.url("https://host/a.jpg")
      _ = try editor.state.compare("photo-basics", on: [image])
      editor.type("y")
      guard case .comparison(let sheet)? = editor.state.dialogs.last else { throw Missing() }
      if isLeft { editor.take(.temporaryWorkflowLeft("meshwork-tmp-2z8bw7gjpv4rk")) }
      editor.take(.compared(sheet.trial, Comparisons.answers([image])))
      #expect(
        editor.notice
          == (isLeft
            ? "meshwork-tmp-2z8bw7gjpv4rk could not be deleted: the next start does it."
            : "The temporary workflow is deleted; your workflows are as they were."))
    }
  }

  /// Another sheet stands over it by the time it is done: what that says stays.
  @Test func whatIsDoneBelowAnotherSheetSaysNothing() throws {
    var editor = try drafting()
    let trial = Trial.twin(of: try Comparisons.draft.result.nodes, live: Gallery.basics, on: [Comparisons.images[0]])
    _ = try editor.state.compare("photo-basics", on: trial.images)
    editor.type("?")
    editor.state.notice = .plain("kept")
    editor.take(.compared(trial, Comparisons.answers(trial.images)))
    #expect(editor.notice == "kept" && editor.state.running.allSatisfy { $0.kind != .compare })
  }

  /// Other images are for the same two: what is compared stays what it was.
  @Test func otherImagesAreForTheSameTwo() throws {
    var twin = Comparisons.editor(1)
    twin.type("p")
    #expect(twin.predict?.purpose == .twin)
    var editor = Editor.ready()
    let variants = [Variant("one", of: Gallery.basics), Variant("other", of: Gallery.gate)]
    _ = editor.state.compare(
      Trial(variants, on: [.sample("beach")]), of: "photo-basics", callsPerGraph: nil)
    editor.type("p")
    #expect(editor.predict?.purpose == .compare(variants))
  }

  /// One threshold for all images and for each of them: what crosses does not change by looking closer.
  @Test func theThresholdIsThatOfAllImages() throws {
    var editor = Comparisons.editor(3)
    let sheet = try sheet(editor)
    let weak = Trial(sheet.trial.variants, on: sheet.trial.images)
    let answers = sheet.trial.images.enumerated().map { index, image in
      let value = index == 2 ? 0.9 : 0.05
      let data = TrialAnswers.Given.output(OutputData(concepts: [Concept(id: "a", value: value)]))
      return TrialAnswers(image: image, given: [["quality": data], ["quality": data]])
    }
    var weakSheet = ComparisonSheet(workflow: "photo-basics", TrialPlan(weak, callsPerGraph: nil))
    weakSheet.take(answers)
    let all = weakSheet.threshold(editor.state)
    for image in weak.images {
      weakSheet.image = image
      #expect(weakSheet.threshold(editor.state) == all && all == 0.5)
    }
    editor.state.kept.thresholds["photo-basics"] = 0.25
    #expect(weakSheet.threshold(editor.state) == 0.25)
  }

  /// What gave nothing at all is no result: what stood there before comes back.
  @Test func whatFailedWholeLeavesWhatWasThere() throws {
    var editor = Comparisons.editor(1)
    let before = try sheet(editor)
    guard case .start(.compare(let trial, _))? = editor.type("P").first else { throw Missing() }
    #expect(try sheet(editor).comparison == nil)
    let silent = trial.variants.map { variant in
      Dictionary(variant.nodes.map { ($0.id, TrialAnswers.Given.nothing("the service is gone")) }) { one, _ in one }
    }
    editor.take(.compared(trial, [TrialAnswers(image: trial.images[0], given: silent)]))
    #expect(try sheet(editor) == before)
    #expect(editor.state.notice.word == "failed" && editor.notice.contains("the service is gone"))
  }

  /// A folder is looked up first: what it comes to is seen before anything is called.
  @Test func aFolderIsLookedUpBeforeItRuns() throws {
    var editor = try drafting()
    editor.type("P/shots/")
    #expect(editor.press(.enter) == [.start(.findImages("/shots/"))])
    editor.take(.images("/shots/", Comparisons.images))
    #expect(editor.predict?.found.count == 3)
    #expect(screen(editor.state).textLines.contains { $0.contains("3 images") })
    guard case .start(.compare(let trial, _))? = editor.press(.enter).first else { throw Missing() }
    #expect(trial.images == Comparisons.images)
  }

  /// As where one predicts: the form is there again, with what is wrong beside the field.
  @Test func anImageThatCannotBeReadIsAskedForAgain() throws {
    var editor = try drafting()
    editor.type("P/shots/none.png")
    guard case .start(let job)? = editor.press(.enter).first(where: { if case .start = $0 { true } else { false } })
    else { throw Missing() }
    editor.take(.imageFailed(job, "There is no file /shots/none.png."))
    #expect(editor.predict?.error == "There is no file /shots/none.png." && editor.predict?.purpose == .twin)
    #expect(editor.predict?.image.text == "/shots/none.png" && editor.state.running == [])
    #expect(editor.state.dialogs.count == 1)
  }
}

import Canvas
import MeshCore
@testable import MeshUI
import Panels
import TestSupport
import Testing

/// A prediction on several images, from the first answer to the last, or to Ctrl-C.
@Suite struct BatchTests {
  private static func images(_ count: Int) -> [ImageSource] { (0..<count).map { .file("/shots/\($0).png") } }

  private static func run(_ place: Int, of images: [ImageSource]) -> PredictionRun {
    Gallery.run(on: images[place], place: place)
  }

  private func editor(on images: [ImageSource]) throws -> Editor {
    var editor = Editor.ready()
    _ = try editor.state.predict("photo-basics", on: images)
    return editor
  }

  /// Whatever an answer costs, it is the same for the last as for the first: one entry, one picture's worth of memory.
  @Test func tenThousandImagesAreTakenOneByOne() throws {
    let images = Self.images(10_000)
    var editor = try editor(on: images)
    let pixels = try #require(Pixels(width: 1, height: 2, bytes: Array(repeating: 0, count: 6)))
    let picture = Thumbnail(columns: 1, rows: 1, pixels: pixels, imageWidth: 1, imageHeight: 2)
    for place in images.indices.dropLast() {
      editor.take(.thumbnail(images[place], picture))
      let effects = editor.take(.predicted(Self.run(place, of: images)))
      guard effects.count == 1, editor.state.thumbnails.count <= Thumbnails.limit else {
        return #expect(Bool(false), "\(effects.count) effects after \(place)")
      }
    }
    #expect(editor.notice.hasPrefix("9,999 of 10,000 images"))
    editor.take(.predicted(Self.run(9_999, of: images)))
    #expect(editor.notice == "photo-basics on 10,000 images. , . go through them.")
    #expect(editor.state.running == [.thumbnail(images[9_999])])
    #expect(editor.state.runs.count == 10_000 && editor.state.runs.predictions == 1 && editor.state.batch == nil)
  }

  /// Ten thousand answers that are there at once: the keys behind them wait for a few of these only.
  @Test func keysComeBetweenAnswers() {
    let images = Self.images(10_000)
    let session = Gallery.session()
    let list = ["@list"].map { ProgramRun.typed("p" + $0) + ProgramRun.keys(.enter) }
    let keys = [
      [.woken], list[0], ProgramRun.keys(.enter), ProgramRun.typed("1j"), ProgramRun.keys(.ctrl("c")),
      ProgramRun.typed("q"),
    ]
    let run = ProgramRun(keys, session: session) { job in
      switch job {
      case .findImages(let text): [.images(text, images)]
      case .predict: images.indices.map { .predicted(Self.run($0, of: images)) }
      case _: []
      }
    }
    let most = Program<ScriptedTerminal, ScriptedJobs>.mostOutcomes
    #expect(run.state.cursors.workflow == "quality-gate" && run.ending == .quit)
    #expect(run.state.runs.count > 0 && run.state.runs.count <= 3 * most, "\(run.state.runs.count)")
    let journalled = run.log.happenings.reduce(0) { count, happening in
      guard case .recorded(let entries) = happening else { return count }
      return count + entries.count { if case .predicted = $0 { true } else { false } }
    }
    #expect(journalled == run.state.runs.count)
    #expect(run.log.happenings.contains { if case .cancelled(.predict) = $0 { true } else { false } })
  }

  /// Also where the last line names an image that an earlier one names.
  /// What was typed since is another question; the answer to the first ends its search all the same.
  @Test func typingWhileImagesAreLookedForEndsTheSearch() {
    var editor = Editor.ready()
    editor.type("p")
    editor.press(.ctrl("u"))
    editor.type("pics/")
    editor.press(.enter)
    #expect(editor.state.running == [.findImages("pics/")])
    editor.type("x")
    editor.take(.images("pics/", Self.images(3)))
    #expect(editor.state.running == [] && editor.notice == "")
    guard case .predict(let form) = editor.state.dialogs.last else { return #expect(Bool(false), "the form is gone") }
    #expect(form.image.text == "pics/x")
  }

  @Test func everyLineOfAListHasItsResult() throws {
    let images: [ImageSource] = [.sample("beach"), .sample("market"), .sample("beach")]
    var editor = try editor(on: images)
    for place in images.indices {
      #expect(editor.state.batch?.done == place)
      editor.take(.predicted(Self.run(place, of: images)))
    }
    #expect(editor.state.runs.map(\.image) == images.reversed() && editor.state.running.count <= 1)
    #expect(editor.notice == "photo-basics on 3 images. , . go through them.")
    // Each is walked to.
    editor.type(",,")
    #expect(editor.state.currentRun?.place == 0)
    editor.type("..")
    #expect(editor.state.currentRun?.place == 2 && editor.notice == "beach, 3 of 3.")
  }

  @Test func whatCameIsKeptWhenTheRestIsCancelled() throws {
    let images = Self.images(40)
    var editor = try editor(on: images)
    for place in 0..<5 { editor.take(.predicted(Self.run(place, of: images))) }
    #expect(editor.press(.ctrl("c")).contains { if case .cancel(.predict) = $0 { true } else { false } })
    #expect(editor.state.notice.word == "stopped" && editor.notice.hasPrefix("photo-basics on 5 of 40 images."))
    #expect(!editor.state.running.contains { $0.kind == .predict })
    // What was on its way came too.
    #expect(editor.take(.predicted(Self.run(5, of: images))).count >= 1)
    #expect(editor.state.runs.count == 6 && editor.notice.hasPrefix("photo-basics on 6 of 40 images."))
    // The next one is what counts from then on.
    _ = try editor.state.predict("photo-basics", on: [.sample("beach")])
    #expect(editor.take(.predicted(Self.run(6, of: images))) == [] && editor.state.runs.count == 6)
  }

  @Test func aFailureSaysWhatCame() throws {
    let images = Self.images(3)
    var editor = try editor(on: images)
    let job = try #require(editor.state.running.first { $0.kind == .predict })
    editor.take(.predicted(Self.run(0, of: images)))
    editor.take(.failed(job, "No network."))
    #expect(editor.notice == "No network. What came is kept: 1 of 3 images.")
  }

  @Test func anotherPredictionAsksWhileOneIsUnderWay() throws {
    let images = Self.images(40)
    var editor = try editor(on: images)
    let job = try #require(editor.state.running.first { $0.kind == .predict })
    editor.take(.predicted(Self.run(0, of: images)))
    editor.type("psample:beach")
    #expect(!editor.press(.enter).contains { if case .start = $0 { true } else { false } })
    #expect(
      editor.question?.text
        == "photo-basics is still at its images. Stop it, keep what came of them, and run photo-basics on beach?")
    editor.type("n")
    #expect(editor.state.running.contains(job) && editor.take(.predicted(Self.run(1, of: images))).count >= 1)
    editor.type("psample:beach")
    editor.press(.enter)
    #expect(editor.type("y") == [.start(.predict(Prediction(Gallery.basics, on: [.sample("beach")])))])
    #expect(editor.state.runs.count == 2 && editor.take(.predicted(Self.run(2, of: images))) == [])
    // One image alone is replaced as before.
    editor.type("p")
    #expect(editor.press(.enter).count == 1 && editor.question == nil)
  }

  /// The same images again, and what that comes to, are two keys.
  @Test func theImagesThatWereUsedLastAreOfferedFirst() throws {
    let images = Self.images(12)
    var editor = try editor(on: images)
    for place in images.indices { editor.take(.predicted(Self.run(place, of: images))) }
    editor.type("p")
    #expect(screen(editor.state).textLines.contains { $0.contains("▸ 12 images: 0.png, 1.png") })
    #expect(screen(editor.state).textLines.contains { $0.contains("Calls") && $0.contains("12 images, 2 requests") })
    guard case .start(.predict(let again))? = editor.press(.enter).last else { return #expect(Bool(false)) }
    #expect(again.images == images)
    // A single image since then comes before them.
    editor.press(.ctrl("c"))
    _ = editor.state.begin(Prediction(Gallery.basics, on: [images[3]]))
    editor.take(.predicted(Gallery.run(on: images[3])))
    editor.type("p")
    #expect(editor.predict.map { editor.state.images(of: editor.state.imageChoices[$0.choice ?? 9]) } == [images[3]])
    #expect(editor.state.imageChoices.contains(.set(images)))
    // After a start they are those of the newest prediction on several.
    var journal = JournalState()
    journal.runs = editor.state.runs
    #expect(Editor.ready(journal).state.imageChoices.contains(.set(images)))
  }

  /// However many can be chosen, the calls and the button stand below them.
  /// On the narrowest screen what is noted of a sample gives way to its name.
  @Test func samplesAreNamedWhole() {
    var editor = Editor.ready()
    editor.state.size = Size(rows: 14, columns: 40)
    editor.type("p")
    let lines = screen(editor.state).textLines
    let samples = editor.state.session.samples.map(\.id)
    #expect(samples.prefix(2).allSatisfy { id in lines.contains { $0.dropFirst(9).contains(" \(id)") } }, "\(lines)")
    #expect(!lines.contains { $0.contains("without a network") })
    #expect(lines.contains { $0.contains("applied workflow") } && !lines.contains { $0.contains("on the ap…") })
  }

  @Test func whatItCostsStaysInSight() {
    let samples = (0..<30).map { Session.Sample(id: "s\($0)", title: "Scene \($0)") }
    let session = Session(badge: .local, app: Gallery.app, base: "", catalogues: [], samples: samples)
    var journal = JournalState()
    for place in 0..<9 { journal.runs.insert(Gallery.run(on: .file("/shots/\(place).png"))) }
    var editor = Editor.ready(journal, session: session)
    editor.type("p")
    for _ in 0..<40 {
      let lines = screen(editor.state).textLines
      #expect(lines.contains { $0.contains("▸") && $0.contains(editor.predict?.choice == 0 ? "8.png" : "") })
      #expect(lines.contains { $0.contains("Calls") } && lines.contains { $0.contains("Cancel") })
      editor.press(.down)
    }
    #expect(screen(editor.state).textLines.contains { $0.contains("▸ all 30 of them") })
    // It is one key away from the first row too, and from what is typed.
    editor.press(.escape)
    for typed in ["p", "psample:s1"] {
      editor.type(typed)
      editor.press(.up)
      #expect(screen(editor.state).textLines.contains { $0.contains("▸ all 30 of them") })
      editor.press(.escape)
    }
  }

  @Test func aBadLineOfAListIsNamedByItsNumber() {
    var editor = Editor.ready()
    editor.type("p@shots.txt")
    editor.press(.enter)
    editor.take(.images("@shots.txt", [.sample("beach"), .sample("nonesuch")], lines: [1, 4]))
    #expect(editor.predict?.error == "Line 4: There is no sample nonesuch. There are beach, market.")
    editor.take(.images("@shots.txt", [.sample("beach"), .file("/x.png")], lines: [2, 4]))
    guard case .start(.predict(let prediction))? = editor.press(.enter).first else { return #expect(Bool(false)) }
    #expect(prediction.lines == [2, 4])
  }
}

import Canvas
import MeshCore
@testable import MeshUI
import Panels
import TestSupport
import Testing

/// `f`: what an image must and must not give, and a plan that checks it.
@Suite struct PinTests {
  private struct Missing: Error {}

  private func sheet(_ editor: Editor) throws -> PinSheet {
    guard case .pin(let sheet)? = editor.state.dialogs.last else { throw Missing() }
    return sheet
  }

  /// Three keys from a result: `f`, what else must or must not be there, Enter.
  @Test func whatIsOnTheScreenIsPinned() throws {
    var editor = Comparisons.editor(1)
    editor.type("f")
    #expect(try sheet(editor).bounds.map(\.name) == ["travel"] && sheet(editor).bounds[0].limit == .atLeast(0.85))
    editor.press(.down)
    editor.type(" ")
    guard case .start(.readPin(var pin))? = editor.press(.enter).first else { throw Missing() }
    #expect(pin.bounds.map(\.name) == ["travel", "train"] && pin.image == Comparisons.images[0])
    pin = Pin(workflow: pin.workflow, image: pin.image, digest: "d", bounds: pin.bounds)
    #expect(editor.take(.pinRead(pin)) == [.record(.pins([pin]))])
    #expect(editor.notice.contains("is pinned with 2 bounds"))
    // It is opened again as it was pinned, and taking all bounds away unpins it.
    editor.type("f")
    #expect(try sheet(editor).isPinned && sheet(editor).bounds.count == 2)
    editor.type("  ")
    editor.press(.down)
    editor.type("  ")
    #expect(editor.press(.enter) == [.record(.pins([]))])
  }

  @Test func aConceptMustOrMustNotAndTheBoundMoves() throws {
    var editor = Comparisons.editor(1)
    editor.type("f>")
    #expect(try sheet(editor).bounds[0].limit == .atLeast(0.9))
    editor.type("<< ")
    #expect(try sheet(editor).bounds[0].limit == .below(0.5))
    // What must not be there is there now.
    #expect(try sheet(editor).rows[0].failsNow)
    editor.type(" ")
    #expect(try sheet(editor).bounds.isEmpty)
    editor.press(.enter)
    #expect(editor.notice.contains("Nothing is bound"))
  }

  /// What is chosen is what is pinned, and what has to stay is never more than there is.
  @Test func theChosenConceptIsTaken() throws {
    var editor = Comparisons.editor(1)
    editor.press(.down, .down)
    editor.type("f")
    let pin = try sheet(editor)
    #expect(pin.rows[pin.choice].name == "no person" && pin.bounds.map(\.name) == ["no person"])
    #expect(pin.bounds[0].limit == .atLeast(0.7))
    var row = PinSheet.Row(node: "a", concept: "c", name: "c", values: [0.034])
    row.turn(at: 0.1)
    #expect(row.limit == .atLeast(0.03) && !row.failsNow)
    row.turn(at: 0.1)
    #expect(row.limit == .below(0.1) && !row.failsNow)
    var missing = PinSheet.Row(node: "a", concept: "c", name: "c", values: [nil])
    missing.turn(at: 0.5)
    #expect(missing.limit == .below(0.5))
  }

  @Test func aConceptOfARegionIsPinned() throws {
    var editor = Editor.ready()
    let face = Region(id: "r", box: nil, data: OutputData(concepts: [Concept(id: "face", value: 0.9)]))
    editor.state.runs = [Gallery.run(Gallery.gate, giving: OutputData(regions: [face]))]
    editor.state.cursors.workflow = "quality-gate"
    editor.type("4f")
    #expect(try sheet(editor).bounds.map(\.name) == ["face"])
  }

  @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 12, columns: 44)])
  func looks(size: Size) {
    var editor = Comparisons.editor(1)
    editor.type("f")
    editor.press(.down, .down)
    editor.type("  ")
    editor.state.size = size
    assertSnapshot(screen(editor.state), named: "sheet-pin-\(size.columns)x\(size.rows)")
  }

  private func planning() throws -> Editor {
    let bounds = [
      Pin.Bound(node: "quality", concept: "train", name: "train", limit: .atLeast(0.8)),
      Pin.Bound(node: "quality", concept: "no person", name: "no person", limit: .atLeast(0.5)),
    ]
    var editor = Editor.drafting(try Comparisons.draft)
    editor.state.bench.pins = [
      Pin(workflow: "photo-basics", image: Comparisons.images[0], digest: "d", bounds: bounds),
      Pin(workflow: "photo-basics", image: Comparisons.images[2], digest: "d", bounds: [bounds[0]]),
      Pin(workflow: "quality-gate", image: Comparisons.images[1], digest: "d", bounds: [bounds[0]]),
    ]
    editor.type("c")
    editor.answerPlan()
    return editor
  }

  private func checks(_ editor: Editor) -> [PinCheck] {
    let pins = editor.state.bench.pins.prefix(2)
    return zip(pins, [false, true]).map { pin, isGone in
      isGone
        ? PinCheck(
          pin, fault: "beach.jpg is another image than the one that was pinned: pin it again if that is right.")
        : PinCheck(pin, Comparisons.answers([pin.image])[0])
    }
  }

  /// It waits for nothing; a pin that fails asks for one more word.
  @Test func aFailingPinIsAWarningThatOneMoreWordConfirms() throws {
    var editor = try planning()
    guard case .plan(let sheet)? = editor.state.dialogs.last, let plan = sheet.plan else { throw Missing() }
    #expect(editor.state.running.contains(.checkPins(plan, editor.state.bench.pins, temporary: false)))
    #expect(screen(editor.state).textLines.contains { $0.contains("pins") && $0.contains("2 images") })
    editor.take(.pinsChecked(plan, checks(editor)))
    #expect(editor.notice.contains("The change fails 1 of 2 pins; 1 is not known."))
    #expect(editor.type("Y") == [])
    editor.type("1 fail")
    #expect(editor.press(.enter) == [])
    editor.type("s")
    guard case .start(.apply)? = editor.press(.enter).last else { throw Missing() }
  }

  /// What is not known yet is no pass: a word more is asked for while they run, after Ctrl-C, and where they cannot be run.
  @Test(arguments: [0, 1, 2]) func pinsThatAreNotRunAskForAWordToo(_ end: Int) throws {
    var editor = try planning()
    guard case .plan(let sheet)? = editor.state.dialogs.last, let plan = sheet.plan else { throw Missing() }
    let job = Job.checkPins(plan, editor.state.bench.pins, temporary: false)
    if end == 1 { editor.press(.ctrl("c")) }
    if end == 2 {
      editor.take(.failed(job, "The disk is full."))
      #expect(editor.notice.contains("The pins are not run: The disk is full."), "\(editor.notice)")
    }
    #expect(screen(editor.state).textLines.contains { $0.contains("not run yet") })
    #expect(editor.type("Y") == [])
    editor.type("not run")
    let effects = editor.press(.enter)
    guard case .start(.apply)? = effects.last else { throw Missing() }
    #expect(effects.contains(.cancel(job)) == (end == 0))
    #expect(!editor.state.running.contains { $0.kind == .checkPins })
  }

  /// What is asked for is another word once they are run.
  @Test func theWordFollowsThePins() throws {
    var editor = try planning()
    guard case .plan(let sheet)? = editor.state.dialogs.last, let plan = sheet.plan else { throw Missing() }
    editor.type("Ynot run")
    editor.take(.pinsChecked(plan, checks(editor)))
    guard case .plan(let now)? = editor.state.dialogs.last else { throw Missing() }
    #expect(now.confirmation == nil && now.phrase(editor.state) == "1 fails")
  }

  @Test func aDeletionAsksForThePinsToo() throws {
    var editor = Editor.drafting(
      try Comparisons.draft,
      staged: [
        StagedStep(id: 1, change: .patch("photo-basics", .automatic)),
        StagedStep(id: 2, change: .delete(["tile-colors"])),
      ])
    let bound = Pin.Bound(node: "quality", concept: "train", name: "train", limit: .atLeast(0.8))
    editor.state.bench.pins = [
      Pin(workflow: "photo-basics", image: Comparisons.images[0], digest: "d", bounds: [bound])
    ]
    editor.type("C")
    editor.answerPlan()
    guard case .plan(let sheet)? = editor.state.dialogs.last else { throw Missing() }
    #expect(sheet.phrase(editor.state) == "tile-colors not run")
  }

  @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120)])
  func aPlanShowsThem(size: Size) throws {
    var editor = try planning()
    guard case .plan(let sheet)? = editor.state.dialogs.last, let plan = sheet.plan else { throw Missing() }
    editor.take(.pinsChecked(plan, checks(editor)))
    editor.state.size = size
    assertSnapshot(screen(editor.state), named: "sheet-plan-pins-\(size.columns)x\(size.rows)")
  }

  /// On a service what is behind another node takes a workflow of its own, which is asked for.
  @Test func aTemporaryWorkflowForPinsIsAskedForFirst() throws {
    func editor(readOnly: Bool) throws -> Editor {
      let session = Session(
        badge: .remote("host"), app: AppScope(userID: "lab", appID: "station"), base: "https://host", catalogues: [],
        samples: [], isReadOnly: readOnly)
      var journal = JournalState()
      journal.drafts = [
        try Gallery.draft(
          of: Gallery.gate, .updateNode("gate", to: Gallery.node("gate", Gallery.color, from: ["quality"])))
      ]
      let bound = Pin.Bound(node: "gate", concept: "train", name: "train", limit: .atLeast(0.8))
      journal.pins = [Pin(workflow: "quality-gate", image: Comparisons.images[0], digest: "d", bounds: [bound])]
      var editor = Editor.ready(journal, session: session)
      editor.state.cursors.workflow = "quality-gate"
      editor.state.focus = .nodes
      editor.type("c")
      editor.answerPlan()
      return editor
    }
    var asking = try editor(readOnly: false)
    guard case .plan(let sheet)? = asking.state.dialogs.last, let plan = sheet.plan else { throw Missing() }
    let pins = asking.state.bench.pins
    #expect(asking.state.running.contains(.checkPins(plan, pins, temporary: false)))
    #expect(asking.type("f") == [])
    guard case .question(.temporaryPins(let calls))? = asking.state.dialogs.last else { throw Missing() }
    #expect(calls == 4)
    var left = asking
    #expect(left.press(.escape) == [] && left.state.dialogs.last == .plan(sheet))
    #expect(asking.type("y") == [.start(.checkPins(plan, pins, temporary: true))])
    var reading = try editor(readOnly: true)
    #expect(reading.type("f") == [] && reading.notice.contains("Read-only"), "\(reading.notice)")
  }

  @Test func withoutPinsNothingIsRun() throws {
    var editor = Editor.drafting(try Comparisons.draft)
    editor.type("c")
    editor.answerPlan()
    #expect(editor.state.running.allSatisfy { $0.kind != .checkPins })
  }
}

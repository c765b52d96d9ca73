import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing
import Panels

/// The loop as a whole: what it writes, draws and starts, and in which order.
@Suite struct ProgramTests {
  private let removal: [JournalEntry] = [
    .draftBegan(base: Gallery.basics, isNew: false), .edited("photo-basics", .removeNode("colors"), at: 0),
  ]

  /// The happenings without their frames, for the order of things.
  private func order(_ run: ProgramRun) -> [String] {
    run.log.happenings.map { happening in
      switch happening {
      case .recorded: "record"
      case .refused: "refuse"
      case .presented: "present"
      case .started: "start"
      case .cancelled: "cancel"
      case .suspended: "suspend"
      case .lent: "lend"
      case .copied: "copy"
      case .repainted: "repaint"
      case .worn: "wear"
      }
    }
  }

  @Test func itPaintsBeforeAnythingIsRead() throws {
    let run = ProgramRun([[.woken], ProgramRun.typed("q")])
    #expect(order(run) == ["start", "start", "present", "present"])
    #expect(!run.screen(0).contains("photo-basics"))
    #expect(run.screen(1).contains("photo-basics"))
    #expect(run.screen(1).contains("tile-colors"))
  }

  @Test func anEditIsJournalledBeforeItIsDrawn() throws {
    let run = ProgramRun([[.woken], ProgramRun.typed("2"), ProgramRun.typed("d"), ProgramRun.typed("q")])
    let recorded = try #require(run.log.happenings.firstIndex(of: .recorded(removal)))
    let drawn = try #require(run.log.happenings.lastIndex { if case .presented = $0 { true } else { false } })
    #expect(order(run) == ["start", "start", "present", "present", "present", "record", "present"])
    #expect(recorded < drawn)
    #expect(run.screen(3).contains("colors removed. Draft only"))
  }

  @Test func manyKeysAtOnceAreOneFrameAndOneEntry() throws {
    let run = ProgramRun([[.woken], ProgramRun.typed("2djd"), ProgramRun.typed("q")])
    #expect(order(run) == ["start", "start", "present", "present", "record", "present"])
    #expect(run.state.drafts["photo-basics"]?.edits == [.removeNode("colors"), .removeNode("quality")])
  }

  /// Keys that come one by one, and faster than they are drawn: each is carried out, and the last is drawn.
  @Test func keysThatAreBehindAreTakenTogether() {
    let keys = (0..<40).map { _ in ProgramRun.typed("j") }
    let run = ProgramRun([[.woken]] + keys + [ProgramRun.typed("q")], behind: Set(2...40))
    let all = ProgramRun([[.woken]] + keys + [ProgramRun.typed("q")])
    #expect(run.log.frames.count == 3 && all.log.frames.count == 42)
    #expect(run.log.frames.last == all.log.frames.last)
    // Should they never end, the screen is painted now and then.
    let many = (0..<200).map { _ in ProgramRun.typed("j") }
    #expect(ProgramRun([[.woken]] + many + [ProgramRun.typed("q")], behind: Set(2...300)).log.frames.count == 5)
  }

  @Test func howLongTheScreenTakesIsToldOnRequest() {
    let measured = [Event.measured(bytes: 4312, milliseconds: 4700)]
    let run = ProgramRun([[.woken], measured, ProgramRun.keys(.ctrl("l")), measured, ProgramRun.typed("q")])
    #expect(!run.screen(2).contains("Painted anew"))
    #expect(run.screen(4).contains("Painted anew: 4,312 bytes, which the terminal has read after 4,700 ms."))
  }

  @Test func aPasteIsOneFrame() {
    let run = ProgramRun([
      [.woken], ProgramRun.typed("2a"), [.paste("https://clarifai.com/clarifai/main/models/color-recognition\n")],
      ProgramRun.keys(.enter),
    ])
    #expect(
      order(run) == [
        "start", "start", "present", "present", "record", "present", "record", "present", "record", "start", "present",
      ])
    #expect(run.state.kept.open?.model.text == "color-recognition")
  }

  @Test func whatJobsBringComesBeforeTheKeysOfTheSameWake() {
    let run = ProgramRun([ProgramRun.typed("jj"), ProgramRun.typed("q")])
    #expect(run.state.cursors.workflow == "tile-colors")
  }

  @Test func keysTypedAheadOfAPlanApplyNothing() throws {
    let journal = try drafting()
    let run = ProgramRun(
      [[.woken], ProgramRun.typed("c"), ProgramRun.typed("YY"), ProgramRun.keys(.escape), ProgramRun.typed("q")],
      journal: journal)
    #expect(!run.log.happenings.contains { if case .started(.apply) = $0 { true } else { false } })
    #expect(run.state.staged.count == 1)
  }

  /// Contested, decided, planned, applied: the whole loop, with a journal and screens.
  @Test func aChoiceIsJournalledBeforeItIsDrawn() throws {
    var journal = try drafting()
    journal.drafts = [try Gallery.draft(of: Conflicts.before, Gallery.olderQuality)]
    let run = ProgramRun(
      [[.woken], ProgramRun.typed("c"), [.woken], ProgramRun.typed("m"), ProgramRun.keys(.enter), [.woken]]
        + [ProgramRun.typed("Y"), ProgramRun.typed("q")], journal: journal)
    let chosen = run.log.happenings.firstIndex { happening in
      guard case .recorded(let entries) = happening else { return false }
      return entries.contains { if case .form = $0 { true } else { false } }
    }
    let drawn = run.log.happenings.firstIndex { happening in
      guard case .presented(let frame) = happening else { return false }
      return frame.textLines.contains { $0.contains("all decided") }
    }
    #expect(try #require(chosen) < #require(drawn))
    let begun = run.log.happenings.lastIndex { happening in
      guard case .recorded(let entries) = happening else { return false }
      return entries.contains(.draftBegan(base: Gallery.basics, isNew: false))
    }
    let sent = run.log.happenings.firstIndex { if case .started(.apply) = $0 { true } else { false } }
    #expect(try #require(begun) < #require(sent))
  }

  @Test func aStepIsJournalledBeforeItIsStarted() throws {
    let journal = try drafting()
    let run = ProgramRun([[.woken], ProgramRun.typed("c"), [.woken], ProgramRun.typed("Y")], journal: journal)
    let recorded = run.log.happenings.firstIndex { happening in
      guard case .recorded(let entries) = happening else { return false }
      return entries.contains { if case .sending = $0 { true } else { false } }
    }
    let started = run.log.happenings.firstIndex { if case .started(.apply) = $0 { true } else { false } }
    #expect(try #require(recorded) < #require(started))
  }

  @Test func aStepThatCannotBeJournalledIsNotStarted() throws {
    let journal = try drafting()
    // The first call journals the staged step, the second the sending.
    let run = ProgramRun(
      [
        [.woken], ProgramRun.typed("c"), [.woken], ProgramRun.typed("Y"), ProgramRun.keys(.enter),
        ProgramRun.typed("q"),
      ],
      journal: journal, failures: 1..<2)
    #expect(order(run).contains("refuse"))
    #expect(!run.log.happenings.contains { if case .started(.apply) = $0 { true } else { false } })
    #expect(run.state.unsaved == nil)
  }

  @Test func whatIsRefusedIsMarkedAndTriedAgain() throws {
    let run = ProgramRun(
      [[.woken], ProgramRun.typed("2"), ProgramRun.typed("d"), ProgramRun.typed("j"), ProgramRun.typed("q")],
      failures: 0..<1)
    #expect(
      order(run) == ["start", "start", "present", "present", "present", "refuse", "present", "record", "present"])
    #expect(run.log.happenings.contains(.refused(removal)))
    #expect(run.log.happenings.contains(.recorded(removal)))
    #expect(run.screen(3).contains("NOT SAVED"))
    #expect(!run.screen(4).contains("NOT SAVED"))
    #expect(run.state.unsaved == nil)
  }

  /// Somebody removed the journal while the editor ran.
  @Test func aJournalThatIsGoneIsMadeAnewFromWhatIsInMemory() throws {
    let run = ProgramRun(
      [[.woken], ProgramRun.typed("2"), ProgramRun.typed("d"), ProgramRun.typed("q")], failures: 0..<1, isLoss: true)
    let state = try #require(run.log.renewals.first)
    #expect(run.log.renewals.count == 1 && state.drafts == Array(run.state.drafts.values))
    #expect(state.drafts.first?.edits.count == 1, "the edit that was to be written is in it")
    #expect(run.state.unsaved == nil && run.state.notice.text == "The journal is made anew.")
  }

  @Test func quittingUnsavedAsksAndOnlyAYesLeaves() throws {
    let run = ProgramRun(
      [
        [.woken], ProgramRun.typed("2d"), ProgramRun.typed("q"), ProgramRun.typed("n"), ProgramRun.typed("q"),
        ProgramRun.typed("y"), ProgramRun.typed("dddd"),
      ],
      failures: 0..<100)
    #expect(run.state.unsaved?.entries == removal)
    #expect(run.state.drafts["photo-basics"]?.edits.count == 1)
    #expect(run.log.frames.count == 6)
  }

  @Test func choosingAnotherAppEndsTheLoopWithEverythingJournalled() {
    let run = ProgramRun(
      [[.woken], ProgramRun.typed("2d"), ProgramRun.typed("o"), ProgramRun.typed("booth"), ProgramRun.keys(.enter)],
      session: Gallery.service()
    ) { $0 == .readApps ? [.apps(Gallery.apps, isLast: true)] : [] }
    #expect(run.ending == .open(AppScope(userID: "lab", appID: "booth")))
    #expect(run.log.happenings.contains(.recorded(removal)))
    #expect(run.log.frames.count == 5)
  }

  @Test func leavingAnAppWithUnsavedEditsAsks() {
    let keys = [[.woken], ProgramRun.typed("2d"), ProgramRun.typed("obooth"), ProgramRun.keys(.enter)]
    let bringing: (Job) -> [Outcome] = { $0 == .readApps ? [.apps(Gallery.apps, isLast: true)] : [] }
    let left = ProgramRun(
      keys + [ProgramRun.typed("y")], session: Gallery.service(), failures: 0..<100, bringing: bringing)
    #expect(left.screen(4).contains("Open lab/booth and lose them?"))
    #expect(left.ending == .open(AppScope(userID: "lab", appID: "booth")))
    let stayed = ProgramRun(
      keys + [ProgramRun.typed("n")], session: Gallery.service(), failures: 0..<100, bringing: bringing)
    #expect(stayed.ending == .hungUp)
    #expect(stayed.state.keyContext == .apps)
    #expect(stayed.state.unsaved?.entries == removal)
  }

  /// There is no app whose journal could be written.
  @Test func withoutAnAppNothingIsReadButAppsAndNothingIsJournalled() {
    let session = Session(
      badge: .remote("api.clarifai.com"), choosingAppOf: "lab", base: "https://api.clarifai.com", usedApps: [])
    let run = ProgramRun([[.woken], ProgramRun.typed("tri"), ProgramRun.keys(.enter)], session: session) {
      $0 == .readApps ? [.apps(Gallery.apps, isLast: true)] : []
    }
    #expect(run.ending == .open(AppScope(userID: "lab", appID: "trial")))
    #expect(order(run) == ["start", "present", "present", "present"])
    #expect(run.log.happenings.first == .started(.readApps))
  }

  /// The edit and the wish to quit come at once: there was no frame that could have said that it is not saved.
  @Test func quittingInTheSameWakeAsAnEditThatIsRefusedAsks() {
    let run = ProgramRun([[.woken], ProgramRun.typed("2dq"), ProgramRun.typed("n")], failures: 0..<1)
    #expect(run.log.frames.count == 4)
    #expect(run.screen(2).contains("The disk is full."))
    #expect(run.log.happenings.contains(.recorded(removal)))
  }

  @Test func quittingTriesToSaveOnceMore() {
    let run = ProgramRun([[.woken], ProgramRun.typed("2d"), ProgramRun.typed("q")], failures: 0..<1)
    #expect(run.log.frames.count == 3)
    #expect(run.log.happenings.last == .recorded(removal))
  }

  @Test func qLeavesWithoutAnotherFrame() {
    let run = ProgramRun([[.woken], ProgramRun.typed("q"), ProgramRun.typed("jjj")])
    #expect(run.log.frames.count == 2)
    #expect(run.ending == .quit)
    #expect(run.state.cursors.workflow == "photo-basics")
  }

  @Test func aTerminalThatIsGoneEndsItWithEverythingJournalled() {
    let run = ProgramRun([[.woken], ProgramRun.typed("2d") + [.hangup]])
    #expect(run.log.happenings.last == .recorded(removal))
  }

  @Test func suspendingAndComingBackPaintsAnew() {
    let run = ProgramRun([[.woken], ProgramRun.keys(.ctrl("z")), ProgramRun.typed("q")])
    #expect(order(run) == ["start", "start", "present", "present", "suspend", "present", "present"])
  }

  @Test func aResizeIsDrawnAtTheNewSize() {
    let run = ProgramRun([[.woken], [.resize(Size(rows: 40, columns: 120))], ProgramRun.typed("q")])
    #expect(run.log.frames.map(\.size.columns) == [80, 80, 120])
  }

  @Test func aJobThatIsReplacedInTheSameWakeIsNotStarted() {
    let run = ProgramRun([
      [.woken],
      ProgramRun.typed("psample:beach") + ProgramRun.keys(.enter) + ProgramRun.typed("p")
        + ProgramRun.keys(.down, .down, .enter),
    ])
    let started = run.log.happenings.compactMap {
      if case .started(.predict(let prediction)) = $0 { prediction.images } else { nil }
    }
    #expect(started.count == 1)
  }

  private func drafting() throws -> JournalState {
    var journal = JournalState()
    journal.drafts = [try Gallery.draft(of: Gallery.basics, Gallery.olderQuality)]
    return journal
  }
}

import Canvas
@testable import MeshUI
import Panels
import TestSupport
import Testing

@Suite struct TourPlayerTests {
  private static let tour = Tour(steps: [
    Tour.Step("One.", ["a", .enter], shows: "added"), Tour.Step("Two.", ["b"], shows: "begun"),
  ])

  /// Plays until a person is needed, with an editor that shows what it should at once.
  private func played(_ player: inout TourPlayer, from start: Double) -> (keys: [Key], end: Double) {
    var (now, keys, screen) = (start, [Key](), "")
    while true {
      switch player.next(at: now, on: screen) {
      case .press(let key): keys.append(key)
      case .wait(let end): now = end
      case .await(let answer): screen = answer
      case .pause, .end: return (keys, now)
      }
    }
  }

  @Test func keysComeInTheirOrderAndTime() {
    var player = TourPlayer(Self.tour, speed: 1)
    let first = player.next(at: 10, on: "")
    #expect(first == .wait(until: 10 + (1.2 + 4.0 / 22)))
    let (keys, end) = played(&player, from: 10)
    #expect(keys == ["a", .enter, "b"] && player.isOver)
    var fast = TourPlayer(Self.tour, speed: 4)
    let (_, soon) = played(&fast, from: 10)
    #expect(abs((end - 10) / (soon - 10) - 4) < 0.001)
  }

  /// What is not there yet is waited for, whatever the time.
  @Test func anAnswerIsWaitedFor() {
    var player = TourPlayer(Self.tour, speed: 1)
    var keys: [Key] = []
    for second in 0..<20 {
      if case .press(let key) = player.next(at: Double(second), on: "nothing yet") { keys.append(key) }
    }
    let waiting = player.next(at: 100, on: "")
    #expect(keys == ["a", .enter] && waiting == .await("added"))
    let going = player.next(at: 100, on: "is added now")
    #expect(going == .wait(until: 100 + (1.2 + 4.0 / 22)))
  }

  @Test func itsKeysAreItsOwnAndAllOthersArePeoples() {
    var player = TourPlayer(Self.tour, speed: 1)
    _ = player.next(at: 0, on: "")
    func take(_ key: Key) -> Bool { player.heed(key, at: 99) }
    func next() -> TourPlayer.Deed { player.next(at: 99, on: "") }
    let paused = (take(" "), next())
    #expect(paused.0 && paused.1 == .pause)
    let resumed = (take(" "), next())
    #expect(resumed.0 && resumed.1 != .pause)
    let faster = (take("+"), player.speed)
    #expect(faster == (true, 2))
    let slower = (take("-"), player.speed)
    #expect(slower == (true, 1))
    let skipped = (take(.right), next())
    #expect(skipped.0 && skipped.1 == .press("a"))
    for key in ["j", .enter, .escape, .ctrl("c"), .up] as [Key] {
      let isItsOwn = take(key)
      #expect(!isItsOwn, "\(key)")
    }
    let ended = (take("q"), next())
    #expect(ended.0 && ended.1 == .end && player.isOver)
  }

  /// Right goes on to the next caption, at once and also from a pause, which stays.
  @Test func rightIsTheNextCaption() {
    var player = TourPlayer(Self.tour, speed: 1)
    _ = player.next(at: 0, on: "")
    _ = player.heed(" ", at: 0)
    _ = player.heed(.right, at: 0)
    var keys: [Key] = []
    while case .press(let key) = player.next(at: 0, on: "added") { keys.append(key) }
    #expect(keys == ["a", .enter] && player.index == 1 && player.isPaused)
    _ = player.heed(" ", at: 0)
    let reading = player.next(at: 0, on: "")
    #expect(reading == .wait(until: 1.2 + 4.0 / 22))
    // Not paused, it is no more than a next one.
    var going = TourPlayer(Self.tour, speed: 1)
    _ = going.next(at: 0, on: "")
    _ = going.heed(.right, at: 0)
    while case .press = going.next(at: 0, on: "added") {}
    #expect(going.index == 1 && !going.isPaused)
  }

  /// Left shows what was said before, on the screen as it was then; Right and Space come back. Nothing is pressed meanwhile.
  @Test func onePastStepIsLookedAtAgain() {
    var player = TourPlayer(Self.tour, speed: 1)
    func shown(_ text: String) -> Frame {
      var frame = Frame(size: Size(rows: 20, columns: 60))
      frame.write(text, row: 2, column: 0, paint: .plain)
      return frame
    }
    player.see(shown("first"))
    var now = 0.0
    while player.index == 0 {
      if case .wait(let end) = player.next(at: now, on: "added") { now = end }
    }
    player.see(shown("second"))
    func text() -> String { player.overlay(shown("second"), in: Size(rows: 24, columns: 60)).plainText }
    #expect(text().contains("Two.") && text().contains("second"))
    let back = (player.heed(.left, at: now), player.next(at: now + 99, on: "begun"))
    #expect(back.0 && back.1 == .pause)
    #expect(text().contains("One.") && text().contains("first") && text().contains("DEMO 1 of 2   looking back"))
    _ = player.heed(.left, at: now)
    #expect(text().contains("One."), "there is nothing before the first")
    _ = player.heed(.right, at: now)
    #expect(text().contains("Two.") && player.next(at: now, on: "") != .pause)
    _ = player.heed(.left, at: now)
    _ = player.heed(" ", at: now)
    #expect(text().contains("Two.") && player.next(at: now, on: "") != .pause)
  }

  /// The captions lie below the editor wherever it has room enough beside them.
  @Test(arguments: [(24, 80, true), (60, 200, true), (20, 40, true), (10, 40, false), (14, 80, false)])
  func captionsCoverNothing(rows: Int, columns: Int, isBelow: Bool) {
    let size = Size(rows: rows, columns: columns)
    let player = TourPlayer(.standard, speed: 1)
    let room = player.room(in: size)
    #expect((room.rows < rows) == isBelow && room.columns == columns && room.rows >= Layout.smallest.rows)
    let frame = screen(Fixtures.busy(rows: room.rows, columns: room.columns))
    let shown = player.overlay(frame, in: size)
    #expect(shown.size == size)
    guard isBelow else { return }
    for row in 1..<room.rows where !shown.textLines[row].contains("·") {
      #expect(shown.textLines[row] == frame.textLines[row])
    }
  }

  @Test func speedsAreBounded() {
    #expect(TourPlayer(Self.tour, speed: 1000).speed == 16 && TourPlayer(Self.tour, speed: 0).speed == 0.25)
  }

  /// Every caption has room in a small window, and each key is one that is bound somewhere, or a letter that is typed.
  @Test func theTourItselfCanBeShown() {
    for step in Tour.standard.steps {
      #expect([Span(step.caption)].wrapped(columns: 74).count <= 3, "\(step.caption)")
      #expect(!step.keys.isEmpty && !step.answer.isEmpty && step.keyNames.count < 40)
    }
  }

  @Test func longNumbersAreHidden() {
    var frame = Frame(size: Size(rows: 2, columns: 60))
    frame.write("version aa7f35c01e0642fda5cf400f543e7c40 newest", row: 0, column: 0, paint: .plain)
    frame.write("aa7f35c0 deadbeef added", row: 1, column: 0, paint: .plain)
    frame.maskIDs()
    #expect(
      frame.plainText.split(separator: "\n")[0].hasPrefix(
        "version aa7f35c0" + String(repeating: "·", count: 24) + " newest"))
    #expect(frame.plainText.split(separator: "\n")[1].hasPrefix("aa7f35c0 deadbeef added"))
  }

  @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120)])
  func looks(size: Size) {
    var player = TourPlayer(.standard, speed: 1)
    _ = player.next(at: 0, on: "")
    let room = player.room(in: size)
    assertSnapshot(
      player.overlay(screen(Fixtures.busy(rows: room.rows, columns: room.columns)), in: size),
      named: "tour-\(size.columns)x\(size.rows)")
  }
}

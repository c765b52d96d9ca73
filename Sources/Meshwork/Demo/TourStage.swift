import Canvas
import Dispatch
import Glibc
import MeshCurses
import MeshUI

/// A screen on which a tour is played: its keys come between those of the person, who takes over with any other. After it,
/// or without one, it is the screen itself.
struct TourStage<Screen: Terminal & ~Copyable>: Terminal, ~Copyable {
  private var screen: Screen
  private var player: TourPlayer?
  private let tour: TourPlayer?
  /// Whether it begins anew when it is through, and when nobody goes on with what it has left.
  private let repeats: Bool
  private let idle: IdleWatch?
  private let clock: TourClock
  private var shown: Frame?
  /// What was said with it.
  private var told: TourPlayer.Standing?
  /// When the tour goes on without the answer that it waits for, which has no room on a small screen; nil while none is
  /// awaited.
  private var deadline: Double?
  /// The editor was told to draw for another size than it has room for now.
  private var isResized = false

  /// - Parameter clock: wakes this when the next key is due.
  init(_ screen: consuming Screen, _ tour: TourPlayer?, repeats: Bool, idle: IdleWatch?, clock: TourClock) {
    self.screen = screen
    self.tour = tour
    player = tour
    self.repeats = repeats
    self.idle = idle
    self.clock = clock
  }

  /// What the editor has of the screen: all but the captions.
  var size: Size { player?.room(in: screen.size) ?? screen.size }
  var isBehind: Bool { screen.isBehind }

  mutating func present(_ frame: Frame) {
    shown = frame
    told = player?.standing
    player?.see(frame)
    if player != nil || frame.size == screen.size {
      screen.present(player?.overlay(frame, in: screen.size) ?? frame)
    }
  }

  mutating func wait() -> [Event] {
    while let events = play() {
      if !events.isEmpty { return events }
      // Another caption, over the same screen.
      if let shown, player?.standing != told { present(shown) }
      let heard = listen()
      if let shown { present(shown) }
      // A mailbox may have brought what the tour waits for.
      if !heard.isEmpty { return heard }
    }
    return listen()
  }

  /// What happens, but for what is the tour's own.
  private mutating func listen() -> [Event] {
    var heard: [Event] = []
    for event in screen.wait() where !isForTour(event) {
      // The editor learns its own size, before what is done in it.
      if case .resize = event { isResized = true } else { heard.append(event) }
    }
    if let idle, idle.hear(heard), repeats {
      player = tour
      player?.begin()
      isResized = true
    }
    guard isResized else { return heard }
    isResized = false
    return [.resize(size)] + heard
  }

  /// The key that is pressed now, none while one waits; nil where no tour is played.
  private mutating func play() -> [Event]? {
    guard player != nil else { return nil }
    let deed = player?.next(at: TourClock.now, on: shown?.plainText ?? "")
    guard case .await = deed else {
      deadline = nil
      return carryOut(deed)
    }
    let end = deadline ?? TourClock.now + Self.patience
    guard TourClock.now < end else {
      deadline = nil
      player?.skipAnswer()
      return play()
    }
    deadline = end
    clock.ring(at: end)
    return []
  }

  /// For an answer, in seconds.
  private static var patience: Double { 12 }

  private mutating func carryOut(_ deed: TourPlayer.Deed?) -> [Event]? {
    switch deed {
    case .press(let key): return [.key(key)]
    case .wait(let end):
      clock.ring(at: end)
      return []
    case .await, .pause: return []
    case .end where repeats:
      // The sample app is restored for the next round, which is a question like any other.
      player?.begin()
      return [.key(.function(12)), .key(.char("y"))]
    case .end, nil:
      stop()
      isResized = false
      return [.resize(size)]
    }
  }

  /// Whether an event was for the tour: one of its keys. Any other key of a person ends it.
  private mutating func isForTour(_ event: Event) -> Bool {
    switch event {
    case .key(let key):
      if player?.heed(key, at: TourClock.now) == true { return true }
      stop()
      return false
    case .mouse, .paste, .pasteCut:
      stop()
      return false
    case .resize, .resumed, .hangup, .terminate, .ground, .measured, .woken: return false
    }
  }

  /// The editor is the person's, as it stands.
  private mutating func stop() {
    guard player != nil else { return }
    player = nil
    isResized = true
  }

  mutating func suspend() { screen.suspend() }
  mutating func lend(to action: () -> Void) { screen.lend(to: action) }
  mutating func copy(base64: String) { screen.copy(base64: base64) }
  mutating func wear(_ theme: Theme) { screen.wear(theme) }
  mutating func name(window title: String) { screen.name(window: title) }
  mutating func repaint() { screen.repaint() }
}

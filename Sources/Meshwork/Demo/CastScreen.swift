import Canvas
import FoundationEssentials
import MeshCore
import MeshCurses
import MeshUI

/// A screen that nobody sees: the tour is played on it as fast as the machine can, and what it would show, with its pauses,
/// becomes a recording (asciicast v2).
struct CastScreen: Terminal, ~Copyable {
  private let whole: Size
  private var player: TourPlayer
  private var theme: Theme
  private let depth: ColorDepth
  private let inbox: WakePipe
  private let cast: Cast
  /// Wakes this when an answer is overdue.
  private let clock: TourClock
  /// When it is; nil while none is awaited.
  private var deadline: Double?
  /// In seconds since the start, as the recording will have it.
  private var time = 0.0
  private var shown: Frame?
  private var drawn: Frame?

  init(size: Size, _ player: TourPlayer, theme: Theme, depth: ColorDepth, inbox: WakePipe, clock: TourClock, cast: Cast)
  {
    whole = size
    self.player = player
    self.theme = theme
    self.depth = depth
    self.inbox = inbox
    self.clock = clock
    self.cast = cast
  }

  var size: Size { player.room(in: whole) }

  /// Every frame is recorded.
  var isBehind: Bool { false }

  mutating func present(_ frame: Frame) {
    shown = frame
    let frame = player.overlay(frame, in: whole)
    let lines = frame.lines(in: theme, depth: depth)
    let rows = frame.changes(since: drawn).map(\.row)
    guard !rows.isEmpty else { return }
    let first = drawn == nil ? "\u{1B}[?25l\u{1B}[2J" : ""
    cast.write(first + rows.map { "\u{1B}[\($0 + 1);1H\u{1B}[2K" + lines[$0] }.joined(), at: time)
    drawn = frame
  }

  mutating func wait() -> [Event] {
    while true {
      switch player.next(at: time, on: shown?.plainText ?? "") {
      case .press(let key):
        deadline = nil
        return [.key(key)]
      // The time of pauses passes at once.
      case .wait(let end): time = end
      // What is computed comes when it comes, and takes a moment in the recording.
      case .await(let answer):
        let end = deadline ?? TourClock.now + Self.patience
        guard TourClock.now < end else {
          cast.failure = "The tour stopped where \"\(answer)\" did not come:\n\(shown?.plainText ?? "")"
          return [.terminate]
        }
        deadline = end
        clock.ring(at: end)
        inbox.wait()
        time += Self.moment
        return [.woken]
      case .pause, .end:
        cast.end(at: time + 2)
        return [.terminate]
      }
    }
  }

  /// For an answer, in seconds: a net on a slow machine takes some.
  private static let patience = 120.0
  private static let moment = 0.15

  mutating func suspend() {}
  mutating func lend(to action: () -> Void) { action() }
  mutating func copy(base64: String) {}
  mutating func wear(_ theme: Theme) { self.theme = theme }
  mutating func name(window title: String) {}
  mutating func repaint() { drawn = nil }
}

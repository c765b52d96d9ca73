package import MeshCore
import Synchronization

/// Time that passes only where somebody sleeps, and then at once.
package final class TestTime: Sendable {
  private struct State {
    var now = Duration.zero
    var naps: [Duration] = []
  }

  private let state = Mutex(State())
  private let chance: Double

  package init(chance: Double = 0) { self.chance = chance }

  /// How long was slept, nap by nap.
  package var naps: [Duration] { state.withLock(\.naps) }
  package var now: Duration { state.withLock(\.now) }

  /// Time passes without anybody sleeping: an answer takes its time.
  package func pass(_ time: Duration) { state.withLock { $0.now += time } }

  package var timing: Timing {
    Timing(
      now: { self.now },
      sleep: { time in
        try Task.checkCancellation()
        self.state.withLock { state in
          state.now += time
          state.naps.append(time)
        }
      }, chance: { self.chance })
  }
}

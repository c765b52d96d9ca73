import Synchronization

/// Spreads requests so that no more than so many begin in any one period.
final class RequestPace: Sendable {
  private let period: Duration
  /// When the last requests begin, as many as one period may have, oldest first.
  private let starts: Mutex<[Duration]>

  init(_ count: Int, every period: Duration) {
    self.period = period
    starts = Mutex(Array(repeating: .zero - period, count: count))
  }

  /// Takes the next free place, and says how long it is until then.
  func delay(at now: Duration) -> Duration {
    starts.withLock { starts in
      let start = max(now, starts.removeFirst() + period)
      starts.append(start)
      return start - now
    }
  }
}

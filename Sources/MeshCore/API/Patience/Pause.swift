internal import Dispatch
internal import Synchronization

/// Returns after that time, or throws as soon as the task is cancelled: as `Task.sleep` does, whose clock wakes an idle
/// process once a second from then on (Sources/CTasks).
package func pause(for time: Duration) async throws {
  let pause = Pause()
  try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { pause.begin($0, for: time) }
  } onCancel: {
    pause.end(throwing: CancellationError())
  }
}

private final class Pause: Sendable {
  private enum State {
    case notBegun
    case under(CheckedContinuation<Void, any Error>, any DispatchSourceTimer)
    case ended
  }

  private let state = Mutex(State.notBegun)

  func begin(_ continuation: CheckedContinuation<Void, any Error>, for time: Duration) {
    let isUnder = state.withLock { state in
      guard case .notBegun = state else { return false }
      // On a queue of its own, which has no width.
      let timer = DispatchSource.makeTimerSource()
      timer.setEventHandler { self.end() }
      timer.schedule(deadline: .now() + time.dispatched)
      timer.activate()
      state = .under(continuation, timer)
      return true
    }
    if !isUnder { continuation.resume(throwing: CancellationError()) }
  }

  func end(throwing error: (any Error)? = nil) {
    let continuation = state.withLock { state -> CheckedContinuation<Void, any Error>? in
      defer { state = .ended }
      guard case .under(let continuation, let timer) = state else { return nil }
      timer.cancel()
      return continuation
    }
    if let error { continuation?.resume(throwing: error) } else { continuation?.resume() }
  }
}

extension Duration {
  fileprivate var dispatched: DispatchTimeInterval {
    let (seconds, rest) = components
    let (nanoseconds, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return isTooLong ? .never : .nanoseconds(max(0, Int(nanoseconds) + Int(rest / 1_000_000_000)))
  }
}

/// A transport that keeps the service's limit of 15 requests a second (contract, section 4.1), and tries again what may
/// be tried again.
///
/// Copies share the limit. A cancelled call ends at once, also while it waits.
public struct PatientTransport: Transport {
  private let base: any Transport
  private let policy: RetryPolicy
  private let timing: Timing
  private let pauses: RetryPauses
  private let pace = RequestPace(15, every: .seconds(1))

  public init(
    base: any Transport, policy: RetryPolicy = RetryPolicy(), timing: Timing = .system,
    pauses: RetryPauses = RetryPauses()
  ) {
    self.base = base
    self.pauses = pauses
    self.policy = policy
    self.timing = timing
  }

  public func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    let start = timing.now()
    var attempt = 1
    while true {
      try await wait(pace.delay(at: timing.now()))
      let outcome = await outcome(of: request)
      let elapsed = timing.now() - start
      guard let setback = Setback(outcome),
        let pause = policy.pause(
          after: setback, of: request.purpose, attempt: attempt, elapsed: elapsed, chance: timing.chance())
      else { return try outcome.get() }
      pauses.note(RetryPause(setback, pause))
      try await wait(pause)
      attempt += 1
    }
  }

  private func outcome(of request: APIRequest) async -> Result<APIResponse, TransportError> {
    do {
      return .success(try await base.send(request))
    } catch {
      return .failure(error)
    }
  }

  private func wait(_ time: Duration) async throws(TransportError) {
    guard time > .zero else { return }
    do {
      try await timing.sleep(time)
    } catch {
      throw .cancelled
    }
  }
}

/// When a call that got no good answer is sent again.
///
/// What was refused as too much, or never left this machine, was not done, so everything may be repeated then. All else
/// repeats calls that change nothing; a write that may have arrived is never repeated.
public struct RetryPolicy: Hashable, Sendable {
  /// From the first attempt to the beginning of the last one.
  public var patience = Duration.seconds(60)
  /// Doubled with each attempt up to ``longestPause``; a random part of up to half is left out, so that many clients
  /// that were refused at once do not come back at once.
  public var firstPause = Duration.milliseconds(500)
  public var longestPause = Duration.seconds(15)

  public init() {}

  /// The pause before the next attempt, or nil where what came is to be handed on.
  ///
  /// `attempt` counts from 1, `elapsed` is the time since the first one began, `chance` a number from 0 up to 1.
  public func pause(
    after setback: Setback, of purpose: APIRequest.Purpose, attempt: Int, elapsed: Duration, chance: Double
  ) -> Duration? {
    guard setback.provesNothingDone || purpose != .write, attempt <= setback.mostRepeats else { return nil }
    let doubled = firstPause * (1 << min(attempt - 1, 16))
    let backoff = min(doubled, longestPause) * (1 - chance / 2)
    // A service that asks for no wait at all, or for one that is over, is given the usual one.
    let pause = max(setback.retryAfter.map { $0 + firstPause * chance } ?? .zero, backoff)
    return elapsed + pause <= patience ? pause : nil
  }
}

/// Why an attempt gave no good answer, as far as another attempt might.
public enum Setback: Hashable, Sendable {
  /// HTTP 429 or code 11005: too many requests; with the wait the service asks for, if it does.
  case throttled(retryAfter: Duration?)
  /// HTTP 502, 503 or 504, or code 10030: the service cannot at the moment.
  case unavailable(retryAfter: Duration?)
  /// The request never left.
  case unreachable
  /// The request may have arrived, the answer did not.
  case lost

  /// Nil for an answer that another attempt would only repeat.
  public init?(_ outcome: Result<APIResponse, TransportError>) {
    switch outcome {
    case .failure(.unreachable): self = .unreachable
    case .failure(.lost): self = .lost
    case .failure(.refused), .failure(.redirected), .failure(.tooLarge), .failure(.cancelled), .failure(.readOnly):
      return nil
    case .success(let response):
      switch (response.status, response.refusal) {
      case (429, _), (_, .throttled?): self = .throttled(retryAfter: response.retryAfter)
      // Whoever predicts waits for models that start, and shows it.
      case (_, let code?) where code.isModelStarting: return nil
      case (502...504, _), (_, .tryAgain?): self = .unavailable(retryAfter: response.retryAfter)
      case _: return nil
      }
    }
  }

  var provesNothingDone: Bool {
    switch self {
    case .throttled, .unreachable: true
    case .unavailable, .lost: false
    }
  }

  var retryAfter: Duration? {
    switch self {
    case .throttled(let time), .unavailable(let time): time
    case .unreachable, .lost: nil
    }
  }

  /// A host that is down is told soon; one that is busy is given the whole of the patience.
  var mostRepeats: Int {
    switch self {
    case .throttled: .max
    case .unavailable: 5
    case .unreachable, .lost: 2
    }
  }
}

extension APIResponse {
  /// The status code of an answer that refuses. Those are short, so a page of a list is not read for it.
  fileprivate var refusal: StatusCode? {
    guard body.count <= 16_384 else { return nil }
    return try? Wire.decoder.decode(Envelope<Empty>.self, from: body).status.code
  }
}

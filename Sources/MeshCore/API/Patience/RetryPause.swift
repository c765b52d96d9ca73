/// A pause before a call is sent again, for whoever waits for its answer.
public struct RetryPause: Hashable, Sendable {
  public let setback: Setback
  public let duration: Duration

  public init(_ setback: Setback, _ duration: Duration) {
    self.setback = setback
    self.duration = duration
  }

  /// Whether it is long enough to be told of: a second or more.
  public var isLong: Bool { duration >= .seconds(1) }

  /// *Why. When the call is sent again.*
  public var description: String { "\(reason) Tried again in \(max(1, duration.components.seconds)) s." }

  private var reason: String {
    switch setback {
    case .throttled: "The service refuses more requests for now."
    case .unavailable: "The service cannot answer at the moment."
    case .unreachable: "The service cannot be reached."
    case .lost: "No answer came."
    }
  }
}

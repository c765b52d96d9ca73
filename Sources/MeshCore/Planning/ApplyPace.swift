public import FoundationEssentials

/// How far the applying of a plan, or a prediction on many images, has come, and how fast.
public struct ApplyPace: Hashable, Sendable {
  public let done: Int
  public let total: Int
  /// Steps, or images, a second; nil before the first one is done.
  public let rate: Double?

  public init(done: Int, of total: Int, since start: Date, now: Date) {
    self.done = done
    self.total = total
    let seconds = now.timeIntervalSince(start)
    rate = done > 0 && seconds > 0 ? Double(done) / seconds : nil
  }

  /// Seconds until the last is done, at this rate.
  public var secondsLeft: Int? { rate.map { Int((Double(total - done) / $0).rounded(.up)) } }

  /// `18 a second, 38 s left`; empty while nothing is known.
  public var description: String {
    guard let rate, let secondsLeft else { return "" }
    let speed =
      rate >= 9.5
      ? "\(Int(rate.rounded())) a second"
      : rate >= 0.95 ? "\(Self.tenths(rate)) a second" : "\(Self.tenths(rate * 60)) a minute"
    let left =
      secondsLeft < 60
      ? "\(secondsLeft) s"
      : secondsLeft < 3600
        ? "\(secondsLeft / 60) min \(secondsLeft % 60) s"
        : "\(secondsLeft / 3600) h \(secondsLeft / 60 % 60) min"
    return "\(speed), \(left) left"
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

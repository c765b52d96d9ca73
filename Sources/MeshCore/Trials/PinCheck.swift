/// What became of a pin when it was run on a change.
public struct PinCheck: Hashable, Sendable {
  public enum Verdict: Hashable, Sendable {
    case passes
    /// It passes with the change, and did not without.
    case passesNew
    case fails
    /// What was found is not known, for this reason.
    case notKnown(String)

    /// Nothing but a value that was looked at passes.
    public var isGood: Bool {
      switch self {
      case .passes, .passesNew: true
      case .fails, .notKnown: false
      }
    }
  }

  public struct Line: Hashable, Sendable {
    public let bound: Pin.Bound
    /// Nil where the concept is not listed.
    public let live: Double?
    public let draft: Double?
    public let verdict: Verdict
  }

  public let pin: Pin
  public let lines: [Line]

  public var isGood: Bool { lines.allSatisfy(\.verdict.isGood) }

  /// `answers`: of a trial whose first variant is the workflow as it is, and its second the change.
  public init(_ pin: Pin, _ answers: TrialAnswers) {
    self.pin = pin
    lines = pin.bounds.map { bound in
      let live = try? Self.value(of: bound, answers, 0)
      do throws(SilentNode) {
        let draft = try Self.value(of: bound, answers, 1)
        let wasGood = live.map { bound.holds($0) } ?? true
        let verdict: Verdict = bound.holds(draft) ? (wasGood ? .passes : .passesNew) : .fails
        return Line(bound: bound, live: live ?? nil, draft: draft, verdict: verdict)
      } catch {
        return Line(bound: bound, live: live ?? nil, draft: nil, verdict: .notKnown(error.message))
      }
    }
  }

  /// It could not be run, for this reason.
  public init(_ pin: Pin, fault: String) {
    self.pin = pin
    lines = pin.bounds.map { Line(bound: $0, live: nil, draft: nil, verdict: .notKnown(fault)) }
  }

  /// Of the node that the bound names; of all nodes where there is none of that id any more.
  private static func value(
    of bound: Pin.Bound, _ answers: TrialAnswers, _ variant: Int
  ) throws(SilentNode) -> Double? {
    let hasNode = answers.given[variant][bound.node] != nil
    return try answers.value(of: bound.concept, variant: variant, node: hasNode ? bound.node : nil)
  }
}

extension [PinCheck] {
  /// How many pins do not hold, or are not known to.
  public var failures: Int { count { !$0.isGood } }

  /// In a sentence; empty without pins.
  public var summary: String {
    guard !isEmpty else { return "" }
    let pins = count == 1 ? "the pin" : "all \(count) pins"
    return failures == 0
      ? "The change passes \(pins)." : "The change fails \(failures) of \(count) \(count == 1 ? "pin" : "pins")."
  }
}

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
    /// The change has no node of that id, or hides what it gives: the highest value of all others counts.
    public let isElsewhere: Bool
  }

  public let pin: Pin
  public let lines: [Line]

  public var isGood: Bool { lines.allSatisfy(\.verdict.isGood) }

  /// `answers`: of a trial whose first variant is the workflow as it is, and its second the change.
  public init(_ pin: Pin, _ answers: TrialAnswers) {
    self.pin = pin
    lines = pin.bounds.map { bound in
      let live = Self.value(of: bound, answers, 0)
      let given = answers.given[1][bound.node]
      if case .output(let data)? = given, let other = data.instead {
        return Line(
          bound: bound, live: Self.number(live), draft: nil,
          verdict: .notKnown("\(bound.node) gives \(other), and no concepts."), isElsewhere: false)
      }
      switch Self.value(of: bound, answers, 1) {
      case .success(let draft):
        // Of what is not known nobody can say that it is new.
        let wasGood = (try? live.map(bound.holds).get()) ?? true
        let verdict: Verdict = bound.holds(draft) ? (wasGood ? .passes : .passesNew) : .fails
        return Line(bound: bound, live: Self.number(live), draft: draft, verdict: verdict, isElsewhere: given == nil)
      case .failure(let silent):
        return Line(
          bound: bound, live: Self.number(live), draft: nil, verdict: .notKnown(silent.message),
          isElsewhere: given == nil)
      }
    }
  }

  /// It could not be run, for this reason.
  public init(_ pin: Pin, fault: String) {
    self.pin = pin
    lines = pin.bounds.map { Line(bound: $0, live: nil, draft: nil, verdict: .notKnown(fault), isElsewhere: false) }
  }

  /// Of the node that the bound names; of all nodes where there is none of that id any more. Nil is not listed.
  private static func value(
    of bound: Pin.Bound, _ answers: TrialAnswers, _ variant: Int
  ) -> Result<Double?, SilentNode> {
    let hasNode = answers.given[variant][bound.node] != nil
    return Result { () throws(SilentNode) -> Double? in
      let value = try answers.value(of: bound.concept, variant: variant, node: hasNode ? bound.node : nil)
      // A node that gave nothing might give more than the others; that is no harm where there is enough already.
      if !hasNode, case .below = bound.limit, let silent = answers.silent(variant: variant).first { throw silent }
      return value
    }
  }

  private static func number(_ result: Result<Double?, SilentNode>) -> Double? {
    switch result {
    case .success(let value): value
    case .failure: nil
    }
  }
}

extension OutputData {
  /// What there is in place of concepts; nil where there are some, or nothing was found.
  fileprivate var instead: String? {
    guard allConcepts.isEmpty, regions.isEmpty else { return nil }
    return !colors.isEmpty ? "colours" : !embeddings.isEmpty ? "an embedding" : text != nil ? "a text" : nil
  }
}

extension [PinCheck] {
  /// How many pins do not hold, or are not known to.
  public var failures: Int { count { !$0.isGood } }
  /// How many pins do not hold.
  public var failing: Int { count { check in check.lines.contains { $0.verdict == .fails } } }
  /// Of how many pins it is not known whether they hold.
  public var notKnown: Int { failures - failing }

  /// In a sentence; empty without pins.
  public var summary: String {
    guard !isEmpty else { return "" }
    let pins = "\(count) \(count == 1 ? "pin" : "pins")"
    switch (failing, notKnown) {
    case (1, 0) where count == 1: return "The change fails the pin."
    case (0, 1) where count == 1: return "The pin is not known to hold."
    case (0, 0): return "The change passes \(count == 1 ? "the pin" : "all \(pins)")."
    case (0, let notKnown): return "\(notKnown) of \(pins) \(notKnown == 1 ? "is" : "are") not known to hold."
    case (let failing, 0): return "The change fails \(failing) of \(pins)."
    case (let failing, let notKnown):
      return "The change fails \(failing) of \(pins); \(notKnown) \(notKnown == 1 ? "is" : "are") not known."
    }
  }

  /// What has to be typed to go on all the same: `2 fail`, `1 not known`. Nil where all hold.
  public var shortfall: String? {
    if failing > 0 { return "\(failing) \(failing == 1 ? "fails" : "fail")" }
    return notKnown > 0 ? "\(notKnown) not known" : nil
  }
}

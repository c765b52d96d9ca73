import MeshCore
import Panels

/// What pins came to, for people and for programs.
enum PinText {
  /// A line a bound, under the images.
  static func lines(_ checks: [PinCheck]) -> [String] {
    guard !checks.isEmpty else { return [] }
    var table = Table("PIN", "MUST", "LIVE", "DRAFT", "")
    for check in checks {
      for line in check.lines {
        table.add(
          check.pin.image.shortText, "\(line.bound.name) \(line.bound.limit.text)", text(line.live), text(line.draft),
          line.verdict.text + (line.isElsewhere ? "; there is no node \(line.bound.node): the best of all counts" : ""))
      }
    }
    return [""] + table.lines(columns: nil) + [checks.summary]
  }

  private static func text(_ value: Double?) -> String {
    value.map { decimals($0) } ?? "-"
  }
}

extension PinCheck.Verdict {
  fileprivate var text: String {
    switch self {
    case .passes: "pass"
    case .passesNew: "pass, new"
    case .fails: "fails"
    case .notKnown(let why): "not known: \(why)"
    }
  }

  fileprivate var name: String {
    switch self {
    case .passes: "pass"
    case .passesNew: "pass_new"
    case .fails: "fail"
    case .notKnown: "not_known"
    }
  }
}

extension PinCheck {
  /// `{"workflow", "image", "passes", "bounds": [{"node", "concept", "name", "at_least" | "below", "live", "draft", "verdict", "reason", "missing_node"}]}`
  var json: JSON {
    [
      "workflow": .string(pin.workflow), "image": .string(pin.image.shortText), "passes": .bool(isGood),
      "bounds": .array(lines.map(\.json)),
    ]
  }
}

extension PinCheck.Line {
  fileprivate var json: JSON {
    func number(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }
    var fields: [String: JSON] = [
      "node": .string(bound.node), "concept": .string(bound.concept), "name": .string(bound.name), "live": number(live),
      "draft": number(draft), "verdict": .string(verdict.name),
    ]
    switch bound.limit {
    case .atLeast(let value): fields["at_least"] = .number(value)
    case .below(let value): fields["below"] = .number(value)
    }
    if case .notKnown(let why) = verdict { fields["reason"] = .string(why) }
    if isElsewhere { fields["missing_node"] = .bool(true) }
    return .object(fields)
  }
}

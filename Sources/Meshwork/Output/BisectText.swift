import MeshCore
import Panels

/// What was found by halving, for people.
enum BisectText {
  static func lines(_ report: BisectReport, _ workflow: WorkflowID, _ concept: String) -> [String] {
    let bisection = report.bisection
    guard case .crossed(let from, let to) = bisection.step else {
      return asked(bisection) + ["\(workflow): \(nothing(report, concept))"]
    }
    let (old, new) = (bisection.versions[from], bisection.versions[to])
    let head =
      "\(workflow) \(bisection.isOver(from) ? "lost" : "gained") \(concept) at version \(new.id.prefix(8)) "
      + "(\(moment(new.createdAt))): \(text(bisection.answers[from] ?? nil)) -> \(text(bisection.answers[to] ?? nil))"
    return asked(bisection) + [head] + differences(old, new)
      + report.tried.map { tried in
        if let fault = tried.fault { return "  \(tried.id) alone: not known. \(fault)" }
        return "  \(tried.id) alone: \(text(tried.value))"
          + (report.crosses(tried) ? "  this makes the difference" : "")
      }
  }

  /// Why nothing was found, and what can be done about it.
  private static func nothing(_ report: BisectReport, _ concept: String) -> String {
    let bisection = report.bisection
    guard bisection.answers.values.contains(where: { $0 != nil }) else {
      let listed =
        report.listed.isEmpty
        ? "They list no concepts at all." : "Listed are \(report.listed.joined(separator: ", ")). Name one that is."
      return "no version that was run lists \(concept). \(listed)"
    }
    guard bisection.versions.count > 1 else {
      return "there is no version that does something else, so nothing changed \(concept)."
    }
    return "\(concept) is on the same side of \(bisection.threshold) at both ends. Name --good and --bad, or another "
      + "--threshold."
  }

  /// Newest first, as versions are listed.
  private static func asked(_ bisection: Bisection) -> [String] {
    var table = Table("VERSION", "MADE", "VALUE", "")
    for (index, version) in bisection.versions.enumerated().reversed() {
      guard let answer = bisection.answers[index] else { continue }
      table.add(
        String(version.id.prefix(8)), moment(version.createdAt), text(answer),
        bisection.isOver(index) ? "has it" : "does not")
    }
    return table.lines(columns: nil)
  }

  private static func differences(_ old: WorkflowVersion, _ new: WorkflowVersion) -> [String] {
    let (before, after) = (Workflow(id: "", nodes: old.nodes), Workflow(id: "", nodes: new.nodes))
    return WorkflowDiff(from: before, to: after).nodes.flatMap { change -> [String] in
      switch change {
      case .added(let node): ["  + \(node.id)  \(node.model.text)"]
      case .removed(let node): ["  - \(node.id)  \(node.model.text)"]
      case .changed(let id, let fields):
        fields.map { "  ~ \(id)  \($0.field.rawValue) \($0.oldShort) -> \($0.newShort)" }
      }
    }
  }

  private static func text(_ value: Double?) -> String {
    value.map { decimals($0) } ?? "not listed"
  }
}

extension BisectReport {
  func json(_ concept: String) -> JSON {
    func number(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }
    let versions = bisection.versions
    let asked = bisection.answers.sorted { $0.key > $1.key }.map { index, value -> JSON in
      ["version": .string(versions[index].id), "value": number(value)]
    }
    let nodes = tried.map { tried -> JSON in
      if let fault = tried.fault { return ["node": .string(tried.id), "reason": .string(fault)] }
      return ["node": .string(tried.id), "value": number(tried.value), "crosses": .bool(crosses(tried))]
    }
    var (before, after) = (JSON.null, JSON.null)
    if case .crossed(let from, let to) = bisection.step {
      (before, after) = (.string(versions[from].id), .string(versions[to].id))
    }
    return [
      "bisect": [
        "concept": .string(concept), "threshold": .number(bisection.threshold),
        "calls": .number(Double(calls)), "asked": .array(asked), "before": before, "after": after,
        "nodes": .array(nodes),
      ]
    ]
  }
}

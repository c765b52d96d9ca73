import MeshCore
import Panels

/// A comparison for people: a line a node, under it what moved.
enum ComparisonText {
  static func lines(
    _ comparison: Comparison, workflow: WorkflowID, _ plan: TrialPlan, at threshold: Double
  ) -> [String] {
    let run = plan.nodesRun(of: 1)
    let images = comparison.images.count == 1 ? comparison.images[0].shortText : "\(comparison.images.count) images"
    let head =
      "\(workflow): \(comparison.before.label) and \(comparison.after.label) on \(images); "
      + "\(run.run) of \(counted(run.all, "node")) run for \(comparison.after.label)"
    let faults = comparison.images.compactMap { image in
      comparison.faults[image].map { "  ! \(image.shortText): \($0)" }
    }
    return [head] + faults + comparison.causes.map { "  ! \($0.text)" }
      + comparison.nodes.flatMap { lines($0, comparison, threshold) } + comparison.summary(at: threshold)
  }

  private static func lines(_ node: Comparison.Node, _ comparison: Comparison, _ threshold: Double) -> [String] {
    [title(node)] + found(node, comparison, threshold).map { "    " + $0 }
  }

  private static func title(_ node: Comparison.Node) -> String {
    switch node.standing {
    case .same: "  = \(node.id)  does the same"
    case .added: "  + \(node.id)  \(node.after?.model.text ?? "")"
    case .removed: "  - \(node.id)  \(node.before?.model.text ?? "")"
    case .changed(let fields):
      "  ~ \(node.id)  "
        + (fields.isEmpty
          ? "reads what has changed"
          : fields.map { "\($0.field.rawValue) \($0.oldShort) -> \($0.newShort)" }.joined(separator: ", "))
    }
  }

  private static func found(_ node: Comparison.Node, _ comparison: Comparison, _ threshold: Double) -> [String] {
    if let alone = node.alone {
      let values =
        alone.concepts.sorted { $0.value > $1.value }.map { "\($0.name) \(decimals($0.value))" }
        + alone.colors.sorted { $0.share > $1.share }.map { "\($0.title) \(decimals($0.share))" }
      let others =
        (alone.regions.isEmpty ? [] : [counted(alone.regions.count, "region")]) + [alone.text].compactMap(\.self)
      let words = values.prefix(4) + (values.count > 4 ? ["\(values.count - 4) more"] : []) + others
      return words.isEmpty ? [] : [words.joined(separator: ", ")]
    }
    guard node.standing != .same else { return [] }
    let shown = node.changes.filter { $0.isShown(at: threshold) }
    let rest = node.changes.count - shown.count
    return shown.map { text($0, comparison, threshold) }
      + (rest > 0 ? ["\(rest) moved less than \(decimals(Change.leastSeen))"] : [])
  }

  private static func text(_ change: Change, _ comparison: Comparison, _ threshold: Double) -> String {
    func number(_ value: Double?) -> String { value.map { decimals($0) } ?? "-   " }
    let sign = abs(change.change) < 0.0005 ? " " : change.change < 0 ? "-" : "+"
    let values = "\(number(change.before)) -> \(number(change.after))  \(sign)\(decimals(abs(change.change)))"
    let (up, down) = change.crossings(at: threshold)
    let crossing: String
    if comparison.images.count == 1 {
      crossing = change.crossing(at: threshold)?.rawValue ?? ""
    } else {
      crossing = [up > 0 ? "^ \(up)" : nil, down > 0 ? "v \(down)" : nil].compactMap(\.self).joined(separator: " ")
    }
    return "\(values)  \(crossing.padded(to: 9))  \(change.title)"
  }
}

extension String {
  fileprivate func padded(to count: Int) -> String { self + String(repeating: " ", count: max(0, count - self.count)) }
}

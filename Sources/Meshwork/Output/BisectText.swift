import MeshCore

/// What was found by halving, for people.
enum BisectText {
  typealias Tried = (id: NodeID, value: Result<Double?, SilentNode>)

  static func lines(
    _ bisection: Bisection, _ from: Int, _ to: Int, _ tried: [Tried], _ workflow: WorkflowID, _ concept: String
  ) -> [String] {
    let (old, new) = (bisection.versions[from], bisection.versions[to])
    let isLost = bisection.isOver(from)
    let verb = isLost ? "lost" : "gained"
    let head =
      "\(workflow) \(verb) \(concept) at version \(new.id.prefix(8)) (\(moment(new.createdAt))): "
      + "\(text(bisection.answers[from] ?? nil)) -> \(text(bisection.answers[to] ?? nil))"
    return asked(bisection) + [head] + differences(old, new)
      + tried.map { item in
        switch item.value {
        case .success(let value):
          let crosses = ((value ?? 0) >= bisection.threshold) != isLost
          return "  \(item.id) alone: \(text(value))" + (crosses ? "  this makes the difference" : "")
        case .failure(let error): return "  \(item.id) alone: not known. \(error.message)"
        }
      }
  }

  static func notCrossed(_ bisection: Bisection, _ workflow: WorkflowID, _ concept: String) -> [String] {
    asked(bisection) + [
      "\(workflow): \(concept) is on the same side of \(bisection.threshold) at both ends. Name --good and --bad, or another "
        + "--threshold."
    ]
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
    value.map { value in
      let digits = String(Int((min(abs(value), 1000) * 1000).rounded()))
      let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return padded.dropLast(3) + "." + padded.suffix(3)
    } ?? "not listed"
  }
}

extension Bisection {
  func json(_ concept: String, _ found: (from: Int, to: Int)?, _ tried: [BisectText.Tried]) -> JSON {
    func number(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }
    let asked = answers.sorted { $0.key > $1.key }.map { index, value -> JSON in
      ["version": .string(versions[index].id), "value": number(value)]
    }
    let nodes = tried.map { item -> JSON in
      switch item.value {
      case .success(let value):
        let crosses = found.map { ((value ?? 0) >= threshold) != isOver($0.from) } ?? false
        return ["node": .string(item.id), "value": number(value), "crosses": .bool(crosses)]
      case .failure(let error): return ["node": .string(item.id), "reason": .string(error.why)]
      }
    }
    return [
      "bisect": [
        "concept": .string(concept), "threshold": .number(threshold), "calls": .number(Double(answers.count)),
        "asked": .array(asked), "before": found.map { .string(versions[$0.from].id) } ?? .null,
        "after": found.map { .string(versions[$0.to].id) } ?? .null, "nodes": .array(nodes),
      ]
    ]
  }
}

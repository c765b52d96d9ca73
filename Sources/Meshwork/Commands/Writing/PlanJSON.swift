import MeshCore

extension Plan {
  /// `{"steps": [{"change", "workflows", "requests", "diff", "warnings", "obstacles", "contested", "risks"}], "summary": {...}, "pins": [...]}`
  func json(_ pins: [PinCheck]) -> JSON {
    let summary = summary
    return [
      "steps": .array(steps.map(\.json)),
      "summary": [
        "create": .number(Double(summary.creates)), "change": .number(Double(summary.changes)),
        "delete": .number(Double(summary.deletes)), "warnings": .number(Double(summary.warnings)),
        "obstacles": .number(Double(summary.conflicts)),
      ],
      "pins": .array(pins.map(\.json)),
    ]
  }
}

extension Plan.Step {
  var json: JSON {
    [
      "change": .string(title), "workflows": .array(effects.map { .string($0.id) }),
      "requests": .array(
        requests.map { ["method": .string($0.method.rawValue), "path": .string($0.target), "body": $0.body ?? .null] }),
      "diff": .array(change.sendsDraft ? effects.flatMap(\.changes) : []),
      "warnings": .array(warnings.map(JSON.string)), "obstacles": .array(obstacles.map { .string($0.message) }),
      "contested": .array(obstacles.flatMap(\.contested).map(JSON.string)),
      "risks": .array(obstacles.flatMap(\.risks).map(\.json)),
    ]
  }
}

extension Plan.Effect {
  /// What changes: nodes, then attributes, then the order of the nodes.
  fileprivate var changes: [JSON] {
    let diff = diff
    let attributes = diff.attributes.map { name -> JSON in
      let (old, new) = (before?.attributes[name], after?.attributes[name])
      let change = old == nil ? "added" : new == nil ? "removed" : "changed"
      return ["attribute": .string(name), "change": .string(change), "old": old ?? .null, "new": new ?? .null]
    }
    func order(_ workflow: Workflow?) -> JSON { .array((workflow?.nodes ?? []).map { .string($0.id) }) }
    let moves: [JSON] = diff.reordered ? [["change": "reordered", "old": order(before), "new": order(after)]] : []
    return diff.nodes.map(\.json) + attributes + moves
  }
}

extension PatchOutlook.Risk {
  /// `{"readings": ["merge=replace"], "loses": ["the input a of b"]}`; without readings it is so under every one.
  fileprivate var json: JSON {
    [
      "readings": .array(conditions.map { .string($0.text) }),
      "loses": .array(losses.map { .string($0.title) }),
    ]
  }
}

extension NodeChange {
  fileprivate var json: JSON {
    switch self {
    case .added: ["node": .string(id), "change": "added"]
    case .removed: ["node": .string(id), "change": "removed"]
    case .changed(_, let fields):
      [
        "node": .string(id), "change": "changed",
        "fields": .array(
          fields.map { ["field": .string($0.field.rawValue), "old": .string($0.old), "new": .string($0.new)] }),
      ]
    }
  }
}

extension Plan.Obstacle {
  /// What both sides changed: nodes, attributes, or the order.
  fileprivate var contested: [String] {
    switch self {
    case .contested(let names, _): names
    case .gone, .exists, .invalid, .nothingToSend, .noDraft, .incomplete, .risk: []
    }
  }

  fileprivate var risks: [PatchOutlook.Risk] {
    switch self {
    case .risk(let risks): risks
    case .contested, .gone, .exists, .invalid, .nothingToSend, .noDraft, .incomplete: []
    }
  }
}

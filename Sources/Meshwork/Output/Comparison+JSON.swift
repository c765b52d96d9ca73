import MeshCore

extension Comparison {
  /// For programs: what `meshwork predict --help` says of it.
  func json(at threshold: Double, calls: Int?) -> JSON {
    [
      "before": .string(before.label), "after": .string(after.label), "threshold": .number(threshold),
      "calls": (calls ?? self.calls).map { .number(Double($0)) } ?? .null,
      "images": .array(images.map { .string($0.shortText) }),
      "faults": .array(
        images.compactMap { image in
          faults[image].map { ["image": .string(image.shortText), "reason": .string($0)] }
        }),
      "doubtful": .array(doubtful.map { .string($0.shortText) }),
      "mean_change": meanChange.map(JSON.number) ?? .null,
      "nodes": .array(nodes.map { $0.json(at: threshold) }),
    ]
  }
}

extension Comparison.Node {
  fileprivate func json(at threshold: Double) -> JSON {
    var fields: [String: JSON] = [
      "node": .string(id), "standing": .string(standing.name),
      "changes": .array(changes.map { $0.json(at: threshold) }),
      "silences": .array(
        silences.map {
          ["image": .string($0.image.shortText), "variant": .string($0.variant), "reason": .string($0.why)]
        }),
    ]
    fields["before"] = before.map { JSON(printing: $0.model) }
    fields["after"] = after.map { JSON(printing: $0.model) }
    fields["data"] = alone.map { JSON(printing: $0) }
    return .object(fields)
  }
}

extension Comparison.Node.Standing {
  /// One word.
  fileprivate var name: String {
    switch self {
    case .same: "same"
    case .changed: "changed"
    case .added: "added"
    case .removed: "removed"
    }
  }
}

extension Change {
  fileprivate func json(at threshold: Double) -> JSON {
    func number(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }
    var fields: [String: JSON] = [
      "id": .string(id.id), "name": .string(name), "before": number(before), "after": number(after),
      "change": .number(change),
      "images": .array(
        images.map { image in
          var fields: [String: JSON] = [
            "image": .string(image.image.shortText), "before": number(image.before), "after": number(image.after),
          ]
          fields["crossing"] = image.crossing(at: threshold).map { .string($0.rawValue) }
          return .object(fields)
        }),
    ]
    fields["region"] = id.region.map { .number(Double($0)) }
    fields["crossing"] = crossing(at: threshold).map { .string($0.rawValue) }
    return .object(fields)
  }
}

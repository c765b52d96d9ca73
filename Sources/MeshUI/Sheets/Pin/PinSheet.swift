import MeshCore

/// What an image must and must not give, made from what it gives now.
struct PinSheet: Hashable, Sendable {
  /// A concept that was found, and whether it is bound.
  struct Row: Hashable, Sendable, Identifiable {
    let node: NodeID
    let concept: String
    let name: String
    /// The values of the variants that are on the screen, in their order; nil where it is not listed.
    let values: [Double?]
    var limit: Pin.Bound.Limit?

    var id: String { node + "\n" + concept }

    /// The value that a bound is made from: what the workflow gives now, else what the draft would.
    var value: Double { values.lazy.compactMap(\.self).first ?? 0 }
  }

  let workflow: WorkflowID
  let image: ImageSource
  /// What the columns of values are called.
  let labels: [String]
  var rows: [Row]
  var choice = 0
  /// Whether the image was pinned before.
  let isPinned: Bool

  /// `pin`: what was pinned of it before. Without one the concept of the highest value has to stay.
  init(workflow: WorkflowID, image: ImageSource, labels: [String], rows: [Row], pin: Pin?) {
    self.workflow = workflow
    self.image = image
    self.labels = labels
    isPinned = pin != nil
    var rows = rows
    for index in rows.indices {
      rows[index].limit = pin?.bounds.first { $0.id == rows[index].id }?.limit
    }
    // What was bound and is not found any more stays bound.
    for bound in pin?.bounds ?? [] where !rows.contains(where: { $0.id == bound.id }) {
      let values = labels.map { _ in Double?.none }
      rows.append(Row(node: bound.node, concept: bound.concept, name: bound.name, values: values, limit: bound.limit))
    }
    if pin == nil, !rows.isEmpty { rows[0].limit = rows[0].usual }
    self.rows = rows
  }

  var bounds: [Pin.Bound] {
    rows.compactMap { row in
      row.limit.map { Pin.Bound(node: row.node, concept: row.concept, name: row.name, limit: $0) }
    }
  }
}

extension PinSheet.Row {
  /// A little less than what it is now.
  var usual: Pin.Bound.Limit { .atLeast(max(0.05, ((value - 0.05) * 20).rounded(.down) / 20)) }
  /// A little more.
  private var highest: Pin.Bound.Limit { .below(min(1, ((value + 0.1) * 20).rounded(.up) / 20)) }

  /// Unbound, has to be there, must not be there, and round again.
  mutating func turn() {
    switch limit {
    case nil: limit = usual
    case .atLeast?: limit = highest
    case .below?: limit = nil
    }
  }

  mutating func move(by steps: Int) {
    func moved(_ value: Double) -> Double { min(1, max(0.05, ((value * 20).rounded() + Double(steps)) / 20)) }
    switch limit {
    case nil: limit = usual
    case .atLeast(let value)?: limit = .atLeast(moved(value))
    case .below(let value)?: limit = .below(moved(value))
    }
  }
}

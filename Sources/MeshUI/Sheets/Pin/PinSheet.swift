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
  /// What a concept that must not be there has to stay below.
  let threshold: Double
  /// Whether the image was pinned before.
  let isPinned: Bool

  /// `pin`: what was pinned of it before. Without one what is chosen has to stay, else the concept of the highest value.
  init(
    workflow: WorkflowID, image: ImageSource, labels: [String], rows: [Row], chosen: Row.ID? = nil, pin: Pin?,
    threshold: Double
  ) {
    self.threshold = threshold
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
    choice = rows.firstIndex { $0.id == chosen } ?? 0
    if pin == nil, !rows.isEmpty { rows[choice].turn(at: threshold) }
    self.rows = rows
  }

  var bounds: [Pin.Bound] {
    rows.compactMap { row in
      row.limit.map { Pin.Bound(node: row.node, concept: row.concept, name: row.name, limit: $0) }
    }
  }
}

extension PinSheet.Row {
  /// A little less than what it is now, never more; nil where there is nothing that could have to stay.
  private var usual: Pin.Bound.Limit? {
    let least = min((value * 100).rounded(.down) / 100, max(0.05, ((value - 0.05) * 20).rounded(.down) / 20))
    return least > 0 ? .atLeast(least) : nil
  }

  /// Whether what is there now is not what it has to be.
  var failsNow: Bool {
    limit.map { !Pin.Bound(node: node, concept: concept, name: name, limit: $0).holds(value) } ?? false
  }

  /// Unbound, has to be there, must not be there, and round again. What must not be there stays below the threshold,
  /// also where it is over it now.
  mutating func turn(at threshold: Double) {
    switch limit {
    case nil: limit = usual ?? .below(threshold)
    case .atLeast?: limit = .below(threshold)
    case .below?: limit = nil
    }
  }

  mutating func move(by steps: Int, at threshold: Double) {
    func moved(_ value: Double) -> Double { min(1, max(0.05, ((value * 20).rounded() + Double(steps)) / 20)) }
    switch limit {
    case nil: turn(at: threshold)
    case .atLeast(let value)?: limit = .atLeast(moved(value))
    case .below(let value)?: limit = .below(moved(value))
    }
  }
}

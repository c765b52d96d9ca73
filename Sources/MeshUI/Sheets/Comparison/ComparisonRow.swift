import MeshCore

/// A line of a comparison: a node, or something that it found.
struct ComparisonRow: Hashable, Sendable, Identifiable {
  enum ID: Hashable, Sendable {
    case node(NodeID)
    case change(Finding.Key)
    /// What moved too little for a line of its own.
    case rest(NodeID)
    /// The nodes that do the same in both.
    case same
  }

  enum Content: Hashable, Sendable {
    case node(Comparison.Node)
    case change(Change)
    case rest(Int)
    case same([NodeID])
  }

  let id: ID
  let content: Content

  /// The node that it is of; nil of several.
  var node: NodeID? {
    switch id {
    case .node(let node), .rest(let node): node
    case .change(let finding): finding.node
    case .same: nil
    }
  }

  /// What the row says of one finding.
  var change: Change? { if case .change(let change) = content { change } else { nil } }
}

extension Comparison {
  /// The nodes that changed with what moved or crosses the threshold, then those that do the same in one line.
  func rows(at threshold: Double) -> [ComparisonRow] {
    let same = nodes.filter { $0.standing == .same }
    let rows = nodes.filter { $0.standing != .same }.flatMap { $0.rows(at: threshold) }
    return same.isEmpty ? rows : rows + [ComparisonRow(id: .same, content: .same(same.map(\.id)))]
  }
}

extension Comparison.Node {
  fileprivate func rows(at threshold: Double) -> [ComparisonRow] {
    let shown = changes.filter { $0.isShown(at: threshold) }
    let rest = changes.count - shown.count
    return [ComparisonRow(id: .node(id), content: .node(self))]
      + shown.map { ComparisonRow(id: .change($0.id), content: .change($0)) }
      + (rest > 0 ? [ComparisonRow(id: .rest(id), content: .rest(rest))] : [])
  }
}

extension ComparisonSheet {
  func rows(_ state: State) -> [ComparisonRow] { comparison?.rows(at: threshold(state)) ?? [] }

  func chosenRow(_ state: State) -> ComparisonRow? {
    let rows = rows(state)
    return rows.first { $0.id == choice } ?? rows.first
  }
}

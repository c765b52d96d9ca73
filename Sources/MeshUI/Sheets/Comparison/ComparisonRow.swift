import MeshCore

/// A line of a comparison: a node, or something that it found.
struct ComparisonRow: Hashable, Sendable, Identifiable {
  enum ID: Hashable, Sendable {
    case node(NodeID)
    case change(Finding.Key)
    /// What moved too little for a line of its own.
    case rest(NodeID)
    case silence(NodeID, Int)
    /// The nodes that do the same in both.
    case same
  }

  enum Content: Hashable, Sendable {
    case node(Comparison.Node)
    case change(Change)
    case rest(Int)
    /// Why a variant gave nothing, on so many images.
    case silence(String, variant: String, images: Int)
    case same([NodeID])
  }

  let id: ID
  let content: Content

  /// What the row says of one finding.
  var change: Change? { if case .change(let change) = content { change } else { nil } }
}

extension Comparison {
  /// The nodes that changed with what moved or crosses the threshold, then those that do the same in one line.
  func rows(at threshold: Double) -> [ComparisonRow] {
    let same = nodes.filter { $0.standing == .same }
    let rows = nodes.filter { $0.standing != .same }.flatMap { $0.rows(at: threshold) } + same.flatMap(\.silentRows)
    return same.isEmpty ? rows : rows + [ComparisonRow(id: .same, content: .same(same.map(\.id)))]
  }
}

extension Comparison.Node {
  fileprivate func rows(at threshold: Double) -> [ComparisonRow] {
    let shown = changes.filter { $0.isShown(at: threshold) }
    let rest = changes.count - shown.count
    return [ComparisonRow(id: .node(id), content: .node(self))] + silentRows
      + shown.map { ComparisonRow(id: .change($0.id), content: .change($0)) }
      + (rest > 0 ? [ComparisonRow(id: .rest(id), content: .rest(rest))] : [])
  }

  /// Each reason once.
  fileprivate var silentRows: [ComparisonRow] {
    struct Reason: Hashable {
      let variant: String
      let why: String
    }
    var counts: [Reason: Int] = [:]
    var order: [Reason] = []
    for silence in silences {
      let reason = Reason(variant: silence.variant, why: silence.why)
      if counts.updateValue((counts[reason] ?? 0) + 1, forKey: reason) == nil { order.append(reason) }
    }
    return order.enumerated().map { index, reason in
      ComparisonRow(
        id: .silence(id, index),
        content: .silence(reason.why, variant: "\(id), \(reason.variant)", images: counts[reason] ?? 1))
    }
  }
}

extension ComparisonSheet {
  func rows(_ state: State) -> [ComparisonRow] { comparison?.rows(at: threshold(state)) ?? [] }

  func chosenRow(_ state: State) -> ComparisonRow? {
    let rows = rows(state)
    return rows.first { $0.id == choice } ?? rows.first
  }
}

import Canvas
import MeshCore
import Panels

/// What either side gives on one image, beside each other, the most of it first; at their left there is room for the picture.
struct ComparisonSides {
  private let comparison: Comparison
  /// Which of several images it is.
  private let place: String
  private let threshold: Double
  /// The node that is looked at.
  private let node: NodeID?
  /// Of the picture, and of each side.
  private let left: Int
  private let widths: [Int]

  init(
    _ comparison: Comparison, node: NodeID?, place: String, columns: Int, threshold: Double, hasPicture: Bool
  ) {
    self.comparison = comparison
    self.node = node
    self.place = place
    self.threshold = threshold
    left = hasPicture ? Self.pictureColumns(of: columns) : 0
    let rest = columns - left - (hasPicture ? 2 : 1)
    widths = [rest / 2, rest - rest / 2]
  }

  /// Broad enough to tell what is on it.
  static func pictureColumns(of columns: Int) -> Int { columns / 3 - 1 }

  func lines(rows: Int) -> [TextLine] {
    let found = [found(\.before, alone: .removed), found(\.after, alone: .added)]
    guard found.contains(where: { !$0.isEmpty }) else { return [] }
    return [heads(found.map { side in side.count { $0.1 >= threshold } })]
      + (0..<(rows - 1)).map { row in
        let sides = [0, 1].map { side in
          row < rows - 2 || found[side].count == rows - 1
            ? cell(found[side], row, widths[side]) : rest(found[side].count - (rows - 2), widths[side])
        }
        let picture: [Span] = left > 0 ? [.blank(left), Span("│", .border)] : []
        return TextLine(picture + sides[0] + [Span("│", .border)] + sides[1])
      }
  }

  /// What one side gives that the other does not give just so, of the node that is looked at; where it is none, of the
  /// nodes that do not do the same, or of all where all do.
  private func found(
    _ side: KeyPath<Change, Double?>, alone: Comparison.Node.Standing
  ) -> [(String, Double)] {
    let looked = comparison.nodes.filter { $0.id == node }
    let different = looked.isEmpty ? comparison.nodes.filter { $0.standing != .same } : looked
    let nodes = different.isEmpty ? comparison.nodes : different
    let both = nodes.flatMap(\.changes).compactMap { change in change[keyPath: side].map { (change.title, $0) } }
    let own = nodes.filter { $0.standing == alone }
      .flatMap { node in (node.given.first?.findings(of: node.id) ?? []).map { ($0.name, $0.value) } }
    return (both + own).sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }

  private func heads(_ counts: [Int]) -> TextLine {
    let labels = [comparison.before.label, comparison.after.label]
    let sides = [0, 1].map { side in
      TextLine.rule(
        "\(labels[side])\(node.map { " · \($0)" } ?? "") at \(decimals(threshold, 2))",
        trailing: [Span("\(counts[side])", .dim)],
        columns: widths[side]
      ).spans
    }
    let title = truncated(comparison.images.first?.title ?? "", to: max(8, left - 6 - width(of: place)))
    let picture =
      left > 0
      ? TextLine.rule(title, trailing: place.isEmpty ? [] : [Span(place, .dim)], columns: left).spans
        + [Span("┬", .border)] : []
    return TextLine(picture + sides[0] + [Span("┬", .border)] + sides[1])
  }

  /// What is below the threshold stands there too, as far as there is room, and is told apart.
  private func cell(_ found: [(String, Double)], _ row: Int, _ width: Int) -> [Span] {
    guard found.indices.contains(row) else { return [.blank(width)] }
    let (name, value) = found[row]
    let isOver = value >= threshold
    let bars = max(6, min(17, width - 28))
    return [.blank(1), .cell(name, width - bars - 9, isOver ? .text : .dim)]
      + bar(value, columns: bars, filled: isOver ? .conceptHigh : .dim)
      + [Span(" " + decimals(value), isOver ? .text : .dim), .blank(2)]
  }

  private func rest(_ more: Int, _ width: Int) -> [Span] {
    [.blank(1), .cell(more > 0 ? "\(more) more" : "", width - 1, .dim)]
  }
}

import Canvas
import Panels

/// The columns of cells: where each column of boxes begins, and the tracks between them.
struct GraphGrid {
  /// A cell of an edge, and the place whose edges it belongs to.
  struct Step: Hashable, Sendable {
    let cell: Position
    let index: Int
  }

  private let order: GraphOrder
  private let rows: GraphRows
  private let rank: [Int]
  private let starts: [Int]
  private let widths: [Int]
  private let tracks: [GraphTracks]

  /// What a box is wide beside its text: its sides, and a blank before each.
  private static let frame = 4
  /// The cells before the first track, and behind the last one.
  private static let lead = 2
  private static let tail = 3
  /// How much of a text is shown: the most that lets everything be seen at once, else the standard.
  private static let texts = [44, 36, 30, 26, 22, 18]
  private static let standardText = 22

  /// - Parameter widths: the columns of the texts of all places but the lanes.
  init(_ order: GraphOrder, _ rows: GraphRows, widths texts: [Int], room: Int) {
    self.order = order
    self.rows = rows
    tracks = order.ranks.map { GraphTracks($0, order, rows) }
    rank = order.ranks.enumerated().reduce(into: Array(repeating: 0, count: order.places.count)) { rank, column in
      for index in column.element { rank[index] = column.offset }
    }
    let wanted = order.ranks.map { rank in rank.filter(texts.indices.contains).map { texts[$0] }.max() ?? 0 }
    let gaps = tracks.dropLast().map { Self.lead + Self.tail + max(0, 2 * $0.count - 1) } + [0]
    func widths(_ most: Int) -> [Int] { wanted.map { min($0, most) + Self.frame } }
    let most = Self.texts.first { widths($0).reduce(0, +) + gaps.reduce(0, +) <= room } ?? Self.standardText
    self.widths = widths(most)
    starts = zip(self.widths, gaps).reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.0 + $1.1) }
  }

  /// The columns of all.
  var columns: Int { starts.last ?? 0 }

  func column(of place: Int) -> Int { starts[rank[place]] }
  func width(of place: Int) -> Int { widths[rank[place]] }

  /// The cells of an edge from left to right, each beside the one before it.
  func path(of edge: GraphOrder.Edge) -> [Step] {
    zip(edge.places, edge.places.dropFirst()).flatMap { left, right in
      let isLane = right != edge.places.last
      let through = starts[rank[right]]..<starts[rank[right]] + widths[rank[right]]
      return between(left, right) + (isLane ? through.map { step(rows.tops[right], $0, right) } : [])
    }
  }

  /// Out of a place, along its track, and to the next one.
  private func between(_ left: Int, _ right: Int) -> [Step] {
    let start = starts[rank[left]] + widths[rank[left]]
    let end = starts[rank[right]]
    let out = rows.out(of: left)
    let into = rows.end(at: right, from: left)
    guard out != into, let track = tracks[rank[left]].tracks[left] else {
      return (start..<end).map { step(out, $0, left) }
    }
    let turn = start + Self.lead + 2 * track
    let down = out < into ? Array(out + 1...into) : (into..<out).reversed()
    return (start...turn).map { step(out, $0, left) } + down.map { step($0, turn, left) }
      + (turn + 1..<end).map { step(into, $0, left) }
  }

  private func step(_ row: Int, _ column: Int, _ index: Int) -> Step {
    Step(cell: Position(row: row, column: column), index: index)
  }
}

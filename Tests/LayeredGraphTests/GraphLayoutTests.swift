import Canvas
@testable import LayeredGraph
import Testing

/// What must hold of every graph, on random ones.
@Suite("The graph in cells")
struct GraphLayoutTests {
  static let seeds = Array(UInt64(1)...40)
  static let counts = [6, 20]

  @Test("every node has one place", arguments: seeds, counts)
  func placedOnce(_ seed: UInt64, _ count: Int) {
    let graph = DrawnGraph.random(seed, count: count)
    #expect(graph.order.ranks.joined().sorted() == Array(graph.order.places.indices))
    #expect(graph.order.ranks.joined().compactMap(graph.id).sorted() == graph.nodes.map(\.id).sorted())
  }

  @Test("an edge leads to a later column, and its lanes through all between", arguments: seeds, counts)
  func forward(_ seed: UInt64, _ count: Int) {
    let graph = DrawnGraph.random(seed, count: count)
    for edge in graph.order.edges {
      let ranks = edge.places.compactMap(graph.rank)
      #expect(ranks == Array(ranks[0]..<ranks[0] + edge.places.count))
      #expect(edge.kind != .back)
    }
    let inputs = graph.nodes.reduce(0) { $0 + max(1, Set($1.inputs).count) }
    #expect(graph.order.edges.count == inputs)
  }

  @Test("boxes stand apart, and notes beside them, all within the size", arguments: seeds, counts)
  func apart(_ seed: UInt64, _ count: Int) {
    let layout = DrawnGraph.random(seed, count: count).layout
    let all = layout.boxes + layout.notes.filter { !$0.isEmpty }
    for (place, rect) in all.enumerated() {
      #expect(rect.intersection(.whole(layout.size)) == rect)
      for other in all[(place + 1)...] { #expect(rect.intersection(other).isEmpty, "\(rect) \(other)") }
    }
  }

  @Test("every edge can be followed from the right side of a box to the left side of another", arguments: seeds, counts)
  func connected(_ seed: UInt64, _ count: Int) throws {
    let graph = DrawnGraph.random(seed, count: count)
    for (edge, path) in zip(graph.order.edges, graph.layout.paths) {
      let source = graph.layout.boxes[edge.places[0]]
      let target = graph.layout.boxes[edge.places[edge.places.count - 1]]
      let first = try #require(path.first)
      let last = try #require(path.last)
      #expect(first.column == source.maxColumn && source.inset(top: 1, bottom: 1).hasRow(first.row))
      #expect(last.column == target.column - 1 && target.inset(top: 1, bottom: 1).hasRow(last.row))
      for (one, next) in zip(path, path.dropFirst()) {
        #expect(abs(one.row - next.row) + abs(one.column - next.column) == 1)
      }
    }
  }

  @Test("no edge runs through a box or a note", arguments: seeds, counts)
  func aroundBoxes(_ seed: UInt64, _ count: Int) {
    let layout = DrawnGraph.random(seed, count: count).layout
    let cells = Set(layout.paths.joined())
    for rect in layout.boxes + layout.notes {
      #expect(!cells.contains { rect.contains(row: $0.row, column: $0.column) })
    }
  }

  @Test("edges from different places never share a cell but to cross, and end apart", arguments: seeds, counts)
  func crossings(_ seed: UInt64, _ count: Int) {
    let graph = DrawnGraph.random(seed, count: count)
    var ways: [Position: [Int: Set<Bool>]] = [:]
    for (edge, path) in zip(graph.order.edges, graph.layout.paths) {
      for (place, cell) in path.enumerated() {
        // The cells before the first one and behind the last one are the sides of boxes.
        let before = place > 0 ? path[place - 1] : Position(row: cell.row, column: cell.column - 1)
        let after = place + 1 < path.count ? path[place + 1] : Position(row: cell.row, column: cell.column + 1)
        ways[cell, default: [:]][edge.places[0], default: []].formUnion([before.row == cell.row, after.row == cell.row])
      }
    }
    for ways in ways.values where ways.count > 1 {
      #expect(ways.count == 2 && Set(ways.values) == [[true], [false]])
    }
    #expect(Set(graph.layout.paths.compactMap(\.last)).count == graph.order.edges.count)
  }

  @Test("a node that is read by one is straight before it")
  func straight() {
    let layout = DrawnGraph(["a": [], "b": ["a"], "c": ["b"]]).layout
    #expect(Set(layout.paths.joined().map(\.row)).count == 1)
  }

  @Test("the image stands in the middle of what reads it")
  func centred() {
    let graph = DrawnGraph(["a": [], "b": [], "c": [], "d": [], "e": []])
    #expect(graph.layout.boxes[5].row == graph.layout.boxes[2].row)
  }

  @Test("circles are drawn too")
  func circles() {
    for graph in [
      DrawnGraph(["a": ["b"], "b": ["a"]]), DrawnGraph(["a": ["c"], "b": ["a"], "c": ["b"], "d": ["c", "d"]]),
    ] {
      #expect(graph.layout.boxes.count == graph.nodes.count + 1)
      #expect(graph.layout.paths.allSatisfy { !$0.isEmpty })
    }
  }
}

extension Rect {
  fileprivate func hasRow(_ row: Int) -> Bool { row >= self.row && row < maxRow }
}

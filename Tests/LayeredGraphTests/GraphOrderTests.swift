@testable import LayeredGraph
import Testing

@Suite("The order of the graph")
struct GraphOrderTests {
  @Test("a node stands behind the longest way to it from the image")
  func ranks() {
    let graph = DrawnGraph(["a": [], "b": ["a"], "c": ["b", "a"], "d": []])
    #expect(graph.columns == [[], ["a", "d"], ["b"], ["c"]])
  }

  @Test("what crosses nothing stays in the order of the list")
  func listOrder() {
    let graph = DrawnGraph(["z": [], "a": [], "m": [], "b": ["z"], "c": ["m"]])
    #expect(graph.columns == [[], ["z", "a", "m"], ["b", "c"]])
  }

  @Test("edges are untangled")
  func untangled() {
    let graph = DrawnGraph(["a": [], "b": [], "c": [], "x": ["c"], "y": ["b"], "z": ["a"]])
    let sources = graph.columns[2].map { id in graph.nodes.first { $0.id == id }?.inputs.first }
    #expect(sources == graph.columns[1])
  }

  @Test("a removed node takes its edges with it, and who still reads it reads nothing")
  func gone() {
    let graph = DrawnGraph(["a": [], "b": ["a"], "c": ["b"], "d": ["c"]], without: ["b"])
    let kinds = graph.order.edges.map { [graph.id($0.places[0]), graph.id($0.places[1])] }
    let expected: [[String?]: GraphOrder.Edge.Kind] = [
      [nil, "a"]: .plain, ["a", "b"]: .gone, ["b", "c"]: .broken, ["c", "d"]: .plain,
    ]
    #expect(Dictionary(uniqueKeysWithValues: zip(kinds, graph.order.edges.map(\.kind))) == expected)
  }

  @Test("a node that is read and is not there stands just before its reader")
  func missing() throws {
    let graph = DrawnGraph(["a": [], "b": ["a"], "c": ["b", "nowhere"]])
    let place = try #require(graph.order.places.firstIndex(of: .missing("nowhere")))
    #expect(graph.rank(place) == 2)
    #expect(graph.order.edges.contains { $0.places.first == place && $0.kind == .broken })
  }

  @Test("a circle is cut open where it closes, and known as one")
  func circles() throws {
    let two = DrawnGraph(["a": ["b"], "b": ["a"]])
    #expect(two.order.edges.map(\.kind).sorted { $0.rawValue < $1.rawValue } == [.plain, .back])
    let three = DrawnGraph(["s": [], "a": ["s", "c"], "b": ["a"], "c": ["b"]])
    #expect(three.columns == [[], ["s"], ["a"], ["b"], ["c"]])
    let back = try #require(three.order.edges.first { $0.kind == .back })
    #expect([three.id(back.places[0]), three.id(back.places[back.places.count - 1])] == ["a", "c"])
    let alone = DrawnGraph(["a": ["a"]])
    #expect(alone.order.edges.isEmpty)
    #expect(alone.columns == [[], ["a"]])
  }

  @Test("left and right lead to the middle of the nearest column, and go on")
  func neighbours() {
    let graph = DrawnGraph([
      "a": [], "b": ["a"], "c": ["a"], "d": ["a"], "e": ["b", "c", "d"], "f": ["a", "e"],
    ])
    func next(_ id: String, _ direction: GraphOrder.Direction) -> String? {
      graph.nodes.firstIndex { $0.id == id }.flatMap { graph.order.neighbour(of: $0, direction) }
        .map { graph.nodes[$0].id }
    }
    let toTheRight = ["a", "b", "c", "e", "f"].map { next($0, .right) }
    #expect(toTheRight == [graph.columns[2][1], "e", "e", "f", nil])
    let toTheLeft = ["a", "b", "c", "e", "f"].map { next($0, .left) }
    #expect(toTheLeft == [nil, "a", "a", graph.columns[2][1], "e"])
  }
}

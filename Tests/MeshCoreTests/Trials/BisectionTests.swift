import MeshCore
import TestSupport
import Testing

@Suite struct BisectionTests {
  private func versions(_ count: Int) -> [WorkflowVersion] {
    (0..<count).map { WorkflowVersion(id: "v\($0)", nodes: [WorkflowNode("a", "colors", "v\($0)")]) }
  }

  /// Asks as it is told, and gives the crossing with the number of calls.
  private func run(_ values: [Double?]) -> (step: Bisection.Step, calls: Int, named: Int) {
    var bisection = Bisection(versions(values.count), threshold: 0.5)
    let named = bisection.mostCalls
    var calls = 0
    while case .ask(let index) = bisection.step {
      #expect(bisection.mostCalls <= named - calls)
      bisection.answer(index, values[index])
      calls += 1
    }
    return (bisection.step, calls, named)
  }

  /// On a history that goes one way it is the one that walking through all of it finds; on any it is one of them.
  @Test func itFindsWhatAWalkFinds() {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let count = 2 + random.below(40)
      let values = (0..<count).map { _ in random.chance(oneIn: 5) ? nil : Double(random.below(1000)) / 1000 }
      func isOver(_ index: Int) -> Bool { (values[index] ?? 0) >= 0.5 }
      let walk = (1..<count).filter { isOver($0) != isOver($0 - 1) }
      let (step, calls, named) = run(values)
      #expect(calls <= named, "seed \(seed)")
      switch step {
      case .crossed(let from, let to): #expect(to == from + 1 && walk.contains(to), "seed \(seed)")
      case .notCrossed: #expect(isOver(0) == isOver(count - 1), "seed \(seed)")
      case .ask: Issue.record("seed \(seed)")
      }

      let change = 1 + random.below(count - 1)
      let oneWay = (0..<count).map { $0 < change ? 0.9 : 0.1 }
      #expect(run(oneWay).step == .crossed(from: change - 1, to: change), "seed \(seed)")
    }
  }

  @Test func sixteenVersionsTakeSixCalls() {
    let (_, calls, named) = run(Array(repeating: 0.9, count: 9) + Array(repeating: 0.1, count: 7))
    #expect(named == 6 && calls <= 6)
    #expect(run([0.9]).step == .notCrossed)
    #expect(run([0.9, 0.8]).step == .notCrossed)
  }

  /// Versions that do the same are run once.
  @Test func whatDoesTheSameIsOne() {
    let node = WorkflowNode("a")
    let same = (0..<8).map { WorkflowVersion(id: "v\($0)", nodes: [node]) }
    let other = WorkflowVersion(id: "v8", nodes: [WorkflowNode("a", "colors", "v2")])
    #expect(Bisection(same + [other], threshold: 0.5).versions.map(\.id) == ["v0", "v8"])
  }

  @Test func eachChangedNodeIsASuspect() {
    let (a, b, c) = (WorkflowNode("a"), WorkflowNode("b", "quality"), WorkflowNode("c", "crop"))
    let new = [WorkflowNode("a", "colors", "v2"), c]
    let suspects = Bisection.suspects(from: [a, b], to: new)
    #expect(suspects.map(\.id) == ["a", "b", "c"])
    #expect(suspects.map(\.nodes) == [[new[0], b], [a], [a, b, c]])
  }

  @Test func aConceptIsFoundByNameAndIdAndInRegions() throws {
    let data = OutputData(
      concepts: [Concept(id: "n1", name: "Tabby", value: 0.4)],
      regions: [
        Region(id: "r", box: nil, data: OutputData(concepts: [Concept(id: "n1", name: "Tabby", value: 0.6)]))
      ])
    #expect(data.value(of: "tabby") == 0.6 && data.value(of: "n1") == 0.6 && data.value(of: "dog") == nil)
    let answers = TrialAnswers(
      image: .sample("cat"), given: [["a": .output(data)], ["a": .output(data), "b": .nothing("it failed")]])
    #expect(try answers.value(of: "tabby", variant: 0) == 0.6)
    // A node that gave nothing is no matter where another one has it, or where it is known not to give it.
    #expect(try answers.value(of: "tabby", variant: 1) == 0.6)
    let error = #expect(throws: SilentNode.self) { try answers.value(of: "dog", variant: 1) }
    #expect(error?.message == "b gave nothing: it failed.")
    #expect(try answers.value(of: "dog", variant: 1, node: "a") == nil)
    #expect(try answers.value(of: "dog", variant: 1, givers: ["a"]) == nil)
    #expect(throws: SilentNode.self) { try answers.value(of: "dog", variant: 1, givers: ["b"]) }
    #expect(throws: SilentNode.self) { try answers.value(of: "tabby", variant: 1, node: "b") }
  }
}

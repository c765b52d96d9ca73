import MeshCore
import TestSupport
import Testing

@Suite struct BisectRunTests {
  private static let image = ImageSource.url("https://host/1.jpg")

  private func run(
    _ versions: [WorkflowVersion], _ oracle: Oracle, concept: String = "c0", node: NodeID? = nil,
    threshold: Double = 0.5, graphs: Bool = true, told: (BisectReport) -> Void = { _ in }
  ) async throws -> BisectReport {
    let question = BisectQuestion(
      workflow: "flow", image: Self.image, concept: concept, node: node, threshold: threshold)
    let run = BisectRun(
      client: oracle.client, question: question, input: .url(Self.image.text), graphs: graphs ? oracle : nil)
    return try await run.run(versions, told: told)
  }

  private func oracle(_ versions: [WorkflowVersion]) -> Oracle {
    Oracle(versions: versions.map { Workflow(id: "flow@\($0.id)", nodes: $0.nodes) })
  }

  /// On random histories never a call more than was named before it, and what nodes give alone is what they would.
  @Test func itNeverMakesMoreCallsThanItNamed() async throws {
    var tried = 0
    for seed in seeds.prefix(120) {
      var random = SeededGenerator(seed: seed)
      var workflow = random.workflow()
      var versions: [WorkflowVersion] = []
      for index in 0..<(2 + random.below(12)) {
        versions.append(WorkflowVersion(id: "v\(index)", nodes: workflow.nodes))
        workflow = random.draft(of: workflow, edits: 1 + random.below(4)).result
      }
      let oracle = oracle(versions)
      var named: [Int] = []
      let report: BisectReport
      do {
        report = try await run(versions, oracle, graphs: random.chance(oneIn: 2)) { report in
          #expect(report.calls == oracle.calls.count, "seed \(seed)")
          named.append(report.calls + report.mostCalls)
        }
      } catch is SilentNode {
        // A node that reads what is not there gives nothing.
        continue
      }
      #expect(report.calls == oracle.calls.count, "seed \(seed): \(oracle.calls)")
      let nodesNamed = report.suspects > 0
      #expect(named.last.map { report.calls <= $0 } ?? true, "seed \(seed)")
      if !nodesNamed { #expect(named.first.map { report.calls <= $0 } ?? true, "seed \(seed)") }
      guard case .crossed(let from, let to) = report.bisection.step, nodesNamed else { continue }
      let found = report.bisection.versions
      #expect(Set(report.given.keys) == [from, to], "seed \(seed)")
      for (suspect, alone) in zip(Bisection.suspects(from: found[from].nodes, to: found[to].nodes), report.tried)
      where alone.fault == nil {
        let outputs = Oracle.result(of: suspect.nodes, on: Self.image.text).outputs
        #expect(alone.value == outputs.compactMap { $0.data.value(of: "c0") }.max(), "seed \(seed)")
        tried += 1
      }
    }
    #expect(tried > 0)
  }

  /// Beside the two versions that were run, only what neither has is run: nodes that read the image are known, what reads
  /// a changed one with an unchanged one is not.
  @Test(arguments: [(false, 2), (true, 4)])
  func whatTheVersionsGaveIsNotRunAgain(_ isChained: Bool, _ calls: Int) async throws {
    func version(_ id: String, _ model: String) -> WorkflowVersion {
      let roots = ["a", "b"].map { WorkflowNode($0, "colors", model + $0) }
      return WorkflowVersion(id: id, nodes: roots + [WorkflowNode("c", "quality", reads: isChained ? ["a", "b"] : [])])
    }
    let versions = [version("v0", "x"), version("v1", "y")]
    func value(_ version: WorkflowVersion, _ concept: String) -> Double {
      let outputs = Oracle.result(of: version.nodes, on: Self.image.text).outputs
      return outputs.compactMap { $0.data.value(of: concept) }.max() ?? 0
    }
    let concept = try #require((0..<6).map { "c\($0)" }.first { value(versions[0], $0) != value(versions[1], $0) })
    let oracle = oracle(versions)
    let middle = (value(versions[0], concept) + value(versions[1], concept)) / 2
    let report = try await run(versions, oracle, concept: concept, threshold: middle)
    #expect(report.calls == calls && oracle.calls.count == calls && report.suspects == 2, "\(oracle.calls)")
    #expect(report.tried.map(\.id) == ["a", "b"] && report.tried.allSatisfy { $0.fault == nil })
  }

  /// A node that never gives anything is no matter where others are known to give the concept.
  @Test func aSilentNodeBesideTheOneThatGivesIt() throws {
    let cat = TrialAnswers.Given.output(OutputData(concepts: [Concept(id: "cat", value: 0.9)]))
    let none = TrialAnswers.Given.output(OutputData())
    let silent = TrialAnswers.Given.nothing("it is not available")
    func values(_ given: [Int: [NodeID: TrialAnswers.Given]], node: NodeID? = nil) throws -> [Int: Double?] {
      let question = BisectQuestion(
        workflow: "flow", image: Self.image, concept: "cat", node: node, threshold: 0.5)
      var answers = VersionAnswers(question)
      answers.given = given
      return try answers.values(of: 2)
    }
    #expect(try values([0: ["a": cat, "b": silent], 1: ["a": none, "b": silent]]) == [0: 0.9, 1: nil])
    // Before the other end was asked it cannot be said; after, it is.
    #expect(try values([1: ["a": none, "b": silent]]) == [1: nil])
    #expect(throws: SilentNode.self) { try values([0: ["a": none], 1: ["a": none, "b": silent]]) }
    #expect(throws: SilentNode.self) { try values([0: ["a": cat], 1: ["a": silent]]) }
    #expect(try values([0: ["a": none], 1: ["a": none, "b": silent]], node: "a") == [0: nil, 1: nil])
  }
}

import FoundationEssentials
@testable import MeshCore
import TestSupport
import Testing

@Suite struct TrialTests {
  private let images = [ImageSource.url("https://host/1.jpg"), .url("https://host/2.jpg")]
  private var inputs: [ImageSource: ImageInput] {
    Dictionary(uniqueKeysWithValues: images.map { ($0, .url($0.text)) })
  }

  private func run(_ trial: Trial, _ oracle: Oracle, graphs: (any NodeRunner)?) async throws -> [TrialAnswers] {
    let runner = TrialRunner(oracle.client, graphs: graphs)
    return try await runner.run(runner.plan(trial), on: trial.images, inputs: inputs)
  }

  private func brute(_ nodes: [WorkflowNode], on image: ImageSource) -> [NodeID: TrialAnswers.Given] {
    let result = Oracle.result(of: nodes, on: image.text)
    return zip(nodes, result.outputs(for: nodes)).reduce(into: [:]) { given, item in
      guard !item.0.suppressesOutput, let output = item.1, output.status.code == .success else { return }
      given[item.0.id] = .output(output.data)
    }
  }

  private func draft(_ seed: UInt64) throws -> Draft {
    var random = SeededGenerator(seed: seed)
    let base = random.workflow()
    return random.draft(of: base, edits: random.below(6))
  }

  /// With the fewest calls comes what running the whole draft would have given, and never a call more than was named.
  @Test func theDraftGivesWhatAllOfItWouldGive() async throws {
    for seed in seeds.prefix(200) {
      let draft = try draft(seed)
      let oracle = Oracle(draft.base)
      let trial = Trial.twin(of: draft, on: images)
      let answers = try await run(trial, oracle, graphs: oracle)
      for (answer, image) in zip(answers, images) {
        let given = answer.given[1].filter { if case .output = $0.value { true } else { false } }
        #expect(given == brute(draft.result.nodes, on: image), "seed \(seed)")
        #expect(
          answer.given[0].filter { if case .output = $0.value { true } else { false } }
            == brute(draft.base.nodes, on: image), "seed \(seed)")
      }
      #expect(TrialPlan(trial, callsPerGraph: 1).calls == oracle.calls.count, "seed \(seed): \(oracle.calls)")
    }
  }

  @Test func withoutChangesNothingIsCalledTwiceAndNothingMoves() async throws {
    for seed in seeds.prefix(100) {
      var random = SeededGenerator(seed: seed)
      let base = random.workflow()
      let oracle = Oracle(base)
      let trial = Trial.twin(of: Draft(base: base), on: images)
      let comparison = Comparison(trial, try await run(trial, oracle, graphs: oracle))
      #expect(oracle.calls.count == 1, "seed \(seed): \(oracle.calls)")
      #expect(comparison.changes.allSatisfy { $0.images.allSatisfy { $0.change == 0 } }, "seed \(seed)")
      #expect(comparison.meanChange ?? 0 == 0, "seed \(seed)")
      #expect(comparison.nodes.allSatisfy { $0.standing == .same || $0.after?.suppressesOutput == true })
    }
  }

  @Test func comparingTheOtherWayRoundTurnsEveryChangeAround() async throws {
    for seed in seeds.prefix(100) {
      let draft = try draft(seed)
      let oracle = Oracle(draft.base)
      let trial = Trial.twin(of: draft, on: images)
      let answers = try await run(trial, oracle, graphs: oracle)
      let there = Comparison(trial, answers, from: 0, to: 1)
      let back = Comparison(trial, answers, from: 1, to: 0)
      let moves = Dictionary(
        uniqueKeysWithValues: there.nodes.flatMap { node in
          node.changes.map { ("\(node.after?.id ?? "") \(node.before?.id ?? "") \($0.id.id)", $0) }
        })
      let returns = Dictionary(
        uniqueKeysWithValues: back.nodes.flatMap { node in
          node.changes.map { ("\(node.before?.id ?? "") \(node.after?.id ?? "") \($0.id.id)", $0) }
        })
      #expect(Set(moves.keys) == Set(returns.keys), "seed \(seed)")
      for (key, move) in moves {
        #expect(move.change == -(returns[key]?.change ?? .nan), "seed \(seed)")
        let (up, down) = move.crossings(at: 0.5)
        #expect(returns[key].map { $0.crossings(at: 0.5) == (down, up) } == true, "seed \(seed)")
      }
    }
  }

  @Test func aChangedRootNodeIsCalledByItself() async throws {
    let base = Workflow("flow", WorkflowNode("a"), WorkflowNode("b", "quality"))
    let draft = try Draft.of(base, leaving: WorkflowNode("a", "colors", "v2"), WorkflowNode("b", "quality"))
    let oracle = Oracle(base)
    let trial = Trial.twin(of: draft, on: images)
    _ = try await run(trial, oracle, graphs: nil)
    #expect(oracle.calls == ["POST workflows/flow/results", "POST models/colors/versions/v2/outputs"])
    #expect(TrialPlan(trial, callsPerGraph: nil).nodesRun(of: 1) == (1, 2))
  }

  /// What ran before on the same image and version is not run again.
  @Test func aKeptRunStandsForTheWorkflow() async throws {
    var base = Workflow("flow", WorkflowNode("a"), WorkflowNode("b", "quality"))
    base.version = WorkflowVersion(id: "now", workflowID: "flow")
    let file = ImageSource.file("/shots/1.jpg")
    let kept = kept(base, on: file, digest: "d")
    let draft = try Draft.of(base, leaving: WorkflowNode("a", "colors", "v2"), WorkflowNode("b", "quality"))
    let oracle = Oracle(base)
    let trial = Trial.twin(of: draft, on: [file], kept: [kept])
    #expect(trial.reused == [file] && TrialPlan(trial, callsPerGraph: nil).calls == 1)
    #expect(TrialPlan(trial, callsPerGraph: nil).callsText == "1 call, 2 if the file has changed since it ran,")
    let runner = TrialRunner(oracle.client, graphs: nil)
    let answers = try await runner.run(
      runner.plan(trial.verified([file: "d"])), on: [file], inputs: [file: .url(images[0].text)])
    #expect(oracle.calls == ["POST models/colors/versions/v2/outputs"])
    #expect(answers[0].given[0]["b"] == answers[0].given[1]["b"])
  }

  private func kept(_ workflow: Workflow, on image: ImageSource, digest: String?) -> PredictionRun {
    PredictionRun(
      workflow: workflow.id, versionID: workflow.version?.id, nodes: workflow.nodes, image: image, at: .distantPast,
      seconds: 1, status: .ok, result: Oracle.result(of: workflow.nodes, on: images[0].text), digest: digest)
  }

  /// Two pictures are never compared: the file changed, is gone, was never known, or is what an address brought.
  @Test func aKeptRunOnAnotherImageStandsForNothing() async throws {
    var base = Workflow("flow", WorkflowNode("a"), WorkflowNode("b", "quality"))
    base.version = WorkflowVersion(id: "now", workflowID: "flow")
    let file = ImageSource.file("/shots/1.jpg")
    func calls(_ image: ImageSource, kept digest: String?, now: [ImageSource: String]) -> Int {
      let trial = Trial.twin(of: base.nodes, live: base, on: [image], kept: [kept(base, on: image, digest: digest)])
      return TrialPlan(trial.verified(now), callsPerGraph: nil).calls
    }
    #expect(calls(file, kept: "d", now: [file: "d"]) == 0)
    #expect(calls(file, kept: "d", now: [file: "e"]) == 1 && calls(file, kept: "d", now: [:]) == 1)
    #expect(calls(file, kept: nil, now: [file: "d"]) == 1)
    #expect(calls(images[0], kept: "d", now: [images[0]: "d"]) == 1)
  }

  @Test func oneVersionOfAWorkflowIsRunOnce() async throws {
    var base = Workflow("flow", WorkflowNode("a"), WorkflowNode("b", "quality"))
    base.version = WorkflowVersion(id: "now", workflowID: "flow")
    let oracle = Oracle(base)
    let trial = Trial([Variant("flow", of: base), Variant("live", of: base)], on: images)
    let answers = try await run(trial, oracle, graphs: nil)
    #expect(oracle.calls.count == 1 && TrialPlan(trial, callsPerGraph: nil).calls == 1, "\(oracle.calls)")
    #expect(answers.allSatisfy { $0.given[0] == $0.given[1] && $0.given[1].count == 2 })
    #expect(TrialPlan(trial, callsPerGraph: nil).nodesRun(of: 1) == (0, 2))
  }

  /// What has to be run together takes the models with it that would be called by themselves.
  @Test func besideNodesThatAreRunTogetherNoneIsCalledByItself() async throws {
    let base = Workflow("flow", WorkflowNode("a"), WorkflowNode("b", "quality", reads: ["a"]))
    let draft = try Draft.of(
      base, leaving: WorkflowNode("a"), WorkflowNode("b", "quality", "v2", reads: ["a"]),
      WorkflowNode("c", "colors", "v3"))
    let trial = Trial.twin(of: draft, on: images)
    #expect(TrialPlan(trial, callsPerGraph: 3).calls == 4 && TrialPlan(trial, callsPerGraph: nil).calls == 2)
    let oracle = Oracle(base)
    let answers = try await run(trial, oracle, graphs: oracle)
    #expect(oracle.calls.count == 2, "\(oracle.calls)")
    #expect(Set(answers[0].given[1].keys) == ["a", "b", "c"])
  }

  /// Where it is not kept which image a run was of, the values are told, and that they may be of another image.
  @Test func aKeptRunOfAnImageThatIsNotKnownIsInDoubt() async throws {
    let base = Workflow("flow", WorkflowNode("a"))
    let file = ImageSource.file("/shots/1.jpg")
    for (digest, doubtful) in [(nil, [file]), ("d", [])] as [(String?, [ImageSource])] {
      let trial = Trial(
        [Variant("run 1", kept: [kept(base, on: file, digest: digest)]), Variant("flow", of: base)], on: [file])
      let runner = TrialRunner(Oracle(base).client, graphs: nil)
      let answers = try await runner.run(
        runner.plan(trial.verified([file: "d"])), on: [file], inputs: [file: .url(images[0].text)])
      let comparison = Comparison(trial.verified([file: "d"]), answers)
      #expect(comparison.doubtful == doubtful && comparison.isWhole && !comparison.changes.isEmpty)
    }
  }

  /// What does the same is no part of how much the rest moved.
  @Test func onlyWhatChangedIsCounted() {
    func data(_ value: Double) -> TrialAnswers.Given { .output(OutputData(concepts: [Concept(id: "x", value: value)])) }
    let nodes = [WorkflowNode("a"), WorkflowNode("b", "quality")]
    let draft = [WorkflowNode("a"), WorkflowNode("b", "quality", "v2")]
    let trial = Trial(
      [Variant("live", nodes: nodes, .unstored), Variant("draft", nodes: draft, .unstored)], on: [images[0]])
    let answers = TrialAnswers(
      image: images[0], given: [["a": data(0.5), "b": data(0.8)], ["a": data(0.5), "b": data(0.4)]])
    let comparison = Comparison(trial, [answers])
    #expect(abs((comparison.meanChange ?? 0) - 0.4) < 1e-9)
    #expect(comparison.moves(at: 0.5).unchanged == 0 && comparison.moves(at: 0.5).fall == 1)
    #expect(comparison.gist(at: 0.5) == "Most moved: x -0.400. 1 crosses 0.50 downwards.")
    #expect(comparison.gist(at: 0.3) == "Most moved: x -0.400. None crosses 0.30.")
    // Of what one side does not list nothing is made up.
    func two(_ value: Double, _ other: Double?) -> TrialAnswers.Given {
      .output(
        OutputData(concepts: [Concept(id: "x", value: value)] + (other.map { [Concept(id: "y", value: $0)] } ?? [])))
    }
    func mean(_ unlisted: Double) -> Double? {
      let answer = TrialAnswers(image: images[0], given: [["b": two(0.8, nil)], ["b": two(0.4, unlisted)]])
      return Comparison(trial, [answer]).meanChange
    }
    #expect(mean(0.01).map { abs($0 - 0.4) < 1e-9 } == true && mean(0.2).map { abs($0 - 0.3) < 1e-9 } == true)
    // A region is named, and what two nodes find alike once.
    let region = Change(Finding.Key(node: "b", region: 2, kind: .concept, id: "x"), name: "x", [])
    #expect(region.title == "region 2 x")
    let alike = TrialAnswers(
      image: images[0], given: [["a": data(0.5), "b": data(0.8)], ["a": data(0.5), "b": data(0.4), "c": data(0.4)]])
    #expect(Comparison(trial, [alike]).summary(at: 0.5).first == "x goes down.")
    let silent = TrialAnswers(image: images[0], given: [["b": data(0.8)], ["b": .nothing("it failed")]])
    #expect(Comparison(trial, [silent]).gist(at: 0.5) == "Nothing was compared. Something gave no answer.")
    #expect(Comparison(trial, [silent]).meanChange == nil)
  }

  /// Kept runs have no other answers: that they are of another image is said in their place.
  @Test func keptRunsOnTwoImagesSaySo() async throws {
    let base = Workflow("flow", WorkflowNode("a"))
    let file = ImageSource.file("/shots/1.jpg")
    func silences(_ before: String?, _ after: Variant, now: [ImageSource: String]) async throws -> [String] {
      let trial = Trial([Variant("one", kept: [kept(base, on: file, digest: before)]), after], on: [file])
      let runner = TrialRunner(Oracle(base).client, graphs: nil)
      let answers = try await runner.run(
        runner.plan(trial.verified(now)), on: [file], inputs: [file: .url(images[0].text)])
      return Comparison(trial, answers).nodes.flatMap(\.silences).map(\.variant)
    }
    func run(_ digest: String?) -> Variant { Variant("other", kept: [kept(base, on: file, digest: digest)]) }
    #expect(try await silences("d", run("d"), now: [:]) == [])
    #expect(try await silences("d", run("e"), now: [:]) == ["other"])
    #expect(try await silences(nil, run("e"), now: [:]) == [])
    let stored = Variant("flow", of: base)
    #expect(try await silences("d", stored, now: [file: "d"]) == [])
    #expect(try await silences("d", stored, now: [file: "e"]) == ["one"])
  }

  /// Without a way to run a graph, what it would take to run is said, and no zeros are.
  @Test func aSideThatGivesNothingSaysSo() async throws {
    let base = Workflow("flow", WorkflowNode("a"), WorkflowNode("b", "quality", reads: ["a"]))
    let draft = try Draft.of(base, leaving: WorkflowNode("a"), WorkflowNode("b", "quality", "v2", reads: ["a"]))
    let oracle = Oracle(base)
    let trial = Trial.twin(of: draft, on: images)
    let comparison = Comparison(trial, try await run(trial, oracle, graphs: nil))
    let node = try #require(comparison.nodes.first { $0.id == "b" })
    #expect(node.changes.isEmpty && node.silences.count == images.count)
    #expect(node.silences.allSatisfy { $0.variant == "draft" && $0.why.contains("temporary workflow") })
  }

  @Test func aCallThatFailsLeavesTheOthersTheirs() async throws {
    let base = Workflow("flow", WorkflowNode("a"), WorkflowNode("b", "quality"))
    let draft = try Draft.of(base, leaving: WorkflowNode("a", "colors", "v2"), WorkflowNode("b", "quality", "v2"))
    let oracle = Oracle(base)
    oracle.refuse("POST models/quality/versions/v2/outputs")
    let comparison = Comparison(
      Trial.twin(of: draft, on: images), try await run(Trial.twin(of: draft, on: images), oracle, graphs: nil))
    #expect(comparison.nodes.map(\.silences.isEmpty) == [true, false])
    #expect(comparison.nodes[0].changes.isEmpty == false && comparison.nodes[1].changes.isEmpty)
  }

  /// One model of three sides is called once, and a workflow that is only a draft has nothing on the other side.
  @Test func oneModelIsCalledOnce() async throws {
    let sides = ["base", "mine", "theirs"].map { label in
      Variant(label, nodes: [WorkflowNode("a", "colors", label == "mine" ? "v2" : "v1")], .unstored)
    }
    let oracle = Oracle()
    let answers = try await run(Trial(sides, on: images + images), oracle, graphs: nil)
    #expect(oracle.calls.count == 2 && answers.count == 2)
    #expect(answers[0].given[0] == answers[0].given[2])

    let new = try {
      var draft = Draft(base: Workflow("new"), isNew: true)
      try draft.make(.replaceNodes([WorkflowNode("a")]))
      return draft
    }()
    let comparison = Comparison(
      Trial.twin(of: new, on: images), try await run(Trial.twin(of: new, on: images), oracle, graphs: nil))
    #expect(comparison.nodes.map(\.standing) == [.added] && comparison.nodes[0].alone != nil)
  }
}

extension Trial {
  fileprivate static func twin(of draft: Draft, on images: [ImageSource], kept runs: [PredictionRun] = []) -> Trial {
    twin(of: draft.result.nodes, live: draft.isNew ? nil : draft.base, on: images, kept: runs)
  }
}

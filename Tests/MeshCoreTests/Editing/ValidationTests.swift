import MeshCore
import TestSupport
import Testing

@Suite struct ValidationTests {
  @Test func aRandomGraphIsSoundAndEachOfItsFaultsIsFoundOnce() {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let sound = random.workflow()
      #expect(Validation(sound).issues.isEmpty, "seed \(seed)")
      let broken = random.draft(of: sound, edits: 6).result
      let issues = Validation(broken).issues
      #expect(Set(issues).count == issues.count, "seed \(seed)")
      #expect(issues.allSatisfy { $0.message.hasSuffix(".") && !$0.message.contains("  ") }, "seed \(seed)")
    }
  }

  @Test(
    arguments: [
      (Workflow("flow"), [.noNodes]),
      (Workflow("no_-id", WorkflowNode("a")), [.badWorkflowID("no_-id")]),
      (Workflow("", WorkflowNode("a")), [.badWorkflowID("")]),
      (Workflow("flow", WorkflowNode("")), [.emptyNodeID]),
      (Workflow("flow", WorkflowNode(""), WorkflowNode("")), [.emptyNodeID]),
      (Workflow("flow", WorkflowNode("a", "")), [.noModel("a")]),
      (Workflow("flow", WorkflowNode("a"), WorkflowNode("a"), WorkflowNode("a")), [.duplicateNode("a")]),
      (Workflow("flow", WorkflowNode("a", reads: ["x", "x"])), [.unknownInput("a", input: "x")]),
      (
        Workflow("flow", WorkflowNode("a"), WorkflowNode("b", reads: ["a", "a", "a"])),
        [.repeatedInput("b", input: "a")]
      ),
      (Workflow("flow", WorkflowNode("a", reads: ["a"])), [.cycle(["a"])]),
      (
        Workflow("flow", WorkflowNode("a", reads: ["b"]), WorkflowNode("b", reads: ["a"])),
        [.readsLaterNode("a", input: "b"), .cycle(["a", "b"])]
      ),
      (
        Workflow("flow", WorkflowNode("a", reads: ["b"]), WorkflowNode("b")), [.readsLaterNode("a", input: "b")]
      ),
    ] as [(Workflow, [Validation.Issue])])
  func whatIsWrongIsNamed(workflow: Workflow, expected: [Validation.Issue]) {
    #expect(Validation(workflow).issues == expected)
  }

  @Test func theTwentiethNodeIsTheLast() {
    var workflow = Workflow(id: "flow", nodes: (1...20).map { WorkflowNode("n\($0)") })
    #expect(Validation(workflow).issues.isEmpty)
    workflow.nodes.append(WorkflowNode("n21"))
    #expect(Validation(workflow).errors == [.tooManyNodes(21)])
  }

  @Test func whatDoesNotFitIsAWarning() {
    let types = ["embed": "visual-embedder", "cluster": "clusterer", "classify": "visual-classifier"]
    let workflow = Workflow(
      "flow", WorkflowNode("e", "embed"), WorkflowNode("k", "cluster", reads: ["e"]),
      WorkflowNode("c", "classify", reads: ["e"]), WorkflowNode("own", "unknown", reads: ["c"]))
    let validation = Validation(workflow) { types[$0.id] }
    #expect(validation.errors.isEmpty)
    #expect(validation.warnings == [.unfitting("c", input: "e", gives: .embeddings, reads: .image)])
    #expect(validation.warnings.first?.message == "c reads image, but e gives embeddings.")
    #expect(validation.warnings.first?.node == "c")
  }

  @Test(arguments: ["a", "A1", "street-check", "a_b-c", String(repeating: "x", count: 48)])
  func ids(good id: String) { #expect(Validation.isValidID(id)) }

  @Test(arguments: [
    "", "-a", "a-", "a--b", "a-_b", "a.b", "a b", "a/b", "é", "a\n", "٣", String(repeating: "x", count: 49),
  ])
  func ids(bad id: String) { #expect(!Validation.isValidID(id)) }
}

@Suite struct GraphTests {
  @Test func aGraphThatOnlyReadsBackHasNoCircleAndOneBackEdgeMakesOne() throws {
    var closed = 0
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      var workflow = random.workflow()
      workflow.nodes.shuffle(using: &random)
      #expect(workflow.cycle == nil, "seed \(seed)")
      let edges = workflow.nodes.flatMap { node in node.inputs.map { (node.id, $0) } }
      guard !edges.isEmpty else { continue }
      let (reader, source) = random.pick(edges)
      let index = try #require(workflow.index(of: source))
      workflow.nodes[index].inputs.append(reader)
      let cycle = try #require(workflow.cycle, "seed \(seed)")
      for (node, next) in zip(cycle, cycle.dropFirst() + cycle.prefix(1)) {
        #expect(workflow[node: node]?.inputs.contains(next) == true, "seed \(seed)")
      }
      #expect(workflow.node(reader, dependsOn: reader) && workflow.node(source, dependsOn: reader), "seed \(seed)")
      closed += 1
    }
    #expect(closed > seeds.count / 2)
  }

  @Test func inTopologicalOrderEachNodeStandsAfterWhatItReads() {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      var workflow = random.workflow()
      workflow.nodes.shuffle(using: &random)
      let order = workflow.topologicalOrder
      #expect(Set(order) == Set(workflow.nodes) && order.count == workflow.nodes.count, "seed \(seed)")
      let sorted = Workflow(id: "flow", nodes: order)
      #expect(Validation(sorted).issues.isEmpty, "seed \(seed)")
    }
  }

  @Test func nodesOfACircleComeLastAsTheyStand() {
    let workflow = Workflow(
      "flow", WorkflowNode("b", reads: ["c"]), WorkflowNode("c", reads: ["b"]), WorkflowNode("a", reads: ["gone"]))
    #expect(workflow.topologicalOrder.map(\.id) == ["a", "b", "c"])
  }

  @Test func dependenceRunsThroughOthersAndNeverBack() {
    let workflow = Workflow(
      "flow", WorkflowNode("a"), WorkflowNode("b", reads: ["a"]), WorkflowNode("c", reads: ["b"]), WorkflowNode("d"))
    #expect(workflow.node("c", dependsOn: "a"))
    #expect(!workflow.node("a", dependsOn: "c"))
    #expect(!workflow.node("d", dependsOn: "a"))
    #expect(!workflow.node("x", dependsOn: "a"))
  }

  @Test func anInputWithoutANameIsToldAsThat() {
    #expect(Validation.Issue.unknownInput("a", input: "").message == "An input of a names no node.")
    #expect(Validation.Issue.unknownInput("a", input: "b").message == "a reads b, which is not in the workflow.")
  }

  @Test func notesAboveTheirLimitAreAnError() {
    func errors(_ bytes: Int) -> [Validation.Issue] {
      let notes = JSON.string(String(repeating: "x", count: bytes))
      return Validation(Workflow(id: "a", nodes: [WorkflowNode("n")], attributes: ["notes": notes])).errors
    }
    #expect(errors(65_536) == [] && errors(65_537) == [.longNotes(65_537)])
  }

  /// The API takes them, so they are no errors (contract, section 4.1).
  @Test(arguments: ["n 1", "é", "-a", "a--b", "a.b", " a", "image\u{200B}", String(repeating: "a", count: 49)])
  func anUnusualNodeIDIsWarnedOf(id: NodeID) {
    let node = WorkflowNode(id: id, model: ModelReference(id: "m"))
    let validation = Validation(Workflow(id: "a", nodes: [node]))
    #expect(validation.errors == [])
    #expect(validation.warnings == [.unusualNodeID(id)])
    #expect(validation.warnings.first?.node == id)
  }

  @Test(arguments: ["n", "n-1", "N_2-x", String(repeating: "a", count: 48)])
  func aUsualNodeIDIsNot(id: NodeID) {
    #expect(Validation(Workflow(id: "a", nodes: [WorkflowNode(id: id, model: ModelReference(id: "m"))])).issues == [])
  }
}

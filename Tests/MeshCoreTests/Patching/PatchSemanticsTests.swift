import MeshCore
import TestSupport
import Testing

/// What the service does with a patch, rule by rule (contract, section 3).
@Suite struct PatchSemanticsTests {
  private static let stored = Workflow(
    "flow", WorkflowNode("a", "colors", "c1"),
    WorkflowNode("b", "crop", "k1", reads: ["a"], hidden: true, params: ["margin": 1.5, "labels": ["x"]]),
    attributes: [
      "description": "old", "metadata": ["team": "red", "runs": 3],
      "image": ["url": "https://samples.clarifai.com/cover.jpg"],
    ])

  /// A patch of node `b`, and what merging it leaves of `b`.
  @Test(
    arguments: [
      (
        NodePatch(id: "b"),
        WorkflowNode("b", "crop", "k1", reads: ["a"], hidden: true, params: ["margin": 1.5, "labels": ["x"]])
      ),
      (
        NodePatch(id: "b", model: ModelReference(id: "", versionID: "k2")),
        WorkflowNode("b", "crop", "k2", reads: ["a"], hidden: true, params: ["margin": 1.5, "labels": ["x"]])
      ),
      (
        NodePatch(id: "b", model: ModelReference(id: "quality", versionID: "q1")),
        WorkflowNode("b", "quality", "q1", reads: ["a"], hidden: true, params: ["margin": 1.5, "labels": ["x"]])
      ),
      (
        NodePatch(id: "b", inputs: ["c", "a"]),
        WorkflowNode("b", "crop", "k1", reads: ["c", "a"], hidden: true, params: ["margin": 1.5, "labels": ["x"]])
      ),
      (
        NodePatch(id: "b", inputs: [], suppressesOutput: false, override: [:]),
        WorkflowNode("b", "crop", "k1", reads: ["a"], hidden: true, params: ["margin": 1.5, "labels": ["x"]])
      ),
      (
        NodePatch(id: "b", override: ["params": ["margin": 2, "top_k": 5]]),
        WorkflowNode("b", "crop", "k1", reads: ["a"], hidden: true, params: ["margin": 2, "labels": ["x"], "top_k": 5])
      ),
      (
        NodePatch(id: "b", override: ["params": ["labels": ["y"], "margin": .null]]),
        WorkflowNode("b", "crop", "k1", reads: ["a"], hidden: true, params: ["margin": 1.5, "labels": ["x", "y"]])
      ),
    ] as [(NodePatch, WorkflowNode)])
  func mergeChangesWhatIsSent(patch: NodePatch, expected: WorkflowNode) throws {
    let result = try Self.stored.patched(.merge, nodes: [patch])
    #expect(result.nodes == [Self.stored.nodes[0], expected])
    #expect(result.attributes == Self.stored.attributes)
  }

  @Test func mergeHidesAShownOutputAndAddsAnOverride() throws {
    let result = try Self.stored.patched(
      .merge, nodes: [NodePatch(id: "a", suppressesOutput: true, override: ["params": ["top_k": 5]])])
    #expect(result.nodes[0] == WorkflowNode("a", "colors", "c1", hidden: true, params: ["top_k": 5]))
  }

  @Test func mergeAppendsUnknownNodes() throws {
    let new = WorkflowNode("new", "quality", "q1", reads: ["a"])
    #expect(try Self.stored.patched(.merge, nodes: [NodePatch(new)]).nodes == Self.stored.nodes + [new])
  }

  @Test func mergedListsAreAppendedAndItemsOfOneIDMerged() throws {
    let stored = Workflow(
      "flow",
      WorkflowNode(
        id: "a", model: ModelReference(id: "m"),
        override: [
          "data": ["concepts": [["id": "cat", "value": 1], ["id": "dog", "value": 1]]]
        ]), attributes: ["use_cases": ["retail"]])
    let result = try stored.patched(
      .merge,
      nodes: [NodePatch(id: "a", override: ["data": ["concepts": [["id": "dog", "name": "hound"], ["id": "elk"]]]])],
      attributes: ["use_cases": ["search"]])
    #expect(
      result.nodes[0].override == [
        "data": ["concepts": [["id": "cat", "value": 1], ["id": "dog", "value": 1, "name": "hound"], ["id": "elk"]]]
      ])
    #expect(result.attributes == ["use_cases": ["retail", "search"]])
  }

  @Test func overwriteReplacesTheList() throws {
    let result = try Self.stored.patched(
      .overwrite, nodes: [NodePatch(id: "b", model: ModelReference(id: "quality")), NodePatch(WorkflowNode("new"))])
    #expect(result.nodes == [WorkflowNode("b", "quality", nil), WorkflowNode("new")])
    #expect(result.attributes == Self.stored.attributes)
  }

  @Test func removeDropsTheNamedNodes() throws {
    let result = try Self.stored.patched(.remove, nodes: [NodePatch(id: "a"), NodePatch(id: "x")])
    #expect(result.nodes == [Self.stored.nodes[1]])
  }

  @Test(arguments: PatchAction.allCases)
  func anEmptyNodeListIsNotSent(action: PatchAction) throws {
    #expect(try Self.stored.patched(action, nodes: []) == Self.stored)
  }

  @Test func attributesAreMergedByKeyOrReplaced() throws {
    let sent: [String: JSON] = ["description": "new", "metadata": ["runs": 4]]
    let merged = try Self.stored.patched(.merge, attributes: sent)
    #expect(merged.attributes["metadata"] == ["team": "red", "runs": 4])
    #expect(merged.description == "new")
    let overwritten = try Self.stored.patched(.overwrite, attributes: sent)
    #expect(overwritten.attributes["metadata"] == ["runs": 4])
    #expect(overwritten.attributes["image"] == Self.stored.attributes["image"])
  }

  @Test func removeTakesTheCoverOnlyByItsOwnAddress() throws {
    let cover: JSON = ["url": "https://samples.clarifai.com/cover.jpg"]
    #expect(try Self.stored.patched(.remove, attributes: ["image": cover]).attributes["image"] == nil)
    #expect(try Self.stored.patched(.remove, attributes: ["image": ["url": "https://x/y.jpg"]]) == Self.stored)
    #expect(try Self.stored.patched(.remove, attributes: ["description": true]) == Self.stored)
  }

  @Test func whatTheServiceOwnsStays() throws {
    var stored = Self.stored
    stored.extras = ["star_count": 3]
    stored.version = WorkflowVersion(id: "ffff")
    let result = try stored.patched(.overwrite, nodes: [NodePatch(WorkflowNode("new"))])
    #expect(result.extras == stored.extras && result.version == stored.version)
  }

  @Test(arguments: PatchAction.allCases)
  func severalWorkflowsArePatchedAllOrNone(action: PatchAction) throws {
    let items = ["one", "two"].map { WorkflowPatch.Item(id: $0, nodes: [NodePatch(WorkflowNode("b"))]) }
    let two = [
      "one": Workflow("one", WorkflowNode("a"), WorkflowNode("b", "crop", "k1")),
      "two": Workflow("two", WorkflowNode("a")),
    ]
    let results = try WorkflowPatch(action: action, items: items).result(on: two)
    #expect(Set(results.keys) == ["one", "two"])
    #expect(results["one"] != two["one"])
    let missing = WorkflowPatch(action: action, items: items + [.init(id: "three")])
    #expect(throws: PatchError.noSuchWorkflow("three")) { try missing.result(on: two) }
    #expect(throws: PatchError.noItems) { try WorkflowPatch(action: action, items: []).result(on: two) }
    #expect(PatchError.noSuchWorkflow("three").message == "There is no workflow three.")
  }

  @Test func aWorkflowThatIsNamedTwiceIsPatchedTwice() throws {
    let items = ["x", "y"].map { WorkflowPatch.Item(id: "flow", nodes: [NodePatch(WorkflowNode($0))]) }
    let result = try WorkflowPatch(action: .merge, items: items).result(on: ["flow": Self.stored])
    #expect(result["flow"]?.nodes.map(\.id) == ["a", "b", "x", "y"])
  }
}

extension Workflow {
  fileprivate func patched(
    _ action: PatchAction, nodes: [NodePatch] = [], attributes: [String: JSON] = [:]
  ) throws -> Workflow {
    let patch = WorkflowPatch(action: action, items: [.init(id: id, nodes: nodes, attributes: attributes)])
    return try #require(try patch.result(on: [id: self])[id])
  }
}

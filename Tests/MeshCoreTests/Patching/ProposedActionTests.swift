import MeshCore
import TestSupport
import Testing

@Suite struct ProposedActionTests {
  @Test func theProposedActionLeavesTheDraft() throws {
    var proposals: [PatchAction: Int] = [:]
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let draft = random.draft(of: random.workflow(), edits: 1 + random.below(2))
      guard !draft.result.nodes.isEmpty, draft.hasChanges else { continue }
      let proposed = Proposal(from: draft.base, to: draft.result)
      let left = try #require(
        proposed.patches.reduce(draft.base) { left, patch in left.flatMap { patch.result(on: $0) } })
      #expect(WorkflowDiff(from: left, to: draft.result).isEmpty, "seed \(seed): \(proposed)")
      #expect(left.nodes.map(\.model) == draft.result.nodes.map(\.model), "seed \(seed): \(proposed)")
      proposals[proposed.action, default: 0] += 1
    }
    // Both were really proposed, and remove, which is documented for the cover image only, never.
    #expect(proposals[.merge, default: 0] > 10)
    #expect(proposals[.overwrite, default: 0] > 40)
    #expect(proposals[.remove] == nil)
  }

  @Test func mergeIsProposedOnlyWhereNothingGoes() throws {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let draft = random.draft(of: random.workflow(), edits: 3)
      guard Proposal(from: draft.base, to: draft.result).action == .merge else { continue }
      let diff = WorkflowDiff(from: draft.base, to: draft.result)
      #expect(diff.removed == 0 && !diff.reordered, "seed \(seed)")
      for node in draft.base.nodes {
        #expect(draft.result[node: node.id]?.inputs == node.inputs, "seed \(seed)")
        #expect(draft.result[node: node.id]?.suppressesOutput == true || !node.suppressesOutput, "seed \(seed)")
      }
    }
  }

  private static let base = Workflow(
    "flow", WorkflowNode("a", "colors", "c1"),
    WorkflowNode("b", "crop", "k1", reads: ["a"], params: ["margin": 1, "labels": ["x"]]))

  @Test(arguments: [
    (Edit.addNode(WorkflowNode("c"), at: nil), PatchAction.merge, "nodes are only added"),
    (.addNode(WorkflowNode("c"), at: 0), .overwrite, "a node is put between others; merge appends"),
    (.removeNode("b"), .overwrite, "a node goes; merge cannot remove"),
    (.moveNode("a", to: 1), .overwrite, "the order changes; merge keeps it"),
    (.updateNode("a", to: WorkflowNode("a", "colors", "c2")), .merge, "only models or versions change"),
    (
      .updateNode("a", to: WorkflowNode("a", "colors", nil)), .overwrite,
      "a version or an owner goes; merge cannot clear"
    ),
    (
      .updateNode("a", to: WorkflowNode("a", "colors", "c1", hidden: true)), .overwrite,
      "merge may drop what a has beside its model"
    ),
    (.replaceAttributes(["description": "new"]), .overwrite, "attributes change; merge may append to their lists"),
    (
      .updateNode("b", to: WorkflowNode("b", "crop", "k1", params: ["margin": 1, "labels": ["x"]])), .overwrite,
      "inputs change; merging them is not documented"
    ),
    (
      .updateNode("b", to: WorkflowNode("b", "crop", "k1", reads: ["a"], params: ["margin": 2, "labels": ["x"]])),
      .overwrite, "merge may drop what b has beside its model"
    ),
    (.moveNode("a", to: 0), .overwrite, "nothing changes"),
  ])
  func theReasonIsGiven(edit: Edit, action: PatchAction, reason: String) throws {
    var draft = Draft(base: Self.base)
    try draft.make(edit)
    let proposed = Proposal(from: draft.base, to: draft.result)
    #expect(proposed.action == action)
    #expect(proposed.reason == reason)
  }

  @Test func aModelOfThisAppInPlaceOfAnotherAppsIsNotMerged() throws {
    let shared = ModelReference(id: "colors", userID: "clarifai", appID: "main", versionID: "c1")
    let base = Workflow("flow", WorkflowNode(id: "a", model: shared))
    let own = Workflow("flow", WorkflowNode("a", "quality", "q1"))
    #expect(Proposal(from: base, to: own).action == .overwrite)
  }

  /// The service's general rule appends a sent list to the stored one.
  @Test func mergeSendsNoListThatStays() throws {
    let draft = try Draft.of(
      Self.base, leaving: Self.base.nodes[0],
      WorkflowNode("b", "crop", "k2", reads: ["a"], params: ["margin": 1, "labels": ["x"]]))
    let patch = try #require(WorkflowPatch(.merge, from: draft.base, to: draft.result))
    #expect(
      try Wire.text(patch)
        == #"{"action":"merge","workflows":[{"id":"flow","nodes":[{"id":"b","model":{"id":"crop","model_version":{"id":"k2"}}}]}]}"#
    )
  }

  @Test func mergeSendsOfTheParametersThoseThatDiffer() throws {
    func override(_ params: JSON) throws -> JSON? {
      let draft = try Draft.of(
        Self.base, leaving: Self.base.nodes[0], WorkflowNode("b", "crop", "k1", reads: ["a"], params: params))
      return WorkflowPatch(.merge, from: draft.base, to: draft.result)?.items.first?.nodes.first?.override
    }
    #expect(try override(["margin": 2, "labels": ["x"]]) == ["params": ["margin": 2]])
    #expect(try override(["margin": 1, "labels": ["x"], "box": ["top": 0.5]]) == ["params": ["box": ["top": 0.5]]])
    // Fields that only go cannot be sent: an empty object would take the others too.
    #expect(try override(["margin": 1]) == nil)
    #expect(try override([:]) == ["params": [:]])
  }

  @Test func anActionWithNothingToSendIsNoPatch() {
    let base = Self.base
    #expect(WorkflowPatch(.merge, from: base, to: base) == nil)
    #expect(WorkflowPatch(.remove, from: base, to: base) == nil)
    #expect(WorkflowPatch(.overwrite, from: base, to: base) == nil)
    #expect(WorkflowPatch(.overwrite, from: base, to: Workflow("flow")) == nil)
  }

  @Test func mergeThenRemoveComesToAnyDraftThatMergesItsOtherChanges() throws {
    var draft = Draft(base: Self.base)
    try draft.make(.addNode(WorkflowNode("c"), at: nil))
    try draft.make(.removeNode("b"))
    let patches = PatchChoice.mergeThenRemove.patches(from: Self.base, to: draft.result)
    #expect(patches.map(\.action) == [.merge, .remove])
    #expect(patches.reduce(Self.base) { $1.result(on: $0) ?? $0 } == draft.result)
  }
}

import FoundationEssentials
import MeshCore
import TestSupport
import Testing

@Suite struct WorkflowDiffTests {
  @Test func aWorkflowDoesNotDifferFromItself() {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let workflow = random.workflow()
      var other = workflow
      other.version = WorkflowVersion(id: "ffff")
      other.modifiedAt = Date(timeIntervalSince1970: 9)
      #expect(WorkflowDiff(from: workflow, to: other).isEmpty, "seed \(seed)")
    }
  }

  @Test func aDraftDiffersJustWhereItsNodesDo() {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let base = random.workflow()
      let result = random.draft(of: base, edits: 4).result
      let diff = WorkflowDiff(from: base, to: result)
      let (old, new) = (Set(base.nodes.map(\.id)), Set(result.nodes.map(\.id)))
      #expect(diff.added == new.subtracting(old).count, "seed \(seed)")
      #expect(diff.removed == old.subtracting(new).count, "seed \(seed)")
      for node in result.nodes where old.contains(node.id) && diff[node: node.id] == nil {
        #expect(base[node: node.id]?.model.matches(node.model) == true, "seed \(seed)")
        #expect(base[node: node.id]?.inputs == node.inputs, "seed \(seed)")
      }
    }
  }

  @Test func everyFieldIsNamed() {
    let old = WorkflowNode(
      id: "a", model: ModelReference(id: "colors", userID: "clarifai", appID: "main", versionID: "11112222333"))
    let new = WorkflowNode(
      id: "a", model: ModelReference(id: "quality", userID: "alice", appID: "demo", versionID: "44445555666"),
      inputs: ["b", "c"], suppressesOutput: true, override: ["params": ["margin": 1.5]])
    let changes = NodeChange.fields(from: old, to: new)
    #expect(
      changes.map { "\($0.field): \($0.oldShort) → \($0.newShort)" } == [
        "model: colors → quality", "owner: clarifai/main → alice/demo", "version: 11112222 → 44445555",
        "from: image → b, c", "output: shown → hidden", "parameters: none → { \"params\": { \"margin\": 1.5 } }",
      ])
  }

  @Test func changesComeInTheOldOrderAndNewNodesLast() {
    let old = Workflow("flow", WorkflowNode("a"), WorkflowNode("b"), WorkflowNode("c"))
    let new = Workflow("flow", WorkflowNode("new"), WorkflowNode("c"), WorkflowNode("b", "colors", "v2"))
    let diff = WorkflowDiff(from: old, to: new)
    #expect(diff.nodes.map(\.id) == ["a", "b", "new"])
    #expect((diff.added, diff.changed, diff.removed) == (1, 1, 1))
    #expect(diff.reordered && !diff.isSameGraph && !diff.isEmpty)
    #expect(diff[node: "c"] == nil)
  }

  @Test func anotherOrderAloneIsTheSameGraph() {
    let (a, b) = (WorkflowNode("a"), WorkflowNode("b"))
    let diff = WorkflowDiff(from: Workflow("flow", a, b), to: Workflow("flow", b, a))
    #expect(diff.isSameGraph && !diff.isEmpty)
  }

  @Test func attributesAreNamedInOrder() {
    let old = Workflow("flow", attributes: ["notes": "x", "description": "old"])
    let new = Workflow("flow", attributes: ["description": "new", "metadata": ["k": 1]])
    #expect(WorkflowDiff(from: old, to: new).attributes == ["description", "metadata", "notes"])
  }

  @Test func whatTheServiceFillsInIsNoChangeOfTheModel() {
    let sent = WorkflowNode("a", "eeed0b6733a644cea07cf4c60f87ebb7", "b31bf8b3")
    var stored = WorkflowNode("a", "color-recognition", "b31bf8b3")
    stored.model.userID = "clarifai"
    stored.model.appID = "main"
    #expect(NodeChange.fields(from: sent, to: stored).isEmpty)
  }
}

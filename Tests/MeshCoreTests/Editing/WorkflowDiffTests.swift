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
        #expect(base[node: node.id]?.model == node.model, "seed \(seed)")
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

  @Test func anOldHexIDIsTheSameModel() {
    let old = WorkflowNode("a", "eeed0b6733a644cea07cf4c60f87ebb7", "b31bf8b3")
    #expect(NodeChange.fields(from: old, to: WorkflowNode("a", "color-recognition", "b31bf8b3")).isEmpty)
  }

  /// Values differ although their words would not: a node called as the picture is, a version called `newest`.
  @Test(arguments: [
    (WorkflowNode("a"), WorkflowNode("a", reads: ["image"]), FieldChange.Field.from, "image", "\"image\""),
    (WorkflowNode("a", reads: ["b", "c"]), WorkflowNode("a", reads: ["b, c"]), .from, "b, c", "\"b, c\""),
    (WorkflowNode("a", "m", nil), WorkflowNode("a", "m", "newest"), .version, "newest", "\"newest\""),
    (WorkflowNode("a", "m", "v"), WorkflowNode("a", "n", "v"), .model, "m", "n"),
    (WorkflowNode("a"), WorkflowNode("a", params: [:]), .parameters, "none", "{ \"params\": {} }"),
    (owned(nil, nil), owned("alice", nil), .owner, "this app", "alice/this app"),
    (owned("alice", "demo"), owned(nil, nil), .owner, "alice/demo", "this app"),
    (owned(nil, "demo"), owned("this user", "demo"), .owner, "this user/demo", "\"this user\"/demo"),
    (owned("a/b", "c"), owned("a", "b/c"), .owner, "\"a/b\"/c", "a/\"b/c\""),
  ])
  func valuesAreComparedAndNotTheirWords(
    old: WorkflowNode, new: WorkflowNode, field: FieldChange.Field, before: String, after: String
  ) throws {
    let changes = NodeChange.fields(from: old, to: new)
    #expect(changes.map(\.field) == [field])
    #expect(changes.map(\.old) == [before] && changes.map(\.new) == [after])
    #expect(NodeChange.fields(from: new, to: old).map(\.field) == [field])
    #expect(NodeChange.fields(from: old, to: old).isEmpty && NodeChange.fields(from: new, to: new).isEmpty)
  }

  private static func owned(_ user: String?, _ app: String?) -> WorkflowNode {
    WorkflowNode(id: "a", model: ModelReference(id: "m", userID: user, appID: app, versionID: "v1"))
  }
}

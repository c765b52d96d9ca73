import MeshCore
import TestSupport
import Testing

@Suite struct PatchWireTests {
  @Test func aPatchCrossesTheWireUnchanged() throws {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let items = ["one", "two"].map { id -> WorkflowPatch.Item in
        let nodes = random.workflow().nodes.map { node -> NodePatch in
          var patch = NodePatch(node)
          if random.chance(oneIn: 4) { patch.model = nil }
          if random.chance(oneIn: 4) { patch.inputs = nil }
          return patch
        }
        return WorkflowPatch.Item(id: id, nodes: nodes, attributes: random.attributes())
      }
      let patch = WorkflowPatch(action: random.pick(PatchAction.allCases), items: items)
      #expect(try Wire.crossed(patch) == patch, "seed \(seed)")
    }
  }

  @Test func onlyWhatIsSentIsWritten() throws {
    let patch = WorkflowPatch(
      action: .remove,
      items: [
        .init(id: "flow", nodes: [NodePatch(id: "a", inputs: [], suppressesOutput: false)]), .init(id: "empty"),
      ])
    #expect(
      try Wire.text(patch) == #"{"action":"remove","workflows":[{"id":"flow","nodes":[{"id":"a"}]},{"id":"empty"}]}"#)
  }

  @Test func fieldsOfTheServiceAndNullsAreNotRead() throws {
    let item: WorkflowPatch.Item = try Wire.decoded(
      #"{"id":"flow","nodes":null,"created_at":"junk","description":null,"notes":"n","star_count":3}"#)
    #expect(item == WorkflowPatch.Item(id: "flow", attributes: ["notes": "n"]))
  }

  @Test func anUnknownActionIsNotRead() {
    #expect(throws: (any Error).self) {
      try Wire.decoded(#"{"action":"replace","workflows":[]}"#, as: WorkflowPatch.self)
    }
  }
}

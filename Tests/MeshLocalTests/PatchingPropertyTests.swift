import MeshCore
import MeshLocal
import TestSupport
import Testing

/// The backend does to what it stores exactly what plans foretell.
@Suite struct PatchingPropertyTests {
  @Test(arguments: PatchAction.allCases, [1, 2, 3] as [UInt64])
  func theStoreFollowsThePatch(action: PatchAction, seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let gallery = try await Gallery.empty()
    var expected: [WorkflowID: Workflow] = [:]
    for id in ["a", "b", "c"] { expected[id] = random.workflow(id) }
    for workflow in expected.values { try await gallery.create(workflow) }
    var applied = 0
    for _ in 0..<60 {
      let patch = random.patch(action, on: expected)
      let results = try patch.result(on: expected)
      let isFit = results.values.allSatisfy { Validation($0).errors.isEmpty }
      do {
        let answered = try await gallery.client.send(.patchWorkflows(patch, in: gallery.app)).value.workflows
        #expect(isFit)
        #expect(answered.map(\.content) == patch.items.map(\.id).uniqued().compactMap { results[$0] })
        expected.merge(results) { _, new in new }
        applied += 1
      } catch {
        #expect(!isFit)
      }
      let stored = try await gallery.client.allWorkflows().map(\.content)
      #expect(Dictionary(uniqueKeysWithValues: stored.map { ($0.id, $0) }) == expected)
    }
    #expect(applied > 5)
  }
}

extension SeededGenerator {
  /// Nodes whose models fit each other in any order, so that only the graph decides.
  mutating func node(_ id: NodeID) -> WorkflowNode {
    WorkflowNode(
      id, chance(oneIn: 2) ? .tiles : .centerCrop, reads: names.filter { $0 < id && chance(oneIn: 3) },
      params: [:], suppressed: chance(oneIn: 4))
  }

  mutating func workflow(_ id: WorkflowID) -> Workflow {
    Workflow(id: id, nodes: names.map { node($0) }, attributes: chance(oneIn: 2) ? ["description": "first"] : [:])
  }

  mutating func patch(_ action: PatchAction, on stored: [WorkflowID: Workflow]) -> WorkflowPatch {
    let ids = stored.keys.sorted().filter { _ in chance(oneIn: 2) }
    let items = (ids.isEmpty ? ["a"] : ids).map { id -> WorkflowPatch.Item in
      let named = (names + ["extra"]).filter { _ in chance(oneIn: 3) }
      let nodes = named.map { name -> NodePatch in
        var patch = NodePatch(node(name))
        if action == .remove || chance(oneIn: 4) { patch.model = nil }
        if chance(oneIn: 4) { patch.inputs = nil }
        return patch
      }
      return WorkflowPatch.Item(
        id: id, nodes: nodes, attributes: chance(oneIn: 3) ? ["metadata": ["roll": .number(Double(below(9)))]] : [:])
    }
    return WorkflowPatch(action: action, items: items)
  }

  private var names: [NodeID] { ["a", "b", "c", "d", "e"] }
}

extension Array where Element: Hashable {
  fileprivate func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

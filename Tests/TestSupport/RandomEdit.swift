package import MeshCore

extension SeededGenerator {
  /// An edit of `workflow`; about one in six cannot be made.
  package mutating func edit(of workflow: Workflow) -> Edit {
    let ids = workflow.nodes.map(\.id)
    let known = ids.isEmpty || chance(oneIn: 8) ? pick(Self.nodeIDs) : pick(ids)
    switch below(chance(oneIn: 12) ? 7 : 5) {
    case 0:
      let id = pick(Self.nodeIDs)
      return .addNode(node(id, reading: ids), at: chance(oneIn: 2) ? nil : below(ids.count + 2))
    case 1: return .removeNode(known)
    case 2: return .moveNode(known, to: below(ids.count + 1))
    case 3, 4:
      guard var changed = workflow[node: known] else { return .updateNode(known, to: node(known, reading: ids)) }
      switch below(5) {
      case 0: changed.model = model()
      case 1: changed.inputs = Self.nodeIDs.filter { _ in chance(oneIn: 4) }
      case 2: changed.suppressesOutput.toggle()
      case 3: changed.override = override()
      case _: changed.id = pick(Self.nodeIDs)
      }
      return .updateNode(known, to: changed)
    // No patch action clears a field, so none goes.
    case 5: return .replaceAttributes(workflow.attributes.merging(attributes()) { _, new in new })
    case _: return .replaceNodes(self.workflow().nodes)
    }
  }

  /// A draft of `base` with `count` edits that could be made.
  package mutating func draft(of base: Workflow, edits count: Int) -> Draft {
    var draft = Draft(base: base)
    while draft.edits.count < count { try? draft.make(edit(of: draft.result)) }
    return draft
  }
}

/// What is run of pins: those of one workflow, on the workflow as it is and as it would be.
public struct PinQuestion: Hashable, Sendable {
  public let pins: [Pin]
  public let live: Workflow?
  public let nodes: [WorkflowNode]
}

extension Plan {
  /// The pins that its steps have to hold: each with what its workflow is, and what the last step leaves of it.
  public func questions(_ pins: [Pin]) -> [PinQuestion] {
    var order: [WorkflowID] = []
    var found: [WorkflowID: (before: Workflow?, after: Workflow?)] = [:]
    for effect in steps.flatMap(\.effects) {
      if found[effect.id] == nil { order.append(effect.id) }
      found[effect.id] = (found[effect.id]?.before ?? effect.before, effect.after)
    }
    return order.compactMap { id in
      let own = pins.filter { $0.workflow == id }
      guard !own.isEmpty, let (before, after) = found[id], let after else { return nil }
      return PinQuestion(pins: own, live: before, nodes: after.nodes)
    }
  }
}

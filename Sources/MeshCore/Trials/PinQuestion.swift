/// What is run of pins: those of one workflow, on the workflow as it is and as it would be.
public struct PinQuestion: Hashable, Sendable {
  public let pins: [Pin]
  public let live: Workflow?
  public let nodes: [WorkflowNode]

  /// The workflow as it is and as it would be, on the pinned images. Of the change only the nodes are run that have to
  /// find something; all of them where one of those is not there any more, as any of the others may find it then.
  public var trial: Trial {
    let finders = Set(pins.flatMap(\.bounds).map(\.node))
    let shown = Set(nodes.filter { !$0.suppressesOutput }.map(\.id))
    let asked = nodes.map { node in
      var node = node
      if finders.isSubset(of: shown), !finders.contains(node.id) { node.suppressesOutput = true }
      return node
    }
    return .twin(of: asked, live: live, on: pins.map(\.image))
  }
}

extension Plan {
  /// The pins that its steps have to hold: each with what its workflow is, and what the last step leaves of it.
  public func questions(_ pins: [Pin]) -> [PinQuestion] {
    leavings.compactMap { leaving in
      let own = pins.filter { $0.workflow == leaving.pinned }
      guard !own.isEmpty, let after = leaving.after else { return nil }
      return PinQuestion(pins: own, live: leaving.before, nodes: after.nodes)
    }
  }

  /// The workflows that it changes and that none of these checks are of, by the ids that they have now. What it deletes
  /// needs no pin.
  public func unpinned(_ checks: [PinCheck]) -> [WorkflowID] {
    let checked = Set(checks.map(\.pin.workflow))
    return leavings.filter { $0.after != nil && !checked.contains($0.pinned) }.map(\.pinned)
  }

  /// The workflows that it deletes although something is pinned of them.
  public func deletedThough(_ pins: [Pin]) -> [WorkflowID] {
    leavings.filter { leaving in leaving.after == nil && pins.contains { $0.workflow == leaving.pinned } }.map(\.pinned)
  }

  /// What all steps together leave of a workflow.
  private struct Leaving {
    /// The id that it has now, under which it is pinned, and the one that it has after.
    let pinned: WorkflowID
    var id: WorkflowID
    let before: Workflow?
    /// Nil where it goes.
    var after: Workflow?
  }

  private var leavings: [Leaving] {
    var found: [Leaving] = []
    func note(_ effect: Effect?, as id: WorkflowID, _ after: Workflow?) {
      guard let effect else { return }
      if let index = found.firstIndex(where: { $0.id == effect.id }) {
        (found[index].id, found[index].after) = (id, after)
      } else {
        found.append(Leaving(pinned: effect.id, id: id, before: effect.before, after: after))
      }
    }
    for step in steps {
      // What gets another id is not deleted: it goes on under the new one.
      if let (old, new) = step.change.renaming {
        note(step.effects.first { $0.id == old }, as: new, step.effects.first { $0.id == new }?.after)
      } else {
        for effect in step.effects { note(effect, as: effect.id, effect.after) }
      }
    }
    return found
  }
}

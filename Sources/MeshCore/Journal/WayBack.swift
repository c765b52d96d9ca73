/// What takes back what a step did to one workflow.
public enum WayBack: Hashable, Sendable, Identifiable {
  /// It was created, and goes again, with what was changed since in other places.
  case delete(WorkflowID, changed: [String])
  /// It is gone, and is created again from the copy that was kept; its old versions do not come back.
  case create(Draft)
  /// It is changed back. Names what was changed since in other places, which stays.
  case change(Draft, kept: [String])
  /// The same was changed since: the plan of the draft asks which of both stands.
  case contested(Draft, [NodeID])

  public var id: WorkflowID {
    switch self {
    case .delete(let id, _): id
    case .create(let draft), .change(let draft, _), .contested(let draft, _): draft.id
    }
  }

  /// The draft that is sent; a deletion has none.
  public var draft: Draft? {
    switch self {
    case .delete: nil
    case .create(let draft), .change(let draft, _), .contested(let draft, _): draft
    }
  }
}

extension SentStep {
  /// Whether it was carried out, so that there may be something to take back.
  public var isApplied: Bool {
    switch outcome {
    case .asPredicted, .differs: true
    case .sending, .written, .refused, .notKnown: false
    }
  }

  /// What takes back what the step did to a workflow of which the service now holds `stored`; nil where nothing of it
  /// is left.
  public func wayBack(of id: WorkflowID, on stored: Workflow?) -> WayBack? {
    guard let old = before.first(where: { $0.id == id }) else {
      return stored.map { .delete($0.id, changed: changes(of: $0)) }
    }
    guard let stored else {
      // The service gives a new version and date; everything a writer decides comes back.
      return .create(Draft(base: Workflow(id: id, nodes: old.nodes, attributes: old.attributes), isNew: true))
    }
    // What was deleted and is there again is somebody's new workflow: all of it differs from the copy.
    let draft = Draft(reaching: old, afterWriting: read.first { $0.id == id } ?? stored)
    guard draft.hasChanges else { return nil }
    switch draft.rebased(on: stored) {
    case .same: return .change(Draft(reaching: old, afterWriting: stored), kept: [])
    case .merged(let rebased, let theirs): return rebased.hasChanges ? .change(rebased, kept: theirs) : nil
    case .contested(let nodes): return .contested(draft, nodes)
    }
  }
}

extension SentStep {
  /// What others changed since of a workflow that the step created.
  private func changes(of stored: Workflow) -> [String] {
    guard let created = read.first(where: { $0.id == stored.id }) else { return [] }
    let diff = WorkflowDiff(from: created, to: stored)
    return diff.nodes.map(\.id) + diff.attributes + (diff.reordered ? ["order"] : [])
  }
}

extension Draft {
  /// The draft that brings back the nodes and attributes of `old`. An attribute that it had not goes: where the service
  /// may keep it all the same, the plan says so.
  fileprivate init(reaching old: Workflow, afterWriting stored: Workflow) {
    self.init(reaching: old, from: stored)
    // Replacing attributes always succeeds.
    if old.attributes != stored.attributes { try? make(.replaceAttributes(old.attributes)) }
  }
}

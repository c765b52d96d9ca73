extension StagedChange {
  /// The same change of a workflow that has another id by then.
  public func renaming(_ old: WorkflowID, to new: WorkflowID) -> StagedChange {
    func name(_ id: WorkflowID) -> WorkflowID { id == old ? new : id }
    switch self {
    case .create(let id): return .create(name(id))
    case .patch(let id, let choice, let nodes): return .patch(name(id), choice, only: nodes)
    case .rename(let id, let next): return .rename(name(id), to: next)
    case .delete(let ids): return .delete(ids.map(name))
    case .deleteAll: return .deleteAll
    }
  }
}

extension Draft {
  /// The same draft of a workflow that has another id by then; edits name nodes only, so all of them stay.
  public func renamed(to id: WorkflowID) -> Draft {
    var base = base
    base.id = id
    // They could be made on the same nodes before.
    return (try? Draft(base: base, isNew: isNew, edits: edits, undone: undone)) ?? self
  }
}

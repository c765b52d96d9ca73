import MeshCore

/// The part of a workflow's undo history that is about staging.
extension State {
  /// Takes the last act back where it came after the draft's last edit; nil where an edit is to be undone.
  mutating func undoStaging(of id: WorkflowID) -> [Effect]? {
    guard let rewinding = bench.undoStaging(of: id) else { return nil }
    return show(rewinding, "Undone")
  }

  /// Makes the act that was undone last again, where no edit is to be redone before it; nil where there is none.
  mutating func redoStaging(of id: WorkflowID) -> [Effect]? {
    guard let rewinding = bench.redoStaging(of: id) else { return nil }
    return show(rewinding, "Redone")
  }

  private mutating func show(_ rewinding: Workbench.Rewinding, _ verb: String) -> [Effect] {
    if rewinding.isDone {
      if let step = rewinding.act.step { cursors.staged = step }
      notice = Notice(.ok, verb, rewinding.act.description + ".")
    } else {
      notice = .plain("The step has changed since: there is nothing of it to take back.")
    }
    return journalled(rewinding.entries)
  }
}

import MeshCore
import Panels

/// The part of a workflow's undo history that is about staging.
extension State {
  /// Takes the last act back where it came after the draft's last edit; nil where an edit is to be undone.
  mutating func undoStaging(of id: WorkflowID) -> [Effect]? {
    guard let rewinding = bench.undoStaging(of: id) else { return nil }
    turns.undo(of: rewinding.act.workflows + [id])
    return show([rewinding], "Undone")
  }

  /// Makes the act that was undone last again, where no edit is to be redone before it; nil where there is none.
  mutating func redoStaging(of id: WorkflowID) -> [Effect]? {
    guard let rewinding = bench.redoStaging(of: id) else { return nil }
    turns.redo(of: rewinding.act.workflows + [id])
    return show([rewinding], "Redone")
  }

  /// `u` in Staged: takes back the key press that changed what is staged last; edits, which are not seen there, stay.
  mutating func undoTurn() throws(Notice) -> [Effect] {
    while let turn = turns.undo() {
      if let effects = rewind(turn.reversed(), "Undone", { $0.undoStaging(of: $1) }) {
        return effects
      }
      // What was sent, or discarded, has no history any more; what was edited since has.
      guard let edited = turn.first(where: { stagings[$0]?.acts.isEmpty == false }) else {
        continue
      }
      _ = turns.redo()
      throw editedSince(edited)
    }
    // What was done before the start is told apart by workflow only.
    for id in [selectedStep?.change.workflows.first, selectedWorkflow].compactMap(\.self) {
      if let effects = undoStaging(of: id) { return effects }
    }
    throw .plain("Nothing of what is staged is left to undo. \(keysOfEdits) undoes edits.")
  }

  mutating func redoTurn() throws(Notice) -> [Effect] {
    while let turn = turns.redo() {
      if let effects = rewind(turn, "Redone", { $0.redoStaging(of: $1) }) { return effects }
      guard let edited = turn.first(where: { stagings[$0]?.undone.isEmpty == false }) else {
        continue
      }
      _ = turns.undo()
      throw editedSince(edited)
    }
    for id in [selectedStep?.change.workflows.first, selectedWorkflow].compactMap(\.self) {
      if let effects = redoStaging(of: id) { return effects }
    }
    throw .plain("Nothing of what is staged is left to redo.")
  }

  private var keysOfEdits: String { "\(key(.jumpNodes, in: .staged)), \(key(.undo, in: .nodes))" }

  private func editedSince(_ id: WorkflowID) -> Notice {
    .plain(
      "\(id) was edited since: \(keysOfEdits) undoes that first. \(key(.unstage, in: .staged)) takes the step out."
    )
  }

  /// Goes through the acts of a key press; nil where none of them can be taken back, or made again.
  private mutating func rewind(
    _ turn: [WorkflowID], _ verb: String,
    _ act: (inout Workbench, WorkflowID) -> Workbench.Rewinding?
  ) -> [Effect]? {
    let rewindings = turn.compactMap { act(&bench, $0) }
    return rewindings.isEmpty ? nil : show(rewindings, verb)
  }

  private mutating func show(_ rewindings: [Workbench.Rewinding], _ verb: String) -> [Effect] {
    let done = rewindings.filter(\.isDone)
    if let act = done.first?.act {
      if let step = done.last?.act.step { cursors.staged = step }
      let more = done.count > 1 ? ", and \(done.count - 1) more" : ""
      notice = Notice(.ok, verb + ":", act.description + more + ".")
    } else {
      notice = .plain("The step has changed since: there is nothing of it to take back.")
    }
    // Each holds all that is staged: the last is enough.
    return journalled(rewindings.last?.entries ?? [])
  }
}

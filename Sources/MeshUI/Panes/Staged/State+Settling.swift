import MeshCore

extension State {
  /// Takes what became of a step into the bench: what is selected and marked goes on with its workflows.
  mutating func settle(_ id: StagedStep.ID, _ change: (inout Workbench) -> [JournalEntry]) -> [Effect] {
    keepingNodePlace { state in
      let entries = change(&state.bench)
      if let (old, new) = state.history.first(where: { $0.step.id == id })?.followed {
        state.followSelection(old, to: new)
      }
      return state.journalled(entries)
    }
  }
}

extension Workbench {
  /// Puts what files ask for behind what is staged, each step with what they describe.
  package mutating func stage(_ changes: FileChanges) -> [JournalEntry] {
    let begun = changes.drafts.values.sorted { $0.id < $1.id }.flatMap { beginDraft($0) }
    staged += changes.steps.map { step in
      let described = step.change.workflows.first.flatMap { changes.drafts[$0]?.result }
      return StagedStep(id: step.id, change: step.change, imported: described)
    }
    return begun + [.staged(staged)] + forgetStagings(of: changes.steps.flatMap(\.change.workflows))
  }

  /// The step that an import staged for the workflow it called `id`; the editor may have given that another one since.
  package func imported(_ id: WorkflowID) -> StagedStep? { staged.first { $0.imported?.id == id } }

  /// Whether the draft of an imported step says something else than what was imported.
  package func isEditedSince(_ imported: StagedStep) -> Bool {
    guard let draft = imported.change.workflows.first.flatMap({ drafts[$0]?.result }) else { return false }
    return draft.nodes != imported.imported?.nodes || draft.attributes != imported.imported?.attributes
  }

  /// Takes back what imports have staged for the workflows they called so: the steps, and their drafts.
  package mutating func discardImports(of ids: [WorkflowID]) -> [JournalEntry] {
    let names = ids.compactMap { imported($0)?.change.workflows.first }
    return names.flatMap { endDraft($0) }
      + unstage { step in step.imported.map { ids.contains($0.id) } ?? false } + forgetStagings(of: names)
  }
}

extension Workbench {
  /// The staged step that deletes the workflow, if any.
  package func stagedDeletion(of id: WorkflowID) -> StagedStep? {
    staged.first { $0.change.isDeletion && ($0.change == .deleteAll || $0.change.workflows.contains(id)) }
  }

  /// The staged step that sends the draft of the workflow, if any.
  package func stagedDraft(of id: WorkflowID) -> StagedStep? {
    staged.first { $0.change.sendsDraft && $0.change.workflows.contains(id) }
  }

  /// The staged step that gives the workflow another id, if any.
  package func stagedRename(of id: WorkflowID) -> StagedStep? {
    staged.first { $0.change.renaming?.old == id }
  }
}

import MeshCore
import Panels

extension State {
  mutating func openRename() throws(Notice) -> [Effect] {
    let id = try neededWorkflow()
    guard bench.stagedDeletion(of: id) == nil else {
      throw .plain("The deletion of \(id) is staged. \(key(.unstage, in: .staged)) in Staged takes it out.")
    }
    let text = kept.renames?[id] ?? bench.stagedRename(of: id)?.change.workflows.last ?? id
    let limit = max(TextField.Content.workflowID.limit, id.utf8.count)
    var form = RenameForm(workflow: id, id: TextField(text, limit: limit))
    // What was typed for it before is not what is typed now.
    if kept.renames?[id] != nil { form.id.selectAll() }
    dialogs.append(.rename(form))
    return []
  }

  /// Why the workflow cannot have the id that is typed, or nil.
  func obstacle(to form: RenameForm) -> String? {
    let new = form.id.text.trimmed(unlessIs: form.workflow)
    if new == form.workflow { return "It has this id already." }
    if bench.stagedRename(of: form.workflow)?.change.renaming?.new == new { return nil }
    return obstacle(toNewWorkflow: new)
  }

  /// What is drafted, staged and marked of a workflow goes on under its new id.
  mutating func follow(_ old: WorkflowID, to new: WorkflowID) -> [Effect] {
    let entries = bench.follow(old, to: new)
    followSelection(old, to: new)
    return journalled(entries)
  }

  /// What is selected and marked of a workflow that has its new id by now is so under that.
  mutating func followSelection(_ old: WorkflowID, to new: WorkflowID) {
    if marked.remove(old) != nil { marked.insert(new) }
    if cursors.workflow == old {
      cursors.workflow = new
      unhide(new)
    }
  }
}

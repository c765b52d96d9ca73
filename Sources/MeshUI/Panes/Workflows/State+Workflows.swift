import MeshCore
import Panels

extension State {
  /// Why a new workflow cannot have this id, or nil.
  func obstacle(toNewWorkflow id: WorkflowID) -> String? {
    if let issue = Validation(Workflow(id: id, nodes: [WorkflowNode(id: "n", model: ModelReference(id: "m"))])).errors
      .first
    {
      return issue.message
    }
    if library.contains(id) { return "\(id) exists on the service already. Choose another id." }
    if drafts[id] != nil { return "\(id) is a draft already. Choose another id." }
    if let old = staged.first(where: { $0.change.renaming?.new == id })?.change.renaming?.old {
      return "\(id) is the new id that is staged for \(old). Choose another id."
    }
    return nil
  }

  /// Stages the deletion of the marked workflows, or of the selected one. All of an app are deleted by one request.
  mutating func stageDeletion() throws(Notice) -> [Effect] {
    let ids = marked.isEmpty ? selectedWorkflow.map { [$0] } ?? [] : marked.sorted()
    guard !ids.isEmpty else { throw .plain("There is no workflow to delete.") }
    if let new = ids.first(where: { !library.contains($0) }) {
      if ids.count == 1 { return try askToDiscard() }
      throw .error("\(new) is only a draft. Unmark it, or discard it with \(key(.discard, in: .workflows)).")
    }
    let others = ids.filter { bench.stagedDeletion(of: $0) == nil }
    guard !others.isEmpty else {
      let what = ids.count > 1 ? "all \(ids.count)" : ids[0]
      throw .plain(
        "Deleting \(what) is staged already. \(key(.jumpStaged, in: .workflows)) shows it, \(key(.unstage, in: .staged)) there takes it out."
      )
    }
    let isAll = library.phase == .read && others.count > 1 && Set(others) == Set(library.order)
    marked = []
    let effects = stage(isAll ? .deleteAll : .delete(others))
    let what =
      isAll
      ? "all \(counted(others.count, "workflow"))"
      : others.count > 2 ? counted(others.count, "workflow") : others.joined(separator: ", ")
    let before = ids.count - others.count
    let also = before > 0 ? "; \(before) \(before > 1 ? "were" : "was") staged before" : ""
    notice = Notice(
      .warn, "-",
      "Staged: delete \(what)\(also). Nothing sent. \(key(.planAll, in: .workflows)) plans, \(key(.jumpStaged, in: .workflows)) shows it."
    )
    return effects
  }

  mutating func sortWorkflows() -> [Effect] {
    library.sort = library.sort.next
    let words =
      switch library.sort {
      case .id: "by id"
      case .newest: "newest first"
      case .nodes: "most nodes first"
      }
    notice = .plain("Workflows are sorted \(words).")
    return []
  }
}

import MeshCore
import Panels

extension State {
  /// `s` with workflows marked: each of their drafts is a step.
  mutating func stageMarked() -> [Effect] {
    let (effects, words) = stageDrafts(of: workflowIDs.filter(marked.contains))
    notice = words
    return effects
  }

  /// `c` with workflows marked: the plan of all that is staged of them, their drafts too.
  mutating func planMarked() -> [Effect] {
    let ids = marked
    let (effects, words) = stageDrafts(of: workflowIDs.filter(ids.contains))
    let steps = staged.filter { !ids.isDisjoint(with: $0.change.workflows) }
    guard words.kind != .error, !steps.isEmpty else {
      notice = words
      return effects
    }
    return effects + openPlan(steps)
  }

  /// Stages the drafts of these workflows that can be, and says of the others why not. What is staged is no longer marked.
  mutating func stageDrafts(of ids: [WorkflowID]) -> (effects: [Effect], words: Notice) {
    var effects: [Effect] = []
    var faults: [String] = []
    var count = 0
    var unchanged: [WorkflowID] = []
    for id in ids {
      guard drafts[id]?.hasChanges == true else {
        unchanged.append(id)
        continue
      }
      if let fault = fault(of: id) {
        faults.append("\(id): \(fault)")
        continue
      }
      effects += stageDraft(of: id) ?? []
      marked.remove(id)
      count += 1
    }
    // Where nothing was staged, what was marked stays so.
    if count > 0 || !faults.isEmpty { marked.subtract(unchanged) }
    guard faults.isEmpty else {
      let done = count > 0 ? "\(counted(count, "step")) staged. " : ""
      return (effects, .error("\(done)Not staged: \(faults.joined(separator: " "))"))
    }
    let words: Notice =
      count == 0
      ? .plain("None of these workflows has changes to stage.")
      : .ok(
        "\(counted(count, "step")) staged, \(key(.planAll, in: .workflows)) plans them. Nothing sent; \(key(.jumpStaged, in: .workflows)) shows them."
      )
    return (effects, words)
  }

  /// `s` with nodes marked: a step that sends only what changes these.
  mutating func stageMarkedNodes(of id: WorkflowID) throws(Notice) -> [Effect] {
    guard let draft = drafts[id], draft.hasChanges else { throw .plain("\(id) has no changes to stage.") }
    guard !draft.isNew else {
      throw .plain(
        "\(id) is new, and is created whole. \(key(.back, in: .nodes)) unmarks; then \(key(.stage, in: .nodes)) stages it."
      )
    }
    let changed = WorkflowDiff(from: draft.base, to: draft.result).nodes.map(\.id)
    let nodes = Set(changed).intersection(markedNodes)
    guard !nodes.isEmpty else {
      throw .plain("None of the marked nodes is changed. Marks are for changes: + ~ and -.")
    }
    if let fault = draft.gaps(of: nodes).first?.message ?? self.fault(of: draft.part(nodes)) {
      throw .error("Not staged. \(fault)")
    }
    unmarkNodes()
    return stage(only: nodes, of: id)
  }

  /// Stages these changes of a draft, in place of what was staged of it before; all of them where none are named.
  mutating func stage(only nodes: Set<NodeID>?, of id: WorkflowID) -> [Effect] {
    guard let step = bench.stagedDraft(of: id), let index = staged.firstIndex(of: step) else {
      return stage(.patch(id, .automatic, only: nodes))
    }
    guard case .patch(_, let choice, let before) = step.change, before != nodes else { return [] }
    return changeStep(step.id) { $0[index].change = .patch(id, choice, only: nodes) }
  }

  /// Where only a part of a draft is staged, these nodes are of it from now on.
  mutating func widen(_ id: WorkflowID, by nodes: [NodeID]) -> [Effect] {
    guard let part = bench.stagedDraft(of: id)?.change.part else { return [] }
    return stage(only: part.union(nodes), of: id)
  }

  /// A node that has another id keeps its mark, and its place in a part that is staged.
  mutating func followNode(_ edit: Edit, in id: WorkflowID) -> [Effect] {
    guard case .updateNode(let old, let node) = edit, node.id != old else { return [] }
    if id == selectedWorkflow, markedNodes.remove(old) != nil { markedNodes.insert(node.id) }
    guard let part = bench.stagedDraft(of: id)?.change.part, part.contains(old) else { return [] }
    return widen(id, by: [node.id])
  }

  /// What is wrong with a draft, or with the part of it that is staged, so that the service would refuse it.
  func fault(of id: WorkflowID) -> String? {
    guard let nodes = bench.stagedDraft(of: id)?.change.part, let draft = drafts[id] else {
      return drafts[id].flatMap(fault)
    }
    return draft.gaps(of: nodes).first?.message ?? fault(of: draft.part(nodes))
  }

  func fault(of draft: Draft) -> String? {
    draft.hasChanges ? validation(draft.result).errors.first.map { "\($0.message) Fix it first." } : nil
  }

  /// `d` with nodes marked: one edit, so that one undo brings all of them back.
  mutating func removeMarkedNodes(of id: WorkflowID) throws(Notice) -> [Effect] {
    let gone = Set(markedRows.filter { $0.mark != .removed }.map(\.id))
    guard let nodes = workflow(id)?.nodes, !gone.isEmpty else {
      throw .plain("The marked nodes are removed already. \(key(.undo, in: .nodes)) brings them back.")
    }
    let rest = nodes.filter { !gone.contains($0.id) }
    let edit: Edit = if gone.count == 1, let only = gone.first { .removeNode(only) } else { .replaceNodes(rest) }
    let effects = keepingNodePlace { $0.make(edit, in: id) }
    if !effects.isEmpty {
      unmarkNodes()
      notice.word = Mark.removed.glyph
    }
    return effects
  }

  mutating func discardDrafts(_ ids: [WorkflowID]) -> [Effect] {
    let effects = ids.flatMap { discardDraft($0) }
    marked.subtract(ids)
    notice = .ok("\(counted(ids.count, "draft")) discarded: \(ids.joined(separator: ", ")).")
    return effects
  }
}

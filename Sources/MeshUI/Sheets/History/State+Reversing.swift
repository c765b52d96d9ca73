import MeshCore
import Panels

extension State {
  /// `u` in the report and in the history: stages what takes an applied step back.
  mutating func stageReverse(of sent: SentStep?) throws(Notice) -> [Effect] {
    guard let sent, sent.isApplied else { throw Self.noWayBack }
    if let obstacle = obstacle(toReversing: sent) { throw .plain(obstacle) }
    if let (old, new) = sent.renaming {
      focus = .staged
      notice = wayBackIsStaged
      return stage(.rename(new, to: old)) + select(new)
    }
    let ways = waysBack(of: sent).filter { !isStaged($0) }
    let effects = ways.flatMap { stage($0) }
    guard let first = ways.first?.id else { return effects }
    focus = .staged
    unhide(first)
    notice = ways.lazy.compactMap(warning).first ?? wayBackIsStaged
    return effects + select(first)
  }

  static let noWayBack = Notice.plain("Only an applied step has a way back.")

  /// What takes an applied step back where the service holds what was read last: one way for each workflow of which
  /// something is left.
  func waysBack(of sent: SentStep) -> [WayBack] {
    sent.workflows.compactMap { sent.wayBack(of: $0, on: library[$0]) }
  }

  private var wayBackIsStaged: Notice {
    .ok(
      "The way back is staged. \(key(.back, in: .history)) leaves this, \(key(.planAll, in: .staged)) plans; nothing is sent before."
    )
  }

  /// What of a way back that is staged now has to be known before it is planned.
  private func warning(of way: WayBack) -> Notice? {
    switch way {
    case .contested:
      .warn("The way back is staged, but the same was changed since: its plan asks which stands. Nothing is sent.")
    case .delete(let id, let changed) where !changed.isEmpty:
      .warn(
        "The deletion of \(id) is staged, with what was changed in it since it was created: "
          + "\(changed.joined(separator: ", ")). \(key(.undo, in: .staged)) takes it out; nothing is sent.")
    case .delete, .create, .change: nil
    }
  }

  /// The way back of a new id is the old one.
  private func obstacle(toRenaming id: WorkflowID, backTo old: WorkflowID) -> String? {
    bench.stagedRename(of: id) == nil
      ? obstacle(to: RenameForm(workflow: id, id: TextField(old))) : "The way back of \(id) is staged already."
  }

  /// Why the way back cannot be staged, or nil.
  func obstacle(toReversing sent: SentStep) -> String? {
    if let (old, new) = sent.renaming { return obstacle(toRenaming: new, backTo: old) }
    if let id = sent.workflows.first(where: { library[$0] == nil && (library.contains($0) || library.phase != .read) })
    {
      return "\(id) is not read yet. \(key(.refresh, in: .history)) reads the workflows."
    }
    for id in sent.workflows where !library.contains(id) {
      if let new = newName(of: id, since: sent) { return "\(id) is \(new) now: take its new id back first." }
    }
    let ways = waysBack(of: sent)
    guard let first = ways.first?.id else {
      return "There is nothing to take back: the service has nothing of it any more."
    }
    let rest = ways.filter { !isStaged($0) }
    guard !rest.isEmpty else { return "The way back of \(first) is staged already." }
    for way in rest {
      if bench.stagedDeletion(of: way.id) != nil {
        return "The deletion of \(way.id) is staged. \(key(.unstage, in: .staged)) in Staged takes it out."
      }
      if let draft = drafts[way.id], draft.hasChanges, !draft.reachesSame(as: way.draft) {
        return "\(way.id) has a draft of its own, which would be in the way. Apply or discard it first."
      }
    }
    return nil
  }

  /// The id that a step which was applied after this one gave to the workflow.
  private func newName(of id: WorkflowID, since sent: SentStep) -> WorkflowID? {
    let index = history.firstIndex { $0.step.id == sent.step.id && $0.sentAt == sent.sentAt } ?? 0
    return history[..<index].last { $0.isApplied && $0.renaming?.old == id }?.renaming?.new
  }

  private func isStaged(_ way: WayBack) -> Bool {
    guard let draft = way.draft else { return bench.stagedDeletion(of: way.id) != nil }
    return bench.stagedDraft(of: way.id) != nil && drafts[way.id]?.reachesSame(as: draft) == true
  }

  private mutating func stage(_ way: WayBack) -> [Effect] {
    switch way {
    case .delete(let id, _): return stage(.delete([id]))
    case .create(let draft): return endDraft(draft.id, keeping: draft) + stage(.create(draft.id))
    case .change(let draft, _), .contested(let draft, _):
      return endDraft(draft.id, keeping: draft) + stage(.patch(draft.id, .automatic))
    }
  }
}

extension Draft {
  fileprivate func reachesSame(as other: Draft?) -> Bool {
    guard let other, isNew == other.isNew else { return false }
    return WorkflowDiff(from: result, to: other.result).isEmpty
  }
}

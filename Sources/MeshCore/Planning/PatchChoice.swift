/// Which requests send a draft.
public enum PatchChoice: Hashable, Sendable, Codable {
  /// Those that are proposed, also when the draft is edited later.
  case automatic
  case chosen(PatchAction)
  /// A merge, then a remove, as two requests.
  case mergeThenRemove
  /// What a file or a snippet sends, as it stands there; once the draft is edited, its action sends the draft.
  case asWritten(WorkflowPatch)

  /// The patches that send the changes of a draft, in order; an action that has nothing to send is left out.
  public func patches(from base: Workflow, to draft: Workflow) -> [WorkflowPatch] {
    switch self {
    case .automatic: return Proposal(from: base, to: draft).patches
    case .chosen(let action): return [WorkflowPatch(action, from: base, to: draft)].compactMap(\.self)
    case .mergeThenRemove:
      let merge = WorkflowPatch(.merge, from: base, to: draft)
      return [merge, WorkflowPatch(.remove, from: base, to: draft)].compactMap(\.self)
    case .asWritten(var patch):
      for index in patch.items.indices { patch.items[index].id = base.id }
      let written = patch.result(ofRequestsOn: base)
      guard let written, WorkflowDiff(from: written, to: draft).isEmpty else {
        return PatchChoice.chosen(patch.action).patches(from: base, to: draft)
      }
      return patch.requests
    }
  }

  /// The actions that are sent, in order.
  public func actions(from base: Workflow, to draft: Workflow) -> [PatchAction] {
    switch self {
    case .automatic:
      let patches = Proposal(from: base, to: draft).patches
      return patches.isEmpty ? [.overwrite] : patches.map(\.action)
    case .chosen(let action): return [action]
    case .mergeThenRemove: return [.merge, .remove]
    case .asWritten(let patch): return [patch.action]
    }
  }

  public var title: String {
    switch self {
    case .automatic: "the proposed action"
    case .chosen(let action): action.rawValue
    case .mergeThenRemove: "merge, then remove, as two requests"
    case .asWritten(let patch): "\(patch.action.rawValue), as it was written"
    }
  }
}

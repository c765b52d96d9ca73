/// One change that waits to be sent.
public enum StagedChange: Hashable, Sendable, Codable {
  /// Creates the workflow that a new draft describes.
  case create(WorkflowID)
  /// Sends the changes of a draft; follows the draft when it is edited later. Where nodes are named only their changes
  /// are sent, and the others stay in the draft.
  case patch(WorkflowID, PatchChoice, only: Set<NodeID>? = nil)
  /// Gives a stored workflow another id; its nodes and versions stay.
  case rename(WorkflowID, to: WorkflowID)
  case delete([WorkflowID])
  case deleteAll

  /// The workflows it is about; none are named by `deleteAll`.
  public var workflows: [WorkflowID] {
    switch self {
    case .create(let id), .patch(let id, _, _): [id]
    case .rename(let id, let new): [id, new]
    case .delete(let ids): ids
    case .deleteAll: []
    }
  }

  /// What becomes of the workflows it is about.
  public enum Fate: Hashable, Sendable { case added, changed, removed }

  public var fate: Fate {
    switch self {
    case .create: .added
    case .patch, .rename: .changed
    case .delete, .deleteAll: .removed
    }
  }

  public var isDeletion: Bool { fate == .removed }

  /// Whether what it sends is a draft.
  public var sendsDraft: Bool {
    switch self {
    case .create, .patch: true
    case .rename, .delete, .deleteAll: false
    }
  }

  /// Which requests a patch is sent by; nil for a change of another kind.
  public var choice: PatchChoice? { if case .patch(_, let choice, _) = self { choice } else { nil } }

  /// The nodes whose changes alone are sent; nil where all are, and for a change of another kind.
  public var part: Set<NodeID>? { if case .patch(_, _, let nodes) = self { nodes } else { nil } }

  /// The id that a workflow has and the one that it gets; nil for a change of another kind.
  public var renaming: (old: WorkflowID, new: WorkflowID)? {
    if case .rename(let old, let new) = self { (old, new) } else { nil }
  }

  /// The draft that it sends, or the part of one; nil where there is none.
  public func sentDraft(of drafts: [WorkflowID: Draft]) -> Draft? {
    guard sendsDraft, let id = workflows.first else { return nil }
    return drafts[id]?.part(part)
  }
}

/// A change in its place among those that wait.
public struct StagedStep: Hashable, Sendable, Codable, Identifiable {
  public let id: Int
  public var change: StagedChange
  /// Stays staged, but plans leave it out.
  public var isHeld: Bool
  /// What the import that staged it described: as long as the draft says just this, both can go without a loss. Nil
  /// where an editor staged it.
  public let imported: Workflow?

  /// What somebody has said may go (``Loss``), of what the action that is chosen would lose under some reading.
  public var accepted: Set<Loss>?

  /// Whether a command sends it by itself: it was never staged, and no draft is its own. Numbered down from -1.
  public var isOfCommand: Bool { id < 0 }

  public init(
    id: Int, change: StagedChange, isHeld: Bool = false, imported: Workflow? = nil, accepted: Set<Loss>? = nil
  ) {
    self.id = id
    self.change = change
    self.isHeld = isHeld
    self.imported = imported
    self.accepted = accepted
  }
}

/// A workflow while it is edited: what was read from the service, and the edits made since.
public struct Draft: Hashable, Sendable, Identifiable {
  /// The workflow as it was read, or an empty one for a workflow that is still to be created.
  public let base: Workflow
  /// The workflow does not exist on the service yet.
  public let isNew: Bool
  public private(set) var edits: [Edit] = []
  public private(set) var undone: [Edit] = []
  /// The workflow with all edits made.
  public private(set) var result: Workflow
  private var inverses: [Edit] = []

  public var id: WorkflowID { base.id }

  public init(base: Workflow, isNew: Bool = false) {
    self.base = base
    self.isNew = isNew
    result = base
  }

  /// The draft as it was journalled: the edits are made again on `base`. Fails with the first that cannot be made.
  public init(base: Workflow, isNew: Bool, edits: [Edit], undone: [Edit]) throws(EditError) {
    self.init(base: base, isNew: isNew)
    for edit in edits { try make(edit) }
    self.undone = undone
  }

  public var hasChanges: Bool { isNew || !WorkflowDiff(from: base, to: result).isEmpty }

  /// Makes an edit; what was undone can no longer be redone.
  public mutating func make(_ edit: Edit) throws(EditError) {
    let inverse = try edit.inverse(in: result)
    try edit.apply(to: &result)
    edits.append(edit)
    inverses.append(inverse)
    undone = []
  }

  /// Takes back the last edit and returns it, or nil where there is none.
  public mutating func undo() throws(EditError) -> Edit? {
    guard let edit = edits.last, let inverse = inverses.last else { return nil }
    try inverse.apply(to: &result)
    edits.removeLast()
    inverses.removeLast()
    undone.append(edit)
    return edit
  }

  /// Makes the edit that was undone last again and returns it, or nil where there is none.
  public mutating func redo() throws(EditError) -> Edit? {
    guard let edit = undone.last else { return nil }
    let rest = undone.dropLast()
    try make(edit)
    undone = Array(rest)
    return edit
  }
}

/// What was staged, unstaged or chosen for one workflow, so that undo goes back through it as through the edits.
public struct StagingHistory: Hashable, Sendable, Codable {
  /// Oldest first.
  public private(set) var acts: [StagingAct] = []
  /// The one that was undone last is the last.
  public private(set) var undone: [StagingAct] = []

  public init() {}

  /// The steps that may come back: no other step may have their numbers.
  public var steps: [StagedStep.ID] { (acts + undone).compactMap(\.step) }

  /// Notes an act; what was undone can no longer be redone.
  public mutating func note(_ act: StagingAct) {
    acts.append(act)
    undone = []
  }

  /// The draft was edited: what was undone can no longer be redone.
  public mutating func noteEdit() { undone = [] }

  /// The act that undo takes back, where it came after all of the draft's `edits`.
  public func undoable(after edits: Int) -> StagingAct? {
    acts.last.flatMap { $0.edits >= edits ? $0 : nil }
  }

  /// The act that redo makes again, where it comes before the next edit of a draft that has made `edits`.
  public func redoable(after edits: Int) -> StagingAct? {
    undone.last.flatMap { $0.edits <= edits ? $0 : nil }
  }

  /// Whether the act is the one that undo, or redo, comes to next.
  public func isNext(_ act: StagingAct) -> Bool {
    acts.last?.isSame(as: act) == true || undone.last?.isSame(as: act) == true
  }

  /// Drops an act that can no longer be taken back or made again.
  public mutating func forget(_ act: StagingAct) {
    acts.removeAll { $0.isSame(as: act) }
    undone.removeAll { $0.isSame(as: act) }
  }

  public mutating func undo() {
    if let act = acts.popLast() { undone.append(act) }
  }

  public mutating func redo() {
    if let act = undone.popLast() { acts.append(act) }
  }
}

/// One change of what is staged for a workflow.
public struct StagingAct: Hashable, Sendable, Codable {
  /// A step and its place among those that wait.
  public struct Slot: Hashable, Sendable, Codable {
    public let step: StagedStep
    public let place: Int

    public init(step: StagedStep, place: Int) {
      self.step = step
      self.place = place
    }
  }

  /// How many edits the draft had made.
  public let edits: Int
  /// Nil where the step was not staged.
  public let before: Slot?
  public let after: Slot?

  public init(edits: Int, before: Slot?, after: Slot?) {
    self.edits = edits
    self.before = before
    self.after = after
  }

  /// The step that it is about.
  public var step: StagedStep.ID? { (after ?? before)?.step.id }

  /// The workflows that the step names.
  public var workflows: [WorkflowID] { (after ?? before)?.step.change.workflows ?? [] }

  /// The same change of the same step, as it stands in the history of another workflow.
  func isSame(as other: StagingAct) -> Bool { before == other.before && after == other.after }

  /// The act that takes this one back.
  public var reversed: StagingAct { StagingAct(edits: edits, before: after, after: before) }

  /// Makes the act in `staged`; false where the step is no longer as it was before it, and nothing is changed.
  public func apply(to staged: inout [StagedStep]) -> Bool {
    let id = (before ?? after)?.step.id
    let place = staged.firstIndex { $0.id == id }
    guard place.map({ staged[$0] }) == before?.step else { return false }
    if let place { staged.remove(at: place) }
    if let after { staged.insert(after.step, at: min(after.place, staged.count)) }
    return true
  }

  /// What the act does, in the words of the notice row.
  public var description: String {
    switch (before, after) {
    case (nil, nil): return "nothing staged"
    case (nil, let after?): return "\(after.step.change.words.line) staged as step \(after.place + 1)"
    case (let before?, nil): return "step \(before.place + 1), \(before.step.change.words.line), taken out"
    case (let before?, let after?):
      if before.step.change != after.step.change {
        return "step \(after.place + 1): \(before.step.change.words.line) → \(after.step.change.words.line)"
      }
      if before.step.accepted != after.step.accepted {
        return "step \(after.place + 1): what it may lose was \(after.step.accepted == nil ? "asked anew" : "accepted")"
      }
      if before.step.isHeld != after.step.isHeld {
        return "step \(after.place + 1) \(after.step.isHeld ? "held" : "planned again")"
      }
      return "step \(before.place + 1) sent as step \(after.place + 1)"
    }
  }
}

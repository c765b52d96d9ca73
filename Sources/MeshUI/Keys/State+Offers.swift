import MeshCore

extension State {
  /// Whether a command can do something as things stand: the row of keys names no other. Pressed all the same, it says why
  /// not.
  func offers(_ command: Command) -> Bool {
    if session.holder != nil, command.edits { return false }
    if let sheet = topSheet { return sheet.offers(command, self) }
    switch focus {
    case .staged where Self.ofActions.contains(command): return hasActionToChoose
    case .staged: return !staged.isEmpty || !Self.ofSteps.contains(command)
    case .nodes: return !nodeRows.isEmpty || !Self.ofNodes.contains(command)
    case .prediction: return currentRun != nil || !Self.ofRuns.contains(command)
    case .workflows: return selectedWorkflow != nil || !Self.ofWorkflows.contains(command)
    case .detail: return true
    }
  }

  private static let ofSteps: Set<Command> = [
    .plan, .planAll, .unstage, .hold, .orderUp, .orderDown, .markAll,
    .markRange,
  ]
  private static let ofActions: Set<Command> = [.overwrite, .merge, .remove, .mergeThenRemove]
  private static let ofNodes: Set<Command> = [
    .editNode, .chooseVersion, .chooseInputs, .removeNode, .moveNodeDown, .moveNodeUp, .toggleGraph, .walkLeft,
    .walkRight, .up, .down, .predict, .twin, .stage, .plan,
  ]
  private static let ofRuns: Set<Command> = [
    .thresholdDown, .thresholdUp, .compare, .bisect, .pin, .nextNode, .previousNode, .fold, .rawPrediction, .search,
  ]
  private static let ofWorkflows: Set<Command> = [
    .enter, .predict, .addNode, .deleteWorkflow, .mark, .markAll, .workflowVersions, .compare, .stage, .plan, .filter,
    .toggleGraph,
  ]
}

extension Plan {
  /// What is sent to give a workflow another id, and what is there then: nothing under the old one, the same nodes under
  /// the new one.
  static func renaming(
    _ step: StagedStep, _ stored: Workflow?, of id: WorkflowID, to new: WorkflowID, exists: Workflow?, app: AppScope
  ) -> Step {
    let renamed = stored?.renamed(to: new)
    var obstacles: [Obstacle] = []
    if stored == nil { obstacles.append(.gone(id)) }
    if exists != nil { obstacles.append(.exists(new)) }
    if !Validation.isValidID(new) { obstacles.append(.invalid([.badWorkflowID(new)])) }
    return Step(
      id: step.id, change: step.change,
      effects: [Effect(id: id, before: stored, after: nil), Effect(id: new, before: exists, after: renamed)],
      requests: [Endpoint.renameWorkflow(id, to: new, in: app).request], warnings: [], obstacles: obstacles)
  }

  /// The ids that steps of a plan give to workflows, for the steps after them: those name what was there before.
  struct NewNames {
    private(set) var drafts: [WorkflowID: Draft]
    private var renamings: [(old: WorkflowID, new: WorkflowID)] = []

    init(_ drafts: [WorkflowID: Draft]) { self.drafts = drafts }

    mutating func add(_ old: WorkflowID, _ new: WorkflowID) {
      renamings.append((old, new))
      guard let draft = drafts.removeValue(forKey: old), drafts[new] == nil else { return }
      drafts[new] = draft.renamed(to: new)
    }

    func current(_ step: StagedStep) -> StagedStep {
      var step = step
      for (old, new) in renamings { step.change = step.change.renaming(old, to: new) }
      return step
    }

    /// The step with the workflow that stands in its way under the id that its draft still has.
    func original(_ step: Step) -> Step {
      guard !renamings.isEmpty else { return step }
      let obstacles = step.obstacles.map { obstacle -> Obstacle in
        guard case .contested(let nodes, var stored) = obstacle else { return obstacle }
        for (old, new) in renamings.reversed() where stored.id == new { stored.id = old }
        return .contested(nodes, stored: stored)
      }
      return Step(
        id: step.id, change: step.change, effects: step.effects, requests: step.requests, warnings: step.warnings,
        obstacles: obstacles, misses: step.misses)
    }
  }
}

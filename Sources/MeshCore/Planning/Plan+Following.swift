/// What the steps of a plan that were sent so far have left, by workflow; nil where one is gone.
public struct PlanProgress: Hashable, Sendable {
  private var left: [WorkflowID: Workflow?] = [:]

  public init() {}

  /// Takes in what was read after a step, where it was read.
  public mutating func note(_ report: StepReport, of step: Plan.Step) {
    for effect in step.effects {
      if let read = report.read { left.updateValue(read[effect.id], forKey: effect.id) } else { left[effect.id] = nil }
    }
  }

  /// The step on what the steps before it have left, where that is not what was predicted of them: the service fills in
  /// newest versions, dates and attributes.
  public func following(_ step: Plan.Step) -> Plan.Step {
    guard step.effects.contains(where: { left.keys.contains($0.id) }) else { return step }
    return Plan.Step(
      id: step.id, change: step.change, effects: step.effects.map { following($0, step) }, requests: step.requests,
      warnings: step.warnings, obstacles: step.obstacles, misses: step.misses)
  }

  private func following(_ effect: Plan.Effect, _ step: Plan.Step) -> Plan.Effect {
    if case .rename(let old, let new) = step.change, effect.id == new, case let stored?? = left[old] {
      return Plan.Effect(id: new, before: left[new] ?? effect.before, after: stored.renamed(to: new))
    }
    guard let before = left[effect.id] else { return effect }
    var after = effect.after
    if let stored = before, let predicted = effect.before, let planned = after {
      after = ThreeWayMerge(base: predicted, mine: planned, theirs: stored).result() ?? planned
    }
    return Plan.Effect(id: effect.id, before: before, after: after)
  }
}

extension Workflow {
  /// The same workflow under another id.
  func renamed(to id: WorkflowID) -> Workflow {
    var renamed = self
    renamed.id = id
    renamed.version?.workflowID = id
    return renamed
  }
}

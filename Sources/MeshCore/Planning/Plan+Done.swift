public import FoundationEssentials

extension Plan.Step {
  /// Nothing of it is left to send: the service has all that it asks for already.
  public var isDone: Bool {
    guard isReady, requests.isEmpty, !effects.isEmpty else { return false }
    return effects.allSatisfy { effect in
      if let before = effect.before, let after = effect.after { before.fulfils(after) } else { false }
    }
  }
}

extension Plan {
  /// The plan without the steps of which nothing is left to send.
  public var pending: Plan { Plan(steps: steps.filter { !$0.isDone }, readAt: readAt) }

  /// A step that asks for what the service holds: it settles, and never stands in the way of others. `target` is what it
  /// asks for, as far as it says.
  static func done(_ step: StagedStep, _ stored: Workflow, reaching target: Workflow) -> Step {
    Step(
      id: step.id, change: step.change, effects: [Effect(id: stored.id, before: stored, after: target)], requests: [],
      warnings: [], obstacles: [])
  }
}

extension Workflow {
  /// Whether it is what was `wanted`. What that left to the service may be anything: a newest version, an attribute, and
  /// the order of the nodes, which the service itself may change (contract, 4.2).
  public func fulfils(_ wanted: Workflow) -> Bool {
    let diff = WorkflowDiff(from: wanted, to: self)
    return diff.attributes.allSatisfy { wanted.attributes[$0] == nil }
      && diff.nodes.allSatisfy { change in
        guard case .changed(let id, let fields) = change else { return false }
        return fields.map(\.field) == [.version] && wanted[node: id]?.model.versionID == nil
      }
  }
}

extension SentStep {
  /// A step that turned out to be done already, as if it had been sent: what a draft says beside it stays.
  public init(done step: StagedStep, planned: Plan.Step, at time: Date) {
    let stored = planned.effects.compactMap(\.before)
    let isCreation = if case .create = step.change { true } else { false }
    self.init(
      step: step, sentAt: time, before: isCreation ? [] : stored, predicted: planned.effects.compactMap(\.after),
      read: stored,
      outcome: .asPredicted)
  }
}

import MeshCore

extension State {
  mutating func openPlan(_ steps: [StagedStep]) -> [Effect] {
    var sheet = PlanSheet(steps: steps)
    notice = unknownAttempt(at: steps) ?? PlanSheet.nothingSent
    let effects = sheet.read(&self)
    dialogs.append(.plan(sheet))
    return effects
  }

  /// A step that was sent before and got no answer must not go out again unnoticed.
  private func unknownAttempt(at steps: [StagedStep]) -> Notice? {
    let last = steps.compactMap { step in history.first { $0.step.id == step.id } }.first { $0.outcome == .notKnown }
    return last.map { sent in
      .warn(
        "\(sent.workflows.joined(separator: ", ")): sent at \(clock.time(sent.sentAt)), and no answer came. Compare what the "
          + "plan has read before \(key(.apply, in: .plan)) sends it again.")
    }
  }

  /// The plan that is open; the help may stand over it.
  var openPlan: PlanSheet? {
    for case .plan(let sheet) in dialogs.reversed() { return sheet }
    return nil
  }

  /// Lets `act` work on the plan that is open, if one is.
  mutating func withPlan(_ act: (inout PlanSheet, inout State) -> Flow) -> [Effect] {
    guard let index = dialogs.lastIndex(where: { if case .plan = $0 { true } else { false } }),
      case .plan(var sheet) = dialogs.remove(at: index)
    else { return [] }
    let flow = act(&sheet, &self)
    return put(.plan(sheet), back: index, as: flow) ?? []
  }
}

extension Plan.Step {
  /// The workflow that both sides changed in the same place, as the service has it.
  var contested: (WorkflowID, Workflow)? {
    for obstacle in obstacles {
      if case .contested(_, let stored) = obstacle { return (stored.id, stored) }
    }
    return nil
  }
}

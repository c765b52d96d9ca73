extension Plan.Step {
  /// The workflow that both sides changed in the same place, as the service has it.
  package var contested: (WorkflowID, Workflow)? {
    for obstacle in obstacles {
      if case .contested(_, let stored) = obstacle { return (stored.id, stored) }
    }
    return nil
  }
}

extension Plan.Obstacle {
  /// It only waits for a yes.
  package var isRisk: Bool { if case .risk = self { true } else { false } }

  /// The service holds something else than the draft or the plan began with.
  package var isConflict: Bool {
    switch self {
    case .contested, .gone, .exists: true
    case .invalid, .nothingToSend, .noDraft, .incomplete, .risk: false
    }
  }
}

extension Plan {
  /// What has to be typed before it is applied: the id of the one workflow that goes, or the app's where more do.
  package func phrase(app: AppScope) -> String? {
    let gone = steps.filter(\.change.isDeletion).flatMap(\.effects).map(\.id)
    return gone.isEmpty ? nil : gone.count == 1 ? gone[0] : app.appID
  }
}

public import FoundationEssentials

extension MeshClient {
  /// Reads every workflow the steps name, and works out the plan on what was read.
  public func plan(
    _ staged: [StagedStep], drafts: [WorkflowID: Draft], now: Date
  ) async throws(APIError) -> Plan {
    var stored: [WorkflowID: Workflow] = [:]
    if staged.contains(where: { $0.change == .deleteAll && !$0.isHeld }) {
      for workflow in try await allWorkflows() { stored[workflow.id] = workflow }
    } else {
      stored = try await workflows(Set(staged.filter { !$0.isHeld }.flatMap(\.change.workflows)))
    }
    return Plan(staged, drafts: drafts, stored: stored, in: app, readAt: now)
  }
}

package import FoundationEssentials
package import MeshCore

/// A plan while it is applied, and after.
package struct ApplySheet: Hashable, Sendable {
  package let plan: Plan
  /// When the first step was sent.
  package let began: Date
  package var reports: [StepReport] = []
  /// The step that is being sent.
  package var sending: StagedStep.ID?
  /// Nothing more is sent once the step that is being sent has its report.
  package var isStopping = false
  /// What the steps that were sent have left.
  package var progress = PlanProgress()
  package var choice = 0

  package init(plan: Plan, began: Date = .distantPast) {
    self.plan = plan
    self.began = began
  }

  /// The steps that have no report yet.
  package var waiting: [Plan.Step] {
    let reported = Set(reports.map(\.id))
    return plan.steps.filter { !reported.contains($0.id) }
  }

  package func pace(at now: Date) -> ApplyPace {
    ApplyPace(done: reports.count, of: plan.steps.count, since: began, now: now)
  }

  package subscript(report id: StagedStep.ID) -> StepReport? { reports.first { $0.id == id } }
}

import FoundationEssentials
import MeshCore

/// A plan while it is applied, and after.
struct ApplySheet: Hashable, Sendable {
  let plan: Plan
  /// When the first step was sent.
  var began = Date.distantPast
  var reports: [StepReport] = []
  /// The step that is being sent.
  var sending: StagedStep.ID?
  /// Nothing more is sent once the step that is being sent has its report.
  var isStopping = false
  /// What the steps that were sent have left.
  var progress = PlanProgress()
  var choice = 0
  /// The first shown line; nil while the chosen step is to be in sight.
  var top: Int?

  /// The steps that have no report yet.
  var waiting: [Plan.Step] {
    let reported = Set(reports.map(\.id))
    return plan.steps.filter { !reported.contains($0.id) }
  }

  func pace(at now: Date) -> ApplyPace {
    ApplyPace(done: reports.count, of: plan.steps.count, since: began, now: now)
  }

  subscript(report id: StagedStep.ID) -> StepReport? { reports.first { $0.id == id } }
}

import MeshCore

/// What the chosen actions of a plan may lose, and whether it may. A yes is to all that was shown, so there is none
/// before the end of the list was in sight.
struct RiskQuestion: Hashable, Sendable {
  struct Step: Hashable, Sendable {
    let id: StagedStep.ID
    /// `merge station-check`
    let title: String
    let risks: [PatchOutlook.Risk]

    var losses: Set<Loss> { Set(risks.flatMap(\.losses)) }
  }

  let steps: [Step]
  var top = 0

  init(_ plan: Plan) {
    steps = plan.steps.filter { !$0.unaccepted.isEmpty }
      .map { Step(id: $0.id, title: $0.title(), risks: $0.unaccepted) }
  }

  var text: String {
    let count = steps.reduce(0) { $0 + $1.losses.count }
    return count == 1 ? "1 thing may be lost. Accept that?" : "\(count) things may be lost. Accept that?"
  }
}

package import MeshCore

/// What the chosen actions of a plan may lose, and whether it may. A yes is to all that was shown, so there is none
/// before the end of the list was in sight.
package struct RiskQuestion: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    package let id: StagedStep.ID
    /// `merge station-check`
    package let title: String
    package let risks: [PatchOutlook.Risk]

    package var losses: Set<Loss> { Set(risks.flatMap(\.losses)) }
  }

  package let steps: [Step]
  package var top = 0

  package init(_ plan: Plan) {
    steps = plan.steps.filter { !$0.unaccepted.isEmpty }
      .map { Step(id: $0.id, title: $0.words(), risks: $0.unaccepted) }
  }

  package var text: String {
    let count = steps.reduce(0) { $0 + $1.losses.count }
    return count == 1 ? "1 thing may be lost. Accept that?" : "\(count) things may be lost. Accept that?"
  }
}

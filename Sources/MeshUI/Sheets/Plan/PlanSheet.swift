package import MeshCore
package import Panels

/// What would be sent, before it is.
package struct PlanSheet: Hashable, Sendable {
  package enum Phase: Hashable, Sendable {
    case reading
    case ready(Plan)
    case failed(String)
  }

  package enum Tab: String, CaseIterable, Hashable, Sendable { case diff, result, json, curl }

  package var steps: [StagedStep]
  package var phase = Phase.reading
  package var step = 0
  /// The plan stood on the screen: keys typed before that never apply it.
  package var wasShown = false
  package var tab = Tab.diff
  package var top = 0
  /// The id that a deletion asks to be typed.
  package var confirmation: TextField?
  /// What was typed there last was something else.
  package var wasRefused = false
  /// The conflict of its step was left for later: it does not open by itself again.
  package var isPutOff = false

  package init(steps: [StagedStep]) { self.steps = steps }

  package var plan: Plan? { if case .ready(let plan) = phase { plan } else { nil } }

  /// What has to be typed before this plan is applied: the id of the one workflow that goes, or the app's where more do.
  package func phrase(app: AppScope) -> String? {
    guard let plan else { return nil }
    let gone = plan.steps.filter(\.change.isDeletion).flatMap(\.effects).map(\.id)
    return gone.isEmpty ? nil : gone.count == 1 ? gone[0] : app.appID
  }
}

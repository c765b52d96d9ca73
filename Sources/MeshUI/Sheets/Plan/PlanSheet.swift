import MeshCore
import Panels

/// What would be sent, before it is.
struct PlanSheet: Hashable, Sendable {
  enum Phase: Hashable, Sendable {
    case reading
    case ready(Plan)
    case failed(String)
  }

  enum Tab: String, CaseIterable, Hashable, Sendable { case diff, result, json, curl }

  var steps: [StagedStep]
  var phase = Phase.reading
  /// What the pins of its workflows came to; nil while they are not run yet, and where there are none.
  var pins: [PinCheck]?
  var step = 0
  /// The plan stood on the screen: keys typed before that never apply it.
  var wasShown = false
  var tab = Tab.diff
  var top = 0
  /// The id that a deletion asks to be typed.
  var confirmation: TextField?
  /// What was typed there last was something else.
  var wasRefused = false
  /// The conflict of its step was left for later: it does not open by itself again.
  var isPutOff = false

  var plan: Plan? { if case .ready(let plan) = phase { plan } else { nil } }

  /// What has to be typed before it is applied: what is deleted, or that pins fail.
  func phrase(app: AppScope) -> String? {
    let failures = pins?.failures ?? 0
    return plan?.phrase(app: app) ?? (failures > 0 ? "\(failures) \(failures == 1 ? "fails" : "fail")" : nil)
  }
}

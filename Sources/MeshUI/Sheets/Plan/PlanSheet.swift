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
  /// Why they could not be run.
  var pinFault: String?
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

  /// What has to be typed before it is applied: what is deleted, and that pins fail, or were not run.
  func phrase(_ state: State) -> String? {
    let phrases = [plan?.phrase(app: state.session.app), pinPhrase(state)].compactMap(\.self)
    return phrases.isEmpty ? nil : phrases.joined(separator: " ")
  }

  /// Nil where all pins of its workflows hold, and where there are none.
  private func pinPhrase(_ state: State) -> String? {
    guard pinCount(state) > 0 else { return nil }
    guard let pins else { return "not run" }
    return pins.shortfall
  }

  /// How many pins its workflows have to hold.
  func pinCount(_ state: State) -> Int { plan?.questions(state.bench.pins).reduce(0) { $0 + $1.pins.count } ?? 0 }
}

import Canvas
import MeshCore
import Panels

extension StagedChange {
  /// What is done: the action of a patch, as it is sent where the step is planned, else as it is chosen. `draft` is what
  /// the step sends.
  func action(_ planned: Plan.Step?, draft: Draft?) -> String {
    guard let choice else { return words.action }
    let planned = planned?.actions ?? []
    let proposed = draft.map { choice.actions(from: $0.base, to: $0.result).map(\.rawValue) } ?? []
    let actions = planned.isEmpty ? proposed : planned
    return actions.isEmpty ? words.action : actions.joined(separator: ", ") + (part == nil ? "" : ", in part")
  }
}

extension APIRequest {
  /// `PATCH …/workflows`: the path within the app.
  var short: String {
    // v2, users, the user, apps, the app.
    let rest = segments.dropFirst(5).joined(separator: "/")
    return "\(method.rawValue) …/\(rest)"
  }

  /// The size of its body; 0 where it has none.
  var byteCount: Int { body?.data().count ?? 0 }
}

extension Plan.Obstacle {
  /// The word for it, and its colour.
  var word: Span {
    switch self {
    case .contested, .gone, .exists: Span("conflict", .conflict)
    case .invalid, .nothingToSend, .noDraft, .incomplete: Span("error", .error)
    case .risk: Span("risk", .error)
    }
  }

  /// The keys that get past it, each on a line of its own.
  func help(_ state: State) -> [[Span]] {
    let escape = state.key(.back, in: .plan)
    let actions = [Command.overwrite, .merge, .remove, .mergeThenRemove].map { "`\(state.key($0, in: .staged))`" }
      .joined(separator: " ")
    switch self {
    case .contested:
      return [.sentence("`\(state.key(.decide, in: .contested))` here shows both sides, to decide between them")]
    case .gone, .exists:
      let (read, leave) = (state.key(.refresh, in: .plan), state.key(.hold, in: .plan))
      return [.sentence("`\(read)` reads again, `\(leave)` leaves the step out")]
    case .invalid: return [.sentence("`\(escape)` goes back to the draft, to fix it there")]
    case .nothingToSend: return [.sentence("`\(escape)`, then choose another action in Staged: \(actions)")]
    case .risk:
      let apply = state.key(.apply, in: .plan)
      return [.sentence("`\(apply)` asks for a yes to it; in Staged \(actions) choose another action")]
    case .incomplete:
      let stage = state.key(.stage, in: .nodes)
      return [.sentence("`\(escape)`, then mark them too in Nodes, and `\(stage)`; with none marked it stages all")]
    case .noDraft:
      return [.sentence("`\(escape)`, then `\(state.key(.unstage, in: .staged))` in Staged takes the step out")]
    }
  }

  /// It only waits for a yes.
  var isRisk: Bool { if case .risk = self { true } else { false } }

  /// The service holds something else than the draft or the plan began with.
  var isConflict: Bool {
    switch self {
    case .contested, .gone, .exists: true
    case .invalid, .nothingToSend, .noDraft, .incomplete, .risk: false
    }
  }
}

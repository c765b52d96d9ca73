import Canvas
import MeshCore
import Panels

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
}

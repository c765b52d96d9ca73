import Canvas
import MeshCore

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
  var help: [[Span]] {
    switch self {
    case .contested: [.sentence("`Enter` here shows both sides, to decide between them")]
    case .gone, .exists: [.sentence("`R` reads again, `Space` leaves the step out")]
    case .invalid: [.sentence("`Esc` goes back to the draft, to mend it there")]
    case .nothingToSend: [.sentence("`Esc`, then choose another action in Staged: `o` `m` `r` `M`")]
    case .risk: [.sentence("`Y` asks for a yes to it; in Staged `o` `m` `r` `M` choose another action")]
    case .incomplete: [.sentence("`Esc`, then mark them too in Nodes, and `s`; with none marked it stages all")]
    case .noDraft: [.sentence("`Esc`, then `x` in Staged takes the step out")]
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

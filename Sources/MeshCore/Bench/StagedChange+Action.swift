extension StagedChange {
  /// What is done: the action of a patch, as it is sent where the step is planned, else as it is chosen. `draft` is what
  /// the step sends.
  package func action(_ planned: Plan.Step?, draft: Draft?) -> String {
    guard let choice else { return words.action }
    let planned = planned?.actions ?? []
    let proposed = draft.map { choice.actions(from: $0.base, to: $0.result).map(\.rawValue) } ?? []
    let actions = planned.isEmpty ? proposed : planned
    return actions.isEmpty ? words.action : actions.joined(separator: ", ") + (part == nil ? "" : ", in part")
  }
}

extension APIRequest {
  /// `PATCH …/workflows`: the path within the app.
  package var short: String {
    // v2, users, the user, apps, the app.
    let rest = segments.dropFirst(5).joined(separator: "/")
    return "\(method.rawValue) …/\(rest)"
  }

  /// The size of its body; 0 where it has none.
  package var byteCount: Int { body?.data().count ?? 0 }
}

/// How the program ends: its exit codes.
package enum Ending: Int32, Hashable, Sendable, CaseIterable {
  case ok = 0
  case failure = 1
  /// A plan would change something.
  case planHasChanges = 2
  case notFound = 3
  /// No key, a wrong one, or one without the needed scopes.
  case authentication = 4
  /// The service holds something else than the change was made for.
  case conflict = 5
  /// A part of what was asked for was done.
  case partialSuccess = 6
  /// A write that nobody has allowed.
  case gateRefused = 7
  case usage = 64
  case interrupted = 130

  package var title: String {
    switch self {
    case .ok: "done"
    case .failure: "failed"
    case .planHasChanges: "the plan has changes"
    case .notFound: "not found"
    case .authentication: "no key, a wrong key, or one without the needed scopes"
    case .conflict: "the service holds something else than the change was made for"
    case .partialSuccess: "a part was done"
    case .gateRefused: "a write that nobody allowed"
    case .usage: "wrong usage"
    case .interrupted: "interrupted"
    }
  }
}

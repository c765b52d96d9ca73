import MeshCore

/// Where a version is put: in the node whose versions are shown, or in more workflows at once.
struct VersionTarget: Hashable, Sendable {
  enum Scope: Hashable, Sendable {
    /// In the node alone, as an edit of its draft.
    case here
    /// In every workflow here that runs the version that the node runs.
    case everywhere
    /// In the chosen ones of all that run the model.
    case chosen
  }

  /// The keyboard goes to it.
  var isFocused = false
  /// The selected row: one of the three scopes, then the workflows to choose from.
  var row = 0
  var chosen: Set<WorkflowID> = []

  var scope: Scope { row == 0 ? .here : row == 1 ? .everywhere : .chosen }

  /// The rows before those of the workflows.
  static let scopes = 3
}

extension VersionSheet {
  /// The workflows that run the version which the node runs.
  var alike: [WorkflowID] { model.versionID.flatMap { users[$0] } ?? [] }

  /// All workflows that run the model, sorted.
  var candidates: [WorkflowID] { Set(users.values.joined()).union([workflow]).sorted() }

  /// The workflows that Enter changes.
  var targets: [WorkflowID] {
    switch target.scope {
    case .here: [workflow]
    case .everywhere: Set(alike).union([workflow]).sorted()
    case .chosen: candidates.filter(target.chosen.contains)
    }
  }
}

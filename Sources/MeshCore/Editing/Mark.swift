/// What became of a row since the service was read; drawn in the mark column, and said in words beside it.
package enum Mark: Hashable, Sendable {
  case none, added, changed, removed, conflict

  package var glyph: String {
    switch self {
    case .none: " "
    case .added: "+"
    case .changed: "~"
    case .removed: "-"
    case .conflict: "!"
    }
  }
}

extension StagedChange {
  /// What becomes of the workflows it is about.
  package var mark: Mark {
    switch fate {
    case .added: .added
    case .changed: .changed
    case .removed: .removed
    }
  }
}

extension NodeChange {
  package var mark: Mark {
    switch self {
    case .added: .added
    case .removed: .removed
    case .changed: .changed
    }
  }

  /// The model that comes or goes, or the fields that differ.
  package var brief: String {
    switch self {
    case .added(let node), .removed(let node): node.model.id
    case .changed(_, let fields): fields.map(\.field.rawValue).joined(separator: ", ")
    }
  }

  /// The fields that differ in a node which both sides have.
  package var changedFields: [FieldChange.Field] {
    switch self {
    case .added, .removed: []
    case .changed(_, let fields): fields.map(\.field)
    }
  }
}

import FoundationEssentials

/// What the list of workflows is sorted by.
package enum WorkflowSort: CaseIterable, Hashable, Sendable {
  case id, newest, nodes

  /// What the rule of the pane says: the column; nothing where it is as everyone expects.
  package var title: String {
    switch self {
    case .id: ""
    case .newest: "age"
    case .nodes: "nodes"
    }
  }

  package var next: WorkflowSort {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  /// By what a workflow is sorted: the greater number first, and those of one number by id.
  func key(of id: WorkflowID, _ summary: WorkflowDocument.Summary?) -> Key {
    switch self {
    case .id: Key(number: 0, id: id)
    case .newest: Key(number: (summary?.modifiedAt ?? .distantPast).timeIntervalSinceReferenceDate, id: id)
    case .nodes: Key(number: Double(summary?.nodes ?? 0), id: id)
    }
  }

  struct Key: Comparable, Sendable {
    let number: Double
    let id: WorkflowID

    static func < (one: Key, other: Key) -> Bool {
      one.number == other.number ? one.id < other.id : one.number > other.number
    }
  }
}

import FoundationEssentials
import MeshCore

/// What the list of workflows is sorted by.
package enum WorkflowSort: CaseIterable, Hashable, Sendable {
  case id, newest, nodes

  /// What the rule of the pane says: the column; nothing where it is as everyone expects.
  package var words: String {
    switch self {
    case .id: ""
    case .newest: "age"
    case .nodes: "nodes"
    }
  }

  var next: WorkflowSort {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  /// The ids in this order; those that it does not tell apart stay sorted by id.
  func sorted(_ ids: [WorkflowID], _ summary: (WorkflowID) -> WorkflowDocument.Summary?) -> [WorkflowID] {
    let keyed = ids.map { ($0, summary($0)) }
    return switch self {
    case .id: ids
    case .newest:
      keyed.sorted { ($1.1?.modifiedAt ?? .distantPast, $0.0) < ($0.1?.modifiedAt ?? .distantPast, $1.0) }.map(\.0)
    case .nodes: keyed.sorted { ($1.1?.nodes ?? 0, $0.0) < ($0.1?.nodes ?? 0, $1.0) }.map(\.0)
    }
  }
}

import MeshCore
import Panels

/// What the Workflows pane shows is made of. Lists that nobody has changed since are equal without being compared, so that
/// a key in a list of a hundred thousand does not filter it all again.
struct WorkflowList: Equatable, Sendable {
  let library: [WorkflowID]
  /// Those that are only drafts, in order.
  let drafts: [WorkflowID]
  let sort: WorkflowSort
  let filter: SearchWords

  var isWhole: Bool { drafts.isEmpty && filter.isEmpty }

  var ids: [WorkflowID] {
    var all = library
    // What is only here is new, and has no date: it stands before all that does.
    if sort == .id { for id in drafts { all.insertSorted(id) } } else { all = drafts + all }
    return filter.isEmpty ? all : filter.hits(of: all)
  }
}

extension [WorkflowID] {
  /// The place of an id. Costs about as many steps as it is away from `guess`.
  func place(of id: WorkflowID, near guess: Int) -> Int? {
    var high = Swift.min(Swift.max(0, guess), count)
    var low = high - 1
    while low >= 0 || high < count {
      if high < count, self[high] == id { return high }
      if low >= 0, self[low] == id { return low }
      (low, high) = (low - 1, high + 1)
    }
    return nil
  }
}

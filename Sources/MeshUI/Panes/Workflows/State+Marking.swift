import MeshCore
import Panels

extension State {
  /// The marked nodes that there are, in the order of the pane.
  var markedRows: [NodeRow] { markedNodes.isEmpty ? [] : nodeRows.filter { markedNodes.contains($0.id) } }

  /// The marked steps that there are, in their order.
  var markedStaged: [StagedStep] {
    markedSteps.isEmpty ? [] : staged.filter { markedSteps.contains($0.id) }
  }

  /// Space marks what is selected and goes on.
  mutating func toggleMark() throws(Notice) -> [Effect] {
    if focus == .nodes {
      guard let id = selectedNode?.id else { throw Self.nothingToMark }
      if markedNodes.remove(id) == nil { markedNodes.insert(id) }
      (cursors.node, cursors.markedNode) = (id, id)
    } else {
      guard let id = selectedWorkflow else { throw Self.nothingToMark }
      if marked.remove(id) == nil { marked.insert(id) }
      cursors.markedWorkflow = id
    }
    notice = .plain(markWords)
    return move(.rows(1))
  }

  /// Marks all from what was marked last to the selected row; the selected one alone where nothing was. In Staged, where
  /// Space holds back, a range begins where this is asked for, and ends where it is asked for again.
  mutating func markRange() throws(Notice) -> [Effect] {
    if focus == .staged {
      guard let id = selectedStep?.id else { throw Self.nothingToMark }
      markedSteps.formUnion(staged.map(\.id).range(from: cursors.markedStep, to: id))
      cursors.markedStep = cursors.markedStep == nil ? id : nil
    } else if focus == .nodes {
      guard let id = selectedNode?.id else { throw Self.nothingToMark }
      markedNodes.formUnion(nodeRows.map(\.id).range(from: cursors.markedNode, to: id))
      cursors.markedNode = id
    } else {
      guard let id = selectedWorkflow else { throw Self.nothingToMark }
      marked.formUnion(workflowIDs.range(from: cursors.markedWorkflow, to: id))
      cursors.markedWorkflow = id
    }
    notice = .plain(markWords)
    return []
  }

  mutating func toggleAllMarks() -> [Effect] {
    if focus == .staged {
      markedSteps = markedStaged.count == staged.count ? [] : Set(staged.map(\.id))
      cursors.markedStep = nil
    } else if focus == .nodes {
      let shown = Set(nodeRows.map(\.id))
      markedNodes = markedNodes.isSuperset(of: shown) ? [] : shown
    } else {
      let shown = Set(workflowIDs)
      marked = marked.isSuperset(of: shown) ? marked.subtracting(shown) : marked.union(shown)
    }
    notice = .plain(markWords)
    return []
  }

  mutating func unmarkNodes() {
    markedNodes = []
    cursors.markedNode = nil
  }

  mutating func unmarkSteps() {
    markedSteps = []
    cursors.markedStep = nil
  }

  private static let nothingToMark = Notice.plain("There is nothing to mark.")

  /// How many are marked, and what can be done with them.
  private var markWords: String {
    if focus == .staged { return stepMarkWords }
    if focus == .nodes {
      let count = markedRows.count
      return count == 0
        ? "No node is marked."
        : "\(counted(count, "node")) marked. \(key(.stage, in: .nodes)) stages only their changes, \(key(.removeNode, in: .nodes)) removes them, "
          + "\(key(.back, in: .nodes)) unmarks."
    }
    return marked.isEmpty
      ? "Nothing is marked."
      : "\(grouped(marked.count)) \(marked.count == 1 ? "workflow" : "workflows") marked. \(key(.stage, in: .workflows)) stages, \(key(.plan, in: .workflows)) plans, "
        + "\(key(.deleteWorkflow, in: .workflows)) deletes them, \(key(.back, in: .workflows)) unmarks."
  }
}

extension State {
  private var stepMarkWords: String {
    let count = markedStaged.count
    guard count > 0 else { return staged.isEmpty ? "Nothing is staged." : "No step is marked." }
    let (marked, unmarks) = (counted(count, "step"), "\(key(.back, in: .staged)) unmarks.")
    guard cursors.markedStep == nil else {
      return "\(marked) marked. \(key(.markRange, in: .staged)) marks to where it is pressed next, \(unmarks)"
    }
    let actions = [Command.overwrite, .merge, .remove, .mergeThenRemove].map {
      key($0, in: .staged)
    }
    return
      "\(marked) marked. \(key(.unstage, in: .staged)) takes \(count == 1 ? "it" : "them") out, \(key(.hold, in: .staged)) holds, \(actions.joined(separator: " ")) choose, \(unmarks)"
  }
}

extension Array where Element: Equatable {
  /// Those between two of them, both included, in either direction; the second alone where the first is not there.
  fileprivate func range(from first: Element?, to last: Element) -> [Element] {
    guard let end = firstIndex(of: last) else { return [] }
    let start = first.flatMap { firstIndex(of: $0) } ?? end
    return Array(self[Swift.min(start, end)...Swift.max(start, end)])
  }
}

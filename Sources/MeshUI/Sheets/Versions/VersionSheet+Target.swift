import MeshCore
import Panels

/// Where the chosen version is put.
extension VersionSheet {
  /// Puts a version into every workflow that is named, by an edit of the draft of each. More than one are staged too, a
  /// step each.
  func set(_ version: VersionID, _ state: inout State) throws(Notice) -> Flow {
    let isAny = target.scope == .chosen
    var effects: [Effect] = []
    var changed: [WorkflowID] = []
    for id in targets where state.bench.stagedDeletion(of: id) == nil {
      guard let nodes = state.workflow(id)?.nodes else { continue }
      let old = nodes.filter { node in
        node.model.isVersion(of: model) && node.model.versionID != version
          && (isAny || node.model.versionID == model.versionID)
      }
      guard !old.isEmpty else { continue }
      let edit = Edit.pinning(Set(old.map(\.id)), of: nodes, to: version)
      effects += state.make(edit, in: id) + state.widen(id, by: old.map(\.id))
      changed.append(id)
    }
    guard !changed.isEmpty else {
      throw .plain(
        targets.isEmpty
          ? "No workflow is chosen. \(state.key(.mark, in: .versions)) takes one in."
          : "\(version.prefix(8)) runs there already.")
    }
    guard changed.count > 1 else { return .close(effects) }
    let (steps, words) = state.stageDrafts(of: changed)
    state.notice = words
    return .close(effects + steps)
  }

  /// Space: takes the selected workflow in, or leaves it out; on the row above the workflows, all of them.
  mutating func toggle(_ state: State) throws(Notice) {
    guard target.isFocused, target.scope == .chosen else {
      throw .plain(
        target.isFocused
          ? "\(state.key(.take, in: .versions)) uses the version there. \(state.key(.mark, in: .versions)) chooses among the workflows below."
          : "\(state.key(.next, in: .versions)) goes to where it is used.")
    }
    let all = candidates
    let index = target.row - VersionTarget.scopes
    if all.indices.contains(index) {
      if target.chosen.remove(all[index]) == nil { target.chosen.insert(all[index]) }
    } else {
      target.chosen = target.chosen.isSuperset(of: all) ? [] : Set(all)
    }
  }
}

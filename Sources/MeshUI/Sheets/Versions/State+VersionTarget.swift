import MeshCore

extension State {
  mutating func toggleTargetFocus(of sheet: VersionSheet) -> [Effect] {
    var sheet = sheet
    sheet.target.isFocused.toggle()
    replaceTop(.versions(sheet))
    notice = .plain(
      sheet.target.isFocused ? "↓ ↑ choose where, Enter uses the version there." : "↓ ↑ choose the version.")
    return []
  }

  mutating func moveChoice(of sheet: VersionSheet, by distance: Int) {
    var sheet = sheet
    if sheet.target.isFocused {
      let count = VersionTarget.scopes + sheet.candidates.count
      sheet.target.row = clamped(sheet.target.row, by: distance, count: count)
    } else {
      sheet.choice = clamped(sheet.choice, by: distance, count: versions(of: sheet).count)
    }
    replaceTop(.versions(sheet))
  }

  /// Space: takes the selected workflow in, or leaves it out; on the row above the workflows, all of them.
  mutating func toggleTarget(of sheet: VersionSheet) -> [Effect] {
    guard sheet.target.isFocused, sheet.target.scope == .chosen else {
      notice = .plain(
        sheet.target.isFocused
          ? "Enter uses the version there. Space chooses among the workflows below." : "Tab goes to where it is used.")
      return []
    }
    var sheet = sheet
    let all = sheet.candidates
    let place = sheet.target.row - VersionTarget.scopes
    if all.indices.contains(place) {
      if sheet.target.chosen.remove(all[place]) == nil { sheet.target.chosen.insert(all[place]) }
    } else {
      sheet.target.chosen = sheet.target.chosen.isSuperset(of: all) ? [] : Set(all)
    }
    replaceTop(.versions(sheet))
    return []
  }

  /// Puts a version into every workflow the sheet names, by an edit of the draft of each. More than one are staged too,
  /// a step each.
  mutating func put(_ version: VersionID, into sheet: VersionSheet) -> [Effect] {
    let isAny = sheet.target.scope == .chosen
    var effects: [Effect] = []
    var changed: [WorkflowID] = []
    for id in sheet.targets where stagedDeletion(of: id) == nil {
      guard let nodes = workflow(id)?.nodes else { continue }
      let old = nodes.filter { node in
        node.model.isVersion(of: sheet.model) && node.model.versionID != version
          && (isAny || node.model.versionID == sheet.model.versionID)
      }
      guard !old.isEmpty else { continue }
      effects += make(Self.edit(nodes, of: Set(old.map(\.id)), taking: version), in: id) + widen(id, by: old.map(\.id))
      changed.append(id)
    }
    guard !changed.isEmpty else {
      notice = .plain(
        sheet.targets.isEmpty
          ? "No workflow is chosen. Space takes one in." : "\(version.prefix(8)) runs there already.")
      return []
    }
    dialogs.removeLast()
    guard changed.count > 1 else { return effects }
    let (steps, words) = stageDrafts(of: changed)
    notice = words
    return effects + steps
  }

  private static func edit(_ nodes: [WorkflowNode], of changed: Set<NodeID>, taking version: VersionID) -> Edit {
    let new = nodes.map { node in
      guard changed.contains(node.id) else { return node }
      var node = node
      node.model.versionID = version
      return node
    }
    if changed.count == 1, let node = new.first(where: { changed.contains($0.id) }) {
      return .updateNode(node.id, to: node)
    }
    return .replaceNodes(new)
  }
}

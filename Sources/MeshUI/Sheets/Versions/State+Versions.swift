import MeshCore

extension State {
  mutating func openVersions() throws(Notice) -> [Effect] {
    guard let workflow = selectedWorkflow, let row = selectedNode else {
      throw .plain("There is no node yet. \(key(.addNode, in: .nodes)) adds one.")
    }
    guard row.mark != .removed else { throw .plain("\(row.id) is removed. \(key(.undo, in: .nodes)) brings it back.") }
    cursors.node = row.id
    var sheet = VersionSheet(
      workflow: workflow, node: row.id, model: row.node.model, users: library.users(of: row.node.model.id))
    sheet.choice = versions(of: sheet).firstIndex { $0.id == row.node.model.versionID } ?? 0
    sheet.target.chosen = Set(sheet.alike).union([workflow])
    dialogs.append(.versions(sheet))
    if case .read? = catalogue.versions(of: sheet.model) {} else { catalogue.set(.reading, for: ModelKey(sheet.model)) }
    return [start(.readVersions(sheet.model))]
  }

  func versions(of sheet: VersionSheet) -> [ModelVersion] {
    if case .read(let versions) = catalogue.versions(of: sheet.model) { versions } else { [] }
  }

  /// The version that Enter takes; before they are read, the one the node runs.
  func chosenVersion(of sheet: VersionSheet) -> VersionID? {
    let all = versions(of: sheet)
    return all.indices.contains(sheet.choice) ? all[sheet.choice].id : sheet.model.versionID
  }
}

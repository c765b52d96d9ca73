import MeshCore

extension State {
  /// `w`: where else the model of the selected node is used.
  mutating func openUses() -> [Effect] {
    guard let workflow = selectedWorkflow, let row = selectedNode else {
      notice = .plain("There is no node yet. a adds one.")
      return []
    }
    cursors.node = row.id
    let model = row.node.model
    let uses = uses(of: model)
    guard !uses.isEmpty else {
      notice = .plain("No node here runs \(model.id).")
      return []
    }
    let own = ModelUse.Place(workflow: workflow, node: row.id)
    let isListed = uses.contains { $0.place == own }
    dialogs.append(.uses(UsesSheet(model: model, uses: uses, choice: isListed ? own : nil)))
    if case .read? = catalogue.versions(of: model) {} else { catalogue.set(.reading, for: ModelKey(model)) }
    return [start(.readVersions(model))]
  }

  /// The use that Enter goes to.
  func chosenUse(of sheet: UsesSheet) -> ModelUse? {
    let all = groups(of: sheet).flatMap(\.uses)
    return all.first { $0.place == sheet.choice } ?? all.first
  }

  mutating func moveChoice(of sheet: UsesSheet, by distance: Int) {
    var sheet = sheet
    let all = groups(of: sheet).flatMap(\.uses)
    guard !all.isEmpty else { return }
    let place = all.firstIndex { $0.place == sheet.choice } ?? 0
    sheet.choice = all[clamped(place, by: distance, count: all.count)].place
    replaceTop(.uses(sheet))
  }

  mutating func goToUse(of sheet: UsesSheet) -> [Effect] {
    dialogs.removeLast()
    guard let place = chosenUse(of: sheet)?.place else { return [] }
    // A filter must not hide what is selected.
    if !workflowIDs.contains(place.workflow) { filter = Filter() }
    let effects = select(place.workflow)
    cursors.node = place.node
    focus = .nodes
    isZoomed = false
    return effects
  }

  /// The sheets that say where a model is used, after the workflows were read again.
  mutating func updateUses() {
    for place in dialogs.indices {
      switch dialogs[place] {
      case .versions(var sheet):
        sheet.users = library.users(of: sheet.model.id)
        dialogs[place] = .versions(sheet)
      case .uses(var sheet):
        sheet.uses = uses(of: sheet.model)
        dialogs[place] = .uses(sheet)
      case .help, .apps, .nodeForm, .workflowVersions, .newWorkflow, .rename, .predict, .plan, .conflict, .applied,
        .history, .paste, .copy, .question:
        break
      }
    }
  }
}

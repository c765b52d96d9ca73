import MeshCore

extension State {
  /// `u` in the report: stages what takes an applied step back.
  mutating func stageReverse() -> [Effect] {
    guard case .applied(let sheet) = dialogs.last, sheet.sending == nil,
      sheet.plan.steps.indices.contains(sheet.choice),
      sheet[report: sheet.plan.steps[sheet.choice].id]?.isApplied == true
    else {
      notice = .plain("Only an applied step has a way back.")
      return []
    }
    let step = sheet.plan.steps[sheet.choice]
    if let obstacle = obstacle(toReversing: step) {
      notice = .plain(obstacle)
      return []
    }
    var effects: [Effect] = []
    for effect in step.effects {
      switch (effect.before, library[effect.id]) {
      case (nil, .some): effects += stage(.delete([effect.id]))
      case (let before?, nil):
        // The service gives a new version and date; everything a writer decides comes back.
        let copy = Workflow(id: before.id, nodes: before.nodes, attributes: before.attributes)
        effects += endDraft(effect.id, keeping: Draft(base: copy, isNew: true)) + stage(.create(effect.id))
      case (let before?, let now?):
        effects += endDraft(effect.id, keeping: Draft(reaching: before, from: now))
        effects += stage(.patch(effect.id, .automatic))
      case (nil, nil): break
      }
    }
    guard let first = step.effects.first?.id, !effects.isEmpty else {
      notice = .plain("There is nothing to take back: the service holds none of it.")
      return effects
    }
    focus = .staged
    // A filter must not hide what is selected.
    if !workflowIDs.contains(first) { filter = Filter() }
    effects += select(first)
    notice = .ok("The way back is staged. Enter closes the report, C plans; nothing is sent before.")
    return effects
  }

  /// Why the way back cannot be staged, or nil.
  private func obstacle(toReversing step: Plan.Step) -> String? {
    for effect in step.effects {
      let isDeletion = effect.before == nil
      if (isDeletion ? stagedDeletion(of: effect.id) : stagedDraft(of: effect.id)) != nil {
        return "The way back of \(effect.id) is staged already."
      }
      if drafts[effect.id]?.hasChanges == true {
        return "\(effect.id) has a draft of its own, which the way back would replace. Apply or discard it first."
      }
    }
    return nil
  }
}

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
    dialogs.removeLast()
    let step = sheet.plan.steps[sheet.choice]
    var effects: [Effect] = []
    for effect in step.effects {
      switch (effect.before, library[effect.id]) {
      case (nil, .some): effects += stage(.delete([effect.id]))
      case (let before?, nil):
        // The service gives a new version and date; everything a writer decides comes back.
        let copy = Workflow(id: before.id, nodes: before.nodes, attributes: before.attributes)
        effects += endDraft(effect.id, keeping: Draft(base: copy, isNew: true)) + stage(.create(effect.id))
      case (let before?, let now?):
        effects += endDraft(effect.id, keeping: before.forcedDraft(onto: now))
        effects += stage(.patch(effect.id, .automatic))
      case (nil, nil): break
      }
    }
    focus = .staged
    notice = .ok("The way back is staged. C plans it; nothing is sent before.")
    return effects
  }
}

import MeshCore

extension State {
  /// Enter on a contested step: both sides, to be decided.
  mutating func openConflict() -> [Effect] {
    guard case .plan(let sheet) = dialogs.last, sheet.wasShown else { return [] }
    return openConflict(of: sheet)
  }

  mutating func openConflict(of plan: PlanSheet) -> [Effect] {
    guard let (id, stored) = plan.contested, let draft = drafts[id], let readAt = plan.plan?.readAt else { return [] }
    let merge = ThreeWayMerge(base: draft.base, mine: draft.result, theirs: stored)
    var sheet = ConflictSheet(merge, readAt: readAt)
    let choices = choices(of: sheet)
    sheet.choice = merge.contested.firstIndex { choices[$0.id] == nil } ?? 0
    dialogs.append(.conflict(sheet))
    notice = standing(of: sheet)
    return readVersions(of: merge)
  }

  /// How much is left to decide, and that what was decided before still holds.
  private func standing(of sheet: ConflictSheet) -> Notice {
    let (all, left) = (sheet.merge.contested.count, sheet.merge.undecided(choices(of: sheet)).count)
    if left == 0 { return .ok("All is decided. Enter goes back to the plan; nothing is sent.") }
    let what = left == 1 && all == 1 ? sheet.merge.contested[0].id.name : "\(left) of \(all)"
    return Notice(
      .warn, "! conflict",
      left == all
        ? "Decide \(all == 1 ? what : "\(all) parts"). Version dates and ids alone never stop you."
        : "Your earlier choices are kept. Decide \(what).")
  }

  /// The dates of the versions that stand side by side.
  private mutating func readVersions(of merge: ThreeWayMerge) -> [Effect] {
    let models = merge.contested.flatMap { part -> [ModelReference] in
      guard case .node(let id) = part.id else { return [] }
      return ThreeWayMerge.Side.allCases.compactMap { merge[$0][node: id]?.model }
    }
    return models.compactMap { model in
      guard catalogue.versions(of: model) == nil else { return nil }
      catalogue.set(.reading, for: ModelKey(model))
      return start(.readVersions(model))
    }
  }

  mutating func takeSide(_ side: ThreeWayMerge.Side) -> [Effect] {
    guard case .conflict(let sheet) = dialogs.last, sheet.wasShown, let part = sheet.part else { return [] }
    return decide(.side(side), of: [part.id], in: sheet)
  }

  /// `M` and `T`: what is not decided yet, all at once.
  mutating func takeRest(_ side: ThreeWayMerge.Side) -> [Effect] {
    guard case .conflict(let sheet) = dialogs.last, sheet.wasShown else { return [] }
    let rest = sheet.merge.undecided(choices(of: sheet)).map(\.id)
    guard !rest.isEmpty else {
      notice = .plain("All is decided already. Enter goes back to the plan.")
      return []
    }
    return decide(.side(side), of: rest, in: sheet)
  }

  /// Journals the choice, and goes on to what is undecided.
  mutating func decide(
    _ choice: ThreeWayMerge.Choice, of subjects: [ThreeWayMerge.Subject], in sheet: ConflictSheet
  ) -> [Effect] {
    var sheet = sheet
    let before = choices(of: sheet)
    let what = subjects.count == 1 ? subjects[0].name : counted(subjects.count, "part")
    guard subjects.contains(where: { before[$0] != choice }) else {
      notice = .plain("\(what): \(choice.words) already.")
      return []
    }
    let effects = keepTexts { kept in
      let place = kept.conflicts.firstIndex { $0.workflow == sheet.workflow } ?? kept.conflicts.count
      if place == kept.conflicts.count { kept.conflicts.append(KeptConflict(workflow: sheet.workflow)) }
      kept.conflicts[place].steps.append(subjects.map { sheet.merge.decision(choice, of: $0) })
    }
    let left = sheet.merge.undecided(choices(of: sheet)).map(\.id)
    let places = sheet.merge.contested.indices.filter { left.contains(sheet.merge.contested[$0].id) }
    sheet.choice = places.first { $0 >= sheet.choice } ?? places.first ?? sheet.choice
    sheet.top = 0
    replaceTop(.conflict(sheet))
    notice = .ok(
      "\(what): \(choice.words). "
        + (left.isEmpty ? "All is decided: Enter goes back to the plan." : "\(left.count) to decide. u undoes."))
    return effects
  }

  mutating func undoDecision(in sheet: ConflictSheet) -> [Effect] {
    var sheet = sheet
    let before = choices(of: sheet)
    var undone: ThreeWayMerge.Subject?
    // What was decided between other sides is no choice here: it goes with the first one that is.
    let effects = keepTexts { kept in
      guard let place = kept.conflicts.firstIndex(where: { $0.workflow == sheet.workflow }) else { return }
      while undone == nil, let step = kept.conflicts[place].steps.popLast() {
        undone = step.first { before[$0.subject] != nil }?.subject
      }
    }
    guard let undone else {
      notice = .plain("There is no choice to undo.")
      return effects
    }
    sheet.choice = sheet.merge.contested.firstIndex { $0.id == undone } ?? sheet.choice
    sheet.top = 0
    replaceTop(.conflict(sheet))
    notice = Notice(.ok, "Undone", "\(undone.name): \(choices(of: sheet)[undone]?.words ?? "to decide").")
    return effects
  }

  /// Enter: the draft takes over what was decided, on what the service holds now, and is planned anew. Never applies.
  mutating func settleConflict(_ sheet: ConflictSheet) -> [Effect] {
    guard sheet.wasShown else { return [] }
    guard session.holder == nil else {
      notice = lookingOnly
      return []
    }
    let choices = choices(of: sheet)
    guard let target = sheet.merge.result(choices) else {
      let left = sheet.merge.undecided(choices)
      var sheet = sheet
      sheet.choice = sheet.merge.contested.firstIndex { $0.id == left.first?.id } ?? 0
      sheet.top = 0
      replaceTop(.conflict(sheet))
      notice = .warn("\(left.count) to decide yet: \(left.map(\.id.name).joined(separator: ", ")).")
      return []
    }
    dialogs.removeLast()
    guard case .plan(var plan) = dialogs.last else { return [] }
    let id = sheet.workflow
    library.replace([id], with: [id: sheet.merge.theirs])
    let draft = Draft(settling: target, on: sheet.merge.theirs)
    let part: Set<NodeID>? = if case .patch(_, _, let nodes)? = stagedDraft(of: id)?.change { nodes } else { nil }
    guard !draft.part(part).hasChanges else {
      notice = .ok("\(id) is settled; the plan is made anew.")
      return endDraft(id, keeping: draft) + replan(plan)
    }
    let step = plan.steps.indices.contains(plan.step) ? plan.steps.remove(at: plan.step) : nil
    plan.step = max(0, min(plan.step, plan.steps.count - 1))
    let effects = endDraft(id, keeping: draft.hasChanges ? draft : nil) + unstage { $0.id == step?.id }
    notice = .ok(
      draft.hasChanges
        ? "Nothing of what was staged of \(id) is left to send; the rest stays in its draft."
        : "\(id) is as the service has it; nothing of your draft is left to send.")
    guard !plan.steps.isEmpty else {
      dialogs.removeLast()
      return effects
    }
    return effects + replan(plan)
  }

  /// Esc: draft and choices stay as they are.
  mutating func putOffConflict(_ sheet: ConflictSheet) -> [Effect] {
    dialogs.removeLast()
    if case .plan(var plan) = dialogs.last {
      plan.isPutOff = true
      replaceTop(.plan(plan))
    }
    let count = choices(of: sheet).count
    let what = count > 0 ? "your draft and \(counted(count, "choice")) are" : "your draft is"
    notice = .plain("Later, then: \(what) kept. Enter takes it up again.")
    return []
  }

  mutating func moveConflict(_ sheet: ConflictSheet, by distance: Int) {
    var sheet = sheet
    if abs(distance) == 1 || abs(distance) > sheet.merge.contested.count + conflictLineCount(sheet, self) {
      sheet.choice = clamped(sheet.choice, by: distance, count: sheet.merge.contested.count)
      sheet.top = 0
    } else {
      sheet.top = max(0, min(sheet.top + distance, conflictLineCount(sheet, self) - conflictPage(self)))
    }
    replaceTop(.conflict(sheet))
  }
}

extension ThreeWayMerge.Choice {
  package var words: String {
    switch self {
    case .side(let side): side.rawValue
    }
  }
}

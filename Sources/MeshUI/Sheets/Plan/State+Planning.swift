import MeshCore

extension State {
  mutating func openPlan(_ steps: [StagedStep]) -> [Effect] {
    let sheet = PlanSheet(steps: steps)
    dialogs.append(.plan(sheet))
    notice = unknownAttempt(at: steps) ?? Self.nothingSent
    return replan(sheet)
  }

  /// A step that was sent before and got no answer must not go out again unnoticed.
  private func unknownAttempt(at steps: [StagedStep]) -> Notice? {
    let last = steps.compactMap { step in history.first { $0.step.id == step.id } }.first { $0.outcome == .notKnown }
    return last.map { sent in
      .warn(
        "\(sent.workflows.joined(separator: ", ")): sent at \(clock.time(sent.sentAt)), and no answer came. Compare what the "
          + "plan has read before Y sends it again.")
    }
  }

  static let nothingSent = Notice.plain("Nothing has been sent.")
  static let planIsNotReady = Notice.plain("The plan is not ready yet.")

  mutating func replan(_ sheet: PlanSheet) -> [Effect] {
    var sheet = sheet
    sheet.phase = .reading
    sheet.wasShown = false
    sheet.confirmation = nil
    replaceTop(.plan(sheet))
    let ids = Set(sheet.steps.flatMap(\.change.workflows))
    return [start(.plan(sheet.steps, drafts: drafts.filter { ids.contains($0.key) }))]
  }

  /// Only a plan that stood on the screen can be applied, and a conflict be decided; one that is too small shows none.
  mutating func notePlanShown() {
    guard hasRoom else { return }
    if case .plan(var sheet) = dialogs.last, sheet.plan != nil, !sheet.wasShown {
      sheet.wasShown = true
      replaceTop(.plan(sheet))
    } else if case .conflict(var sheet) = dialogs.last, !sheet.wasShown {
      sheet.wasShown = true
      replaceTop(.conflict(sheet))
    }
  }

  mutating func movePlan(_ sheet: PlanSheet, by distance: Int) {
    var sheet = sheet
    if abs(distance) == 1, sheet.steps.count > 1 {
      sheet.step = clamped(sheet.step, by: distance, count: sheet.steps.count)
      let tops = planStepTops(sheet, self)
      if tops.indices.contains(sheet.step) { sheet.top = tops[sheet.step] }
    } else {
      sheet.top += distance
    }
    sheet.top = max(0, min(sheet.top, planLineCount(sheet, self) - planPage(self)))
    replaceTop(.plan(sheet))
  }

  mutating func moveTab(by distance: Int) -> [Effect] {
    if case .workflowVersions(let sheet) = dialogs.last { moveTab(of: sheet, by: distance) }
    guard case .plan(var sheet) = dialogs.last else { return [] }
    let tabs = PlanSheet.Tab.allCases
    let place = tabs.firstIndex(of: sheet.tab) ?? 0
    sheet.tab = tabs[(place + distance + tabs.count) % tabs.count]
    sheet.top = 0
    replaceTop(.plan(sheet))
    return []
  }

  mutating func togglePlanned(_ sheet: PlanSheet) -> [Effect] {
    guard sheet.steps.indices.contains(sheet.step), sheet.steps.count > 1 || sheet.steps[sheet.step].isHeld else {
      notice = .plain("It is the only step: Enter leaves the plan.")
      return []
    }
    var sheet = sheet
    sheet.steps[sheet.step].isHeld.toggle()
    notice = .plain(
      sheet.steps[sheet.step].isHeld
        ? "Step \(sheet.step + 1) is left out. Space takes it in again." : "Step \(sheet.step + 1) is taken in again.")
    return replan(sheet)
  }

  mutating func applyPlan() -> [Effect] {
    guard case .plan(var sheet) = dialogs.last else { return [] }
    guard let plan = sheet.plan else {
      notice = Self.planIsNotReady
      return []
    }
    guard sheet.wasShown else { return [] }
    if let fault = plan.firstFault {
      notice = .error("Not applied. \(fault.obstacle.message)")
      return []
    }
    guard !plan.steps.isEmpty else {
      notice = .error("Not applied. Every step is left out.")
      return []
    }
    guard !session.isReadOnly else {
      notice = .error("Not applied. This context is read-only. What is staged is kept.")
      return []
    }
    guard plan.isReady else {
      dialogs.append(.question(.acceptRisk(RiskQuestion(plan))))
      return []
    }
    if sheet.phrase(app: session.app) != nil {
      sheet.confirmation = TextField()
      sheet.wasRefused = false
      replaceTop(.plan(sheet))
      return []
    }
    return beginApplying(plan)
  }

  mutating func scroll(_ question: RiskQuestion, by distance: Int) {
    var question = question
    question.top = max(0, min(question.top + distance, lastTop(of: question)))
    replaceTop(.question(.acceptRisk(question)))
  }

  /// Notes with the steps what may go, and plans anew: the plan that is applied says it too.
  mutating func accept(_ question: RiskQuestion) -> [Effect] {
    guard case .plan(var sheet) = dialogs.last else { return [] }
    var effects: [Effect] = []
    for step in question.steps {
      if let index = sheet.steps.firstIndex(where: { $0.id == step.id }) { sheet.steps[index].accept(step.losses) }
      effects += changeStep(step.id) { staged in
        if let index = staged.firstIndex(where: { $0.id == step.id }) { staged[index].accept(step.losses) }
      }
    }
    notice = .plain("Accepted, and kept with the step. Nothing has been sent.")
    return effects + replan(sheet)
  }

  mutating func confirm(_ sheet: PlanSheet) -> [Effect] {
    var sheet = sheet
    guard let plan = sheet.plan, let phrase = sheet.phrase(app: session.app), let typed = sheet.confirmation else {
      return []
    }
    guard typed.text.trimmed == phrase.trimmed else {
      sheet.wasRefused = true
      replaceTop(.plan(sheet))
      return []
    }
    return beginApplying(plan)
  }

  /// Ends a draft, or puts another in its place.
  mutating func endDraft(_ id: WorkflowID, keeping successor: Draft?) -> [Effect] {
    guard let successor else { return endDraft(id) }
    drafts[id] = successor
    return successor.journal.map(Effect.record) + forgetStagings(of: [id]) + forgetConflict(of: id)
  }

  /// What was decided of a draft ends with it.
  mutating func forgetConflict(of id: WorkflowID) -> [Effect] {
    keepTexts { kept in kept.conflicts.removeAll { $0.workflow == id } }
  }
}

extension Plan.Step {
  /// The workflow that both sides changed in the same place, as the service has it.
  var contested: (WorkflowID, Workflow)? {
    for obstacle in obstacles {
      if case .contested(_, let stored) = obstacle { return (stored.id, stored) }
    }
    return nil
  }
}

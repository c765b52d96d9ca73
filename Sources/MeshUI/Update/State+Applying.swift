import MeshCore

extension State {
  mutating func beginApplying(_ plan: Plan) -> [Effect] {
    dialogs.removeLast()
    dialogs.append(.applied(ApplySheet(plan: plan)))
    return sendNext()
  }

  /// Sends the first step that has no report, journalled before it goes.
  private mutating func sendNext() -> [Effect] {
    guard let place = reportPlace, case .applied(var sheet) = dialogs[place],
      let step = sheet.plan.steps.first(where: { sheet[report: $0.id] == nil }),
      let staged = staged.first(where: { $0.id == step.id })
    else { return [] }
    sheet.sending = step.id
    sheet.choice = sheet.plan.steps.firstIndex(of: step) ?? 0
    dialogs[place] = .applied(sheet)
    notice = Notice(.running, "sending", "\(step.words).")
    let sent = SentStep(staged, planned: step, sentAt: clock.now)
    history.insert(sent, at: 0)
    if history.count > JournalState.limit { history.removeLast() }
    return [.record(.sending(sent)), start(.apply(step))]
  }

  mutating func take(_ report: StepReport) -> [Effect] {
    finish(.apply)
    guard let place = reportPlace, case .applied(var sheet) = dialogs[place],
      let step = sheet.plan.steps.first(where: { $0.id == report.id })
    else { return [] }
    sheet.reports.append(report)
    sheet.sending = nil
    dialogs[place] = .applied(sheet)
    let outcome = report.outcome.journalled
    let read = (report.read ?? [:]).values.sorted { $0.id < $1.id }
    if report.read != nil { library.replace(step.effects.map(\.id), with: report.read ?? [:]) }
    notice = report.notice(step)
    guard let place = history.firstIndex(where: { $0.step.id == report.id }) else { return [] }
    history[place].outcome = outcome
    history[place].read = read
    let settled = Effect.record(.settled(report.id, outcome, read: read))
    guard report.isApplied else { return [settled] }
    return [settled] + settle(history[place]) + selectShownWorkflow() + sendNext()
  }

  /// The job of a step ended without a report: it may have been carried out.
  mutating func take(failureOf step: Plan.Step, _ message: String) -> [Effect] {
    guard let place = reportPlace, case .applied(var sheet) = dialogs[place] else { return [] }
    sheet.sending = nil
    dialogs[place] = .applied(sheet)
    if let sent = history.firstIndex(where: { $0.step.id == step.id }) { history[sent].outcome = .notKnown }
    notice = Notice(.error, "not known", "\(message) It is not sent again; R reads what is there.")
    return [.record(.settled(step.id, .notKnown, read: []))]
  }

  /// A step that cannot be journalled is not sent. Returns what is left to be journalled.
  mutating func withdrawStep(from entries: [JournalEntry], _ reason: String) -> [JournalEntry] {
    guard let place = reportPlace, case .applied(var sheet) = dialogs[place], let id = sheet.sending else {
      return entries
    }
    let rest = entries.filter { entry in
      if case .sending(let sent) = entry { sent.step.id != id } else { true }
    }
    guard rest.count < entries.count else { return entries }
    finish(.apply)
    sheet.sending = nil
    dialogs[place] = .applied(sheet)
    if let sent = history.firstIndex(where: { $0.step.id == id }) { history.remove(at: sent) }
    notice = .error("Not sent: a step is journalled first, and the journal cannot be written. \(reason)")
    return rest
  }
}

extension Plan.Step {
  /// What is sent, in words.
  package var words: String {
    switch change {
    case .create(let id): "create \(id)"
    case .rename(let id, let new): "rename \(id) to \(new)"
    case .patch(let id, let choice, _):
      requests.isEmpty ? "change \(id)" : "\(actionNames.isEmpty ? choice.words : actionNames) \(id)"
    case .delete(let ids): "delete \(ids.joined(separator: ", "))"
    case .deleteAll: "delete all \(effects.count) workflows"
    }
  }

  /// The actions of its requests: `merge, remove`.
  package var actionNames: String { requests.compactMap { $0.body?["action"]?.string }.joined(separator: ", ") }
}

extension StepReport {
  func notice(_ step: Plan.Step) -> Notice {
    switch outcome {
    case .asPredicted: Notice(.ok, "done", "\(step.words): done, as predicted.")
    case .differs:
      Notice(.warn, "differs", "\(step.words): written, but the service holds something else than predicted.")
    case .moved(let ids):
      .warn(
        "Not sent: \(ids.joined(separator: ", ")) changed on the service since the plan was made. "
          + "C plans anew, and asks where both changed the same.")
    case .refused(let error): .error(error.message)
    case .partly(let error):
      Notice(.error, "done in part", "The first of two requests was carried out. \(error.message)")
    case .notKnown(let error):
      Notice(.error, "not known", "\(error.message) It is not sent again; R reads what is there.")
    }
  }
}

import MeshCore

extension State {
  mutating func beginApplying(_ plan: Plan) -> [Effect] {
    dialogs.removeLast()
    dialogs.append(.applied(ApplySheet(plan: plan, began: clock.now)))
    return sendNext()
  }

  /// Sends the first step that has no report, on what the steps before it have left; journalled before it goes.
  private mutating func sendNext() -> [Effect] {
    guard let place = reportPlace, case .applied(var sheet) = dialogs[place], let planned = sheet.waiting.first,
      let staged = staged.first(where: { $0.id == planned.id })
    else { return [] }
    let step = sheet.progress.following(planned)
    sheet.sending = step.id
    sheet.choice = sheet.plan.steps.firstIndex { $0.id == step.id } ?? 0
    dialogs[place] = .applied(sheet)
    notice = Notice(.running, "sending", "\(step.words).")
    let sent = SentStep(staged, planned: step, sentAt: clock.now)
    history.insert(sent, at: 0)
    if history.count > JournalState.limit { history.removeLast() }
    return [.record(.sending(sent)), start(.apply(step))]
  }

  /// After a step that was written: the next one, unless the user wants to stop.
  private mutating func goOn() -> [Effect] {
    guard let place = reportPlace, case .applied(let sheet) = dialogs[place] else { return [] }
    let waiting = sheet.waiting.count
    // Whoever takes the app over gets it between two steps.
    if sheet.isStopping || wanted.map({ clock.now < $0.until }) == true, waiting > 0 {
      notice = .warn(
        "Stopped after step \(sheet.reports.count): \(waiting) of \(counted(sheet.plan.steps.count, "step")) not sent, "
          + "and still staged. C plans them.")
    } else {
      let effects = sendNext()
      guard effects.isEmpty else { return effects }
    }
    // What was acknowledged and not read back is read with all the others.
    return sheet.reports.contains { $0.outcome.journalled == .written } ? [readWorkflows()] : []
  }

  /// Ctrl-C while steps are sent: the one that is on its way gets its report, the others stay staged.
  mutating func stopApplying() {
    guard let place = reportPlace, case .applied(var sheet) = dialogs[place], let id = sheet.sending else { return }
    let number = (sheet.plan.steps.firstIndex { $0.id == id } ?? 0) + 1
    guard number < sheet.plan.steps.count else {
      notice = .warn("It is the last step, which cannot be called back: wait for the answer.")
      return
    }
    let rest = sheet.plan.steps.count - number
    notice = .warn(
      sheet.isStopping
        ? "Stopping already: step \(number) is being sent, and cannot be called back. Wait for the answer."
        : "Stopping after step \(number), which is being sent; \(counted(rest, "step")) \(rest == 1 ? "stays" : "stay") "
          + "staged.")
    sheet.isStopping = true
    dialogs[place] = .applied(sheet)
  }

  mutating func take(_ report: StepReport) -> [Effect] {
    finish(.apply)
    guard let place = reportPlace, case .applied(var sheet) = dialogs[place],
      let step = sheet.plan.steps.first(where: { $0.id == report.id })
    else { return [] }
    sheet.reports.append(report)
    sheet.progress.note(report, of: step)
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
    guard report.isWritten else { return [settled] }
    // The draft of a step that was not read back stays until it is read: what it says may not be there.
    let effects = report.isApplied ? settle(history[place]) : unstage { $0.id == report.id }
    return [settled] + effects + selectShownWorkflow() + goOn()
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
    case .notReadBack(let error):
      Notice(.warn, "written", "\(step.words): written, but it could not be read back. \(error.message)")
    case .notKnown(let error):
      Notice(.error, "not known", "\(error.message) It is not sent again; R reads what is there.")
    }
  }
}

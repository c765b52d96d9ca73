import MeshCore

extension State {
  /// The report of an apply that is open; the help may stand over it.
  var openReport: ApplySheet? {
    for case .applied(let sheet) in dialogs.reversed() { return sheet }
    return nil
  }

  /// Lets `act` work on the report that is open, if one is.
  private mutating func withReport(_ act: (inout ApplySheet, inout State) -> Void) {
    guard let index = dialogs.lastIndex(where: { if case .applied = $0 { true } else { false } }),
      case .applied(var sheet) = dialogs.remove(at: index)
    else { return }
    act(&sheet, &self)
    dialogs.insert(.applied(sheet), at: index)
  }

  /// Ctrl-C while steps are sent: the one that is on its way gets its report, the others stay staged.
  mutating func stopApplying() { withReport { sheet, state in sheet.stop(&state) } }

  /// A step that cannot be journalled is not sent. Returns what is left to be journalled.
  mutating func withdrawStep(from entries: [JournalEntry], _ reason: String) -> [JournalEntry] {
    guard let id = openReport?.sending else { return entries }
    let rest = entries.filter { entry in
      if case .sending(let sent) = entry { sent.step.id != id } else { true }
    }
    guard rest.count < entries.count else { return entries }
    finish(.apply)
    withReport { sheet, _ in sheet.sending = nil }
    bench.withdraw(id)
    notice = .error("Not sent: a step is journalled first, and the journal cannot be written. \(reason)")
    return rest
  }
}

extension StepReport {
  func notice(_ step: Plan.Step, _ state: State) -> Notice {
    switch outcome {
    case .asPredicted: Notice(.ok, "done", "\(step.words()): done, as predicted.")
    case .differs:
      Notice(.warn, "differs", "\(step.words()): written, but the service holds something else than predicted.")
    case .moved(let ids):
      .warn(
        "Not sent: \(ids.joined(separator: ", ")) changed on the service since the plan was made. "
          + "\(state.key(.planAll, in: .staged)) plans anew, and asks where both changed the same.")
    case .refused(let error): .error(error.message)
    case .partly(let error):
      Notice(.error, "done in part", "The first of two requests was carried out. \(error.message)")
    case .notReadBack(let error):
      Notice(.warn, "written", "\(step.words()): written, but it could not be read back. \(error.message)")
    case .notKnown(let error):
      Notice(
        .error, "not known",
        "\(error.message) It is not sent again; \(state.key(.refresh, in: .applied)) reads what is there.")
    }
  }
}

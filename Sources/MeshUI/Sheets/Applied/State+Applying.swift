import MeshCore

extension State {
  /// The report of an apply that is open; the help may stand over it.
  var openReport: ApplySheet? { dialogs.reversed().lazy.compactMap(\.report).first }

  /// Ctrl-C while steps are sent: the one that is on its way gets its report, the others stay staged.
  mutating func stopApplying() -> [Effect] {
    withOpen(\.report) { sheet, state in
      sheet.stop(&state)
      return .stay()
    }
  }

  /// A step that cannot be journalled is not sent. Returns what is left to be journalled.
  mutating func withdrawStep(from entries: [JournalEntry], _ reason: String) -> [JournalEntry] {
    guard let id = openReport?.sending else { return entries }
    let rest = entries.filter { entry in
      if case .sending(let sent) = entry { sent.step.id != id } else { true }
    }
    guard rest.count < entries.count else { return entries }
    finish(.apply)
    _ = withOpen(\.report) { sheet, _ in
      sheet.sending = nil
      return .stay()
    }
    bench.withdraw(id)
    notice = .error("Not sent: a step is journalled first, and the journal cannot be written. \(reason)")
    return rest
  }
}

extension Dialog {
  var report: ApplySheet? { if case .applied(let sheet) = self { sheet } else { nil } }
}

extension StepReport {
  func notice(_ step: Plan.Step, _ state: State) -> Notice {
    switch outcome {
    case .asPredicted: Notice(.ok, "done", "\(step.title()): done, as predicted.")
    case .differs:
      Notice(.warn, "differs", "\(step.title()): written, but the service holds something else than predicted.")
    case .moved(let ids):
      .warn(
        "Not sent: \(ids.joined(separator: ", ")) changed on the service since the plan was made. "
          + "\(state.key(.planAll, in: .staged)) plans anew, and asks where both changed the same.")
    case .refused(let error): .error(error.message)
    case .partly(let error):
      Notice(.error, "done in part", "The first of two requests was carried out. \(error.message)")
    case .notReadBack(let error):
      Notice(.warn, "written", "\(step.title()): written, but it could not be read back. \(error.message)")
    case .notKnown(let error):
      Notice(
        .error, "not known",
        "\(error.message) It is not sent again; \(state.key(.refresh, in: .applied)) reads what is there.")
    }
  }
}

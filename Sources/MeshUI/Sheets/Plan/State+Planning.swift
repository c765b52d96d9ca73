import MeshCore

extension State {
  mutating func openPlan(_ steps: [StagedStep]) -> [Effect] {
    var sheet = PlanSheet(steps: steps)
    notice = unknownAttempt(at: steps) ?? PlanSheet.nothingSent
    let effects = sheet.read(&self)
    dialogs.append(.plan(sheet))
    return effects
  }

  /// A step that was sent before and got no answer must not go out again unnoticed.
  private func unknownAttempt(at steps: [StagedStep]) -> Notice? {
    let last = steps.compactMap { step in history.first { $0.step.id == step.id } }.first { $0.outcome == .notKnown }
    return last.map { sent in
      .warn(
        "\(sent.workflows.joined(separator: ", ")): sent at \(clock.time(sent.sentAt)), and no answer came. Compare what the "
          + "plan has read before \(key(.apply, in: .plan)) sends it again.")
    }
  }

  /// The plan that is open; the help may stand over it.
  var openPlan: PlanSheet? { dialogs.reversed().lazy.compactMap(\.plan).first }
}

extension Dialog {
  var plan: PlanSheet? { if case .plan(let sheet) = self { sheet } else { nil } }
}

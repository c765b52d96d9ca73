import FoundationEssentials
import MeshCore

extension State {
  /// Tells by what was read since what became of steps whose answer is not known. Nothing is sent again.
  mutating func settleInterrupted() -> [Effect] {
    var effects: [Effect] = []
    var judged: Set<StagedStep.ID> = []
    for (place, sent) in history.enumerated() where judged.insert(sent.step.id).inserted {
      guard sent.outcome == .sending || sent.outcome == .notKnown, !isBeingSent(sent.step.id),
        library.beganAt.map({ $0 > sent.sentAt }) == true, !mayStillBeSending(sent)
      else { continue }
      effects += settle(sent, at: place)
    }
    return effects
  }

  /// A command that was started a moment ago tells by itself what became of its step.
  private func mayStillBeSending(_ sent: SentStep) -> Bool {
    sent.step.isOfCommand && clock.now.timeIntervalSince(sent.sentAt) < Self.longestCall
  }

  /// Seconds; longer than a command waits for an answer and reads back.
  private static let longestCall = 180.0

  private func isBeingSent(_ id: StagedStep.ID) -> Bool {
    guard let place = reportPlace, case .applied(let sheet) = dialogs[place] else { return false }
    return sheet.sending == id
  }

  private mutating func settle(_ sent: SentStep, at place: Int) -> [Effect] {
    let ids = sent.workflows
    let subject = ids.joined(separator: ", ")
    history[place].read = ids.compactMap { library[$0] }
    var effects: [Effect] = []
    // Where nothing was done the order is that of before; what was done may have been put in order by the service.
    if ids.allSatisfy({ isSame(library[$0], as: $0, in: sent.before, inOrder: true) }) {
      history[place].outcome = .refused
      notice = .warn(
        "\(subject): the step had no answer and was not carried out."
          + (sent.step.isOfCommand ? "" : " It is still staged; 3 shows it."))
    } else if ids.allSatisfy({ isSame(library[$0], as: $0, in: sent.predicted) }) {
      history[place].outcome = .asPredicted
      // What a command has sent was no draft of this editor.
      effects = sent.step.isOfCommand ? [] : settle(history[place])
      notice = Notice(.ok, "done", "\(subject): the step had no answer, but it was carried out, as predicted.")
    } else {
      guard sent.outcome == .sending else { return [] }
      history[place].outcome = .notKnown
      notice = .warn(
        "\(subject): the step had no answer, and the service holds something else."
          + (sent.step.isOfCommand ? "" : " 3, Enter plans it."))
    }
    return [.record(.settled(sent.step.id, history[place].outcome, read: history[place].read))] + effects
  }

  private func isSame(
    _ stored: Workflow?, as id: WorkflowID, in workflows: [Workflow], inOrder: Bool = false
  ) -> Bool {
    switch (stored, workflows.first { $0.id == id }) {
    case (nil, nil): true
    case (let stored?, let wanted?):
      stored.fulfils(wanted) && !(inOrder && WorkflowDiff(from: wanted, to: stored).reordered)
    case (nil, _?), (_?, nil): false
    }
  }
}

extension Workflow {
  /// Whether it is what was `wanted`; what that left to the service, a newest version or an attribute, may be anything.
  fileprivate func fulfils(_ wanted: Workflow) -> Bool {
    let diff = WorkflowDiff(from: wanted, to: self)
    return diff.attributes.allSatisfy { wanted.attributes[$0] == nil }
      && diff.nodes.allSatisfy { change in
        guard case .changed(let id, let fields) = change else { return false }
        return fields.map(\.field) == [.version] && wanted[node: id]?.model.versionID == nil
      }
  }
}

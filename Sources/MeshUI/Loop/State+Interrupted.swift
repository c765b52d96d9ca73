import FoundationEssentials
import MeshCore

extension State {
  /// Tells by what was read since what became of steps whose answer is not known. Nothing is sent again.
  mutating func settleInterrupted() -> [Effect] {
    bench.openSteps.flatMap { sent -> [Effect] in
      guard !isBeingSent(sent.step.id), library.beganAt.map({ $0 > sent.sentAt }) == true, !mayStillBeSending(sent)
      else { return [] }
      let stored = Dictionary(sent.workflows.compactMap { id in library[id].map { (id, $0) } }) { first, _ in first }
      let verdict = sent.verdict(on: stored)
      // It was said when it was found.
      if verdict != .somethingElse || sent.outcome != .notKnown { notice = notice(of: sent, verdict) }
      return settle(sent.step.id) { $0.judge(sent, by: stored) }
    }
  }

  /// A command that was started a moment ago tells by itself what became of its step.
  private func mayStillBeSending(_ sent: SentStep) -> Bool {
    sent.step.isOfCommand && clock.now.timeIntervalSince(sent.sentAt) < Self.longestCall
  }

  /// Seconds; longer than a command waits for an answer and reads back.
  private static let longestCall = 180.0

  private func isBeingSent(_ id: StagedStep.ID) -> Bool { openReport?.sending == id }

  private func notice(of sent: SentStep, _ verdict: SentStep.Verdict) -> Notice {
    let subject = sent.workflows.joined(separator: ", ")
    let isOfCommand = sent.step.isOfCommand
    switch (verdict, sent.outcome) {
    case (.carriedOut, .written): return .ok("\(subject): read now, and as predicted.")
    case (_, .written):
      return .warn(
        "\(subject): the service said that the step was carried out, and holds something else than was predicted."
          + (isOfCommand ? "" : " What it does not have stays in the draft."))
    case (.carriedOut, _):
      return Notice(.ok, "done", "\(subject): the step had no answer, but it was carried out, as predicted.")
    case (.notCarriedOut, _):
      return .warn(
        "\(subject): the step had no answer and was not carried out."
          + (isOfCommand ? "" : " It is still staged; \(key(.jumpStaged, in: .workflows)) shows it."))
    case (.somethingElse, _):
      return .warn(
        "\(subject): the step had no answer, and the service holds something else."
          + (isOfCommand ? "" : " \(key(.jumpStaged, in: .workflows)), \(key(.plan, in: .staged)) plans it."))
    }
  }
}

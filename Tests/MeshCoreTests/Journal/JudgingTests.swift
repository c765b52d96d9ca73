import FoundationEssentials
import MeshCore
import Testing

/// What a later reading tells of a step of which nobody knows what became.
@Suite struct JudgingTests {
  private let before = Workflow("flow", WorkflowNode("a", "colors", "c1"))
  private let after = Workflow("flow", WorkflowNode("a", "colors", "c2"))

  private func sent(_ outcome: SentStep.Outcome, predicted: Workflow? = nil) -> SentStep {
    SentStep(
      step: StagedStep(id: 1, change: .patch("flow", .automatic)), sentAt: .distantPast, before: [before],
      predicted: [predicted ?? after], outcome: outcome)
  }

  @Test(arguments: [
    (SentStep.Outcome.sending, SentStep.Outcome.asPredicted, SentStep.Outcome.refused, SentStep.Outcome.notKnown),
    (.notKnown, .asPredicted, .refused, .notKnown), (.written, .asPredicted, .differs, .differs),
  ])
  func byWhatIsReadLater(
    _ outcome: SentStep.Outcome, ifAsPredicted: SentStep.Outcome, ifAsBefore: SentStep.Outcome, else: SentStep.Outcome
  ) {
    let sent = sent(outcome)
    func settled(_ stored: Workflow?) -> SentStep.Outcome {
      let stored = stored.map { ["flow": $0] } ?? [:]
      return sent.settled(sent.verdict(on: stored), by: stored).outcome
    }
    #expect(sent.isOpen)
    #expect(settled(after) == ifAsPredicted && settled(before) == ifAsBefore)
    #expect(settled(nil) == `else` && settled(Workflow("flow", WorkflowNode("z"))) == `else`)
  }

  /// Nothing tells whether the newest version that is there was asked for; the service's word does.
  @Test func theNewestThatIsThereAlready() {
    let newest = Workflow("flow", WorkflowNode("a", "colors", nil))
    #expect(sent(.notKnown, predicted: newest).verdict(on: ["flow": before]) == .notCarriedOut)
    #expect(sent(.written, predicted: newest).verdict(on: ["flow": before]) == .carriedOut)
  }
}

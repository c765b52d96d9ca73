import FoundationEssentials
import MeshCore
import TestSupport
import Testing

/// Plans of random steps, applied to a service that follows the patch semantics.
@Suite struct AppliedPlanTests {
  @Test func whatAPlanForetellsIsWhatComes() async throws {
    var applied = 0
    for seed in seeds.prefix(100) {
      var random = SeededGenerator(seed: seed)
      let stored = ["one", "two", "three"].map { random.workflow($0) }
      let (drafts, staged) = random.steps(on: stored)
      let service = MemoryService(stored)
      let client = MeshClient(app: .demo, transport: service)
      let plan = try await client.plan(staged, drafts: drafts, now: Date(timeIntervalSince1970: 0))
      #expect(await service.writes.isEmpty, "seed \(seed): a plan was sent")
      guard plan.isReady else { continue }
      let runner = StepRunner(client: client) { Date(timeIntervalSince1970: 0) }
      for step in plan.steps {
        let report = await runner.apply(step)
        #expect(report.outcome == .asPredicted, "seed \(seed): \(step.change)")
        for effect in step.effects { #expect(report.read?[effect.id] == effect.after, "seed \(seed): \(effect.id)") }
        applied += 1
      }
      #expect(await service.writes == plan.steps.flatMap(\.requests), "seed \(seed): each request once, in order")
    }
    #expect(applied > 60)
  }
}

extension SeededGenerator {
  /// A draft and a step for some of the workflows and for a new one, in random order.
  fileprivate mutating func steps(
    on stored: [Workflow]
  ) -> (drafts: [WorkflowID: Draft], staged: [StagedStep]) {
    var drafts = ["new": Draft(base: workflow("new"), isNew: true)]
    var changes: [StagedChange] = chance(oneIn: 2) ? [.create("new")] : []
    for workflow in stored {
      switch below(4) {
      case 0: changes.append(.delete([workflow.id]))
      case 1: continue
      case _:
        drafts[workflow.id] = draft(of: workflow, edits: 1 + below(3))
        let choices = [PatchChoice.automatic, .chosen(.overwrite), .chosen(.merge), .mergeThenRemove]
        changes.append(.patch(workflow.id, chance(oneIn: 2) ? .automatic : pick(choices)))
      }
    }
    if chance(oneIn: 6) { changes.append(.deleteAll) }
    return (drafts, changes.shuffled(using: &self).enumerated().map { StagedStep(id: $0, change: $1) })
  }
}

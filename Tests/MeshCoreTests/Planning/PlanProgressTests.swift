import FoundationEssentials
import MeshCore
import TestSupport
import Testing

/// A later step of a plan begins with what the earlier ones have left, which is not always what was predicted.
@Suite struct PlanProgressTests {
  private let base = Workflow("flow", WorkflowNode("a", "colors", "c1"))

  /// Applies all steps; the service fills in a version, and what a new workflow does not say.
  private func outcomes(
    _ changes: [StagedChange], _ drafts: Draft..., stored: [Workflow]
  ) async throws -> [StepReport.Outcome] {
    let filling = MemoryService.Fault.followed { workflows in
      for id in workflows.keys {
        workflows[id]?.attributes["visibility"] = ["gettable": "PRIVATE"]
        for index in workflows[id]?.nodes.indices ?? 0..<0 where workflows[id]?.nodes[index].model.versionID == nil {
          workflows[id]?.nodes[index].model.versionID = "newest"
        }
      }
    }
    let service = MemoryService(stored, faults: Array(repeating: filling, count: changes.count))
    await service.change { for id in $0.keys { $0[id]?.attributes["visibility"] = ["gettable": "PRIVATE"] } }
    let client = MeshClient(app: .demo, transport: service)
    let plan = try await client.plan(
      changes.enumerated().map { StagedStep(id: $0 + 1, change: $1) },
      drafts: Dictionary(drafts.map { ($0.id, $0) }) { first, _ in first }, now: .distantPast)
    try #require(plan.isReady)
    var (progress, outcomes) = (PlanProgress(), [StepReport.Outcome]())
    for planned in plan.steps {
      let step = progress.following(planned)
      let report = await StepRunner(client: client) { .distantPast }.apply(step)
      progress.note(report, of: step)
      outcomes.append(report.outcome)
    }
    return outcomes
  }

  private func adding(_ node: WorkflowNode) async throws -> Draft {
    var stored = base
    stored.attributes["visibility"] = ["gettable": "PRIVATE"]
    return try Draft.of(stored, leaving: base.nodes[0], node)
  }

  @Test func aRenameAfterTheNewestVersionWasTaken() async throws {
    let draft = try await adding(WorkflowNode("b", "crop", nil))
    let outcomes = try await outcomes(
      [.patch("flow", .automatic), .rename("flow", to: "other")], draft, stored: [base])
    #expect(outcomes == [.asPredicted, .asPredicted])
  }

  @Test func aDeletionOfWhatWasCreated() async throws {
    let draft = Draft(base: Workflow("new", WorkflowNode("a", "colors", nil)), isNew: true)
    #expect(
      try await outcomes([.create("new"), .delete(["new"])], draft, stored: []) == [.asPredicted, .asPredicted])
    #expect(try await outcomes([.create("new"), .deleteAll], draft, stored: [base]) == [.asPredicted, .asPredicted])
  }

  @Test func aRenameOfWhatWasCreated() async throws {
    let draft = Draft(base: Workflow("new", WorkflowNode("a", "colors", nil)), isNew: true)
    #expect(
      try await outcomes([.create("new"), .rename("new", to: "newer")], draft, stored: [base])
        == [.asPredicted, .asPredicted])
  }

  @Test func whatSomebodyElseChangedBetweenIsSeenAllTheSame() async throws {
    var changed = base
    changed.nodes.append(WorkflowNode("z"))
    let planned = Plan(
      [StagedStep(id: 1, change: .delete(["flow"]))], drafts: [:], stored: ["flow": base], in: .demo,
      readAt: .distantPast)
    let step = PlanProgress().following(planned.steps[0])
    let client = MeshClient(app: .demo, transport: MemoryService(changed))
    #expect(await StepRunner(client: client) { .distantPast }.apply(step).outcome == .moved(["flow"]))
  }
}

import FoundationEssentials
import MeshCore
import Testing

/// What the service has already is done: nothing of it is sent, and it is no obstacle.
@Suite struct PlanDoneTests {
  private let base = Workflow("flow", WorkflowNode("a", "colors", "c1"))

  private func plan(_ change: StagedChange, _ draft: Draft, on stored: Workflow?) -> Plan {
    Plan(
      [StagedStep(id: 1, change: change)], drafts: [draft.id: draft], stored: stored.map { [$0.id: $0] } ?? [:],
      in: .demo, readAt: .distantPast)
  }

  @Test(arguments: [PatchChoice.automatic, .chosen(.merge), .chosen(.overwrite), .mergeThenRemove])
  func aDraftThatSomebodyElseHasMadeToo(choice: PatchChoice) throws {
    let draft = try Draft.of(base, leaving: WorkflowNode("a", "colors", "c2"))
    let plan = plan(.patch("flow", choice), draft, on: draft.result)
    #expect(plan.steps[0].isDone && plan.pending.steps.isEmpty)
    #expect(plan.summary.changes == 0 && plan.summary.conflicts == 0)
    #expect(!self.plan(.patch("flow", .automatic), draft, on: base).steps[0].isDone)
  }

  @Test func anActionThatSendsNothingOfAChangeIsStillAnObstacle() throws {
    let two = Workflow("flow", WorkflowNode("a"), WorkflowNode("b"))
    let draft = try Draft.of(two, leaving: WorkflowNode("a"))
    let step = plan(.patch("flow", .chosen(.merge)), draft, on: two).steps[0]
    #expect(step.obstacles == [.nothingToSend(.merge)] && !step.isDone)
  }

  @Test func aCreationThatIsThereAlsoWithWhatTheServiceFillsIn() {
    let draft = Draft(base: Workflow("new", WorkflowNode("a", "colors", nil)), isNew: true)
    let stored = Workflow("new", WorkflowNode("a", "colors", "c9"), attributes: ["visibility": ["gettable": "PRIVATE"]])
    #expect(plan(.create("new"), draft, on: stored).steps[0].isDone)
    let other = Workflow("new", WorkflowNode("a", "crop", "c9"))
    #expect(plan(.create("new"), draft, on: other).steps[0].obstacles == [.exists("new")])
  }

  @Test func itsDraftEnds() throws {
    let draft = try Draft.of(base, leaving: WorkflowNode("a", "colors", "c2"))
    let plan = plan(.patch("flow", .automatic), draft, on: draft.result)
    let sent = SentStep(
      done: StagedStep(id: 1, change: .patch("flow", .automatic)), planned: plan.steps[0], at: .distantPast)
    #expect(sent.isApplied && sent.remainder(of: draft) == nil)
    let new = Draft(base: Workflow("new", WorkflowNode("a", "colors", nil)), isNew: true)
    let stored = Workflow("new", WorkflowNode("a", "colors", "c9"), attributes: ["visibility": ["gettable": "PRIVATE"]])
    let made = self.plan(.create("new"), new, on: stored)
    #expect(
      SentStep(done: StagedStep(id: 1, change: .create("new")), planned: made.steps[0], at: .distantPast)
        .remainder(of: new) == nil)
  }
}

import FoundationEssentials
import MeshCore
import TestSupport
import Testing

/// A workflow takes another id: planned, applied, and followed by what is drafted and staged of it.
@Suite struct RenamingTests {
  private let base = Workflow("flow", WorkflowNode("a", "colors", "c1"), WorkflowNode("b", "crop", "k1", reads: ["a"]))
  private let day = Date(timeIntervalSince1970: 1_000_000)

  private func plan(_ changes: StagedChange..., drafts: [Draft] = [], stored: [Workflow]) -> Plan {
    Plan(
      changes.enumerated().map { StagedStep(id: $0, change: $1) },
      drafts: Dictionary(uniqueKeysWithValues: drafts.map { ($0.id, $0) }),
      stored: Dictionary(uniqueKeysWithValues: stored.map { ($0.id, $0) }), in: .demo, readAt: day)
  }

  private func draft() throws -> Draft { try Draft.of(base, leaving: WorkflowNode("a", "colors", "c2"), base.nodes[1]) }

  @Test func aPlanShowsBothIDs() throws {
    let step = plan(.rename("flow", to: "stream"), stored: [base]).steps[0]
    #expect(step.isReady && step.warnings.isEmpty)
    #expect(step.requests.map(\.line) == ["PATCH /v2/users/alice/apps/demo/workflows/ids"])
    #expect(step.requests[0].body == ["ids": [["id": "flow", "new_id": "stream"]], "action": "overwrite"])
    #expect(step.effects.map(\.id) == ["flow", "stream"])
    #expect(step.effects.map(\.after) == [nil, Workflow(id: "stream", nodes: base.nodes)])
    #expect(plan(.rename("flow", to: "stream"), stored: [base]).summary.changes == 1)
  }

  /// The models were named before: one that is gone since does not keep a workflow from taking another id.
  @Test func noModelIsLookedUp() throws {
    let plan = plan(.rename("flow", to: "stream"), stored: [base])
    #expect(plan.newReferences == [])
    let findings = Dictionary(uniqueKeysWithValues: base.nodes.map { ($0.model, ModelFinding.noModel) })
    #expect(plan.checked(by: findings) == plan)
  }

  @Test func whatStandsInTheWayIsSaid() {
    let taken = Workflow("stream", WorkflowNode("a"))
    #expect(plan(.rename("flow", to: "stream"), stored: [base, taken]).steps[0].obstacles == [.exists("stream")])
    #expect(plan(.rename("flow", to: "stream"), stored: []).steps[0].obstacles == [.gone("flow")])
    #expect(plan(.rename("flow", to: "a b"), stored: [base]).steps[0].obstacles == [.invalid([.badWorkflowID("a b")])])
  }

  @Test func laterStepsSeeTheNewID() throws {
    let plan = plan(
      .rename("flow", to: "stream"), .patch("flow", .automatic), .rename("flow", to: "river"), .delete(["flow"]),
      drafts: [try draft()], stored: [base])
    #expect(plan.isReady, "\(plan.steps.flatMap(\.obstacles))")
    #expect(plan.steps[1].effects.map(\.id) == ["stream"])
    #expect(plan.steps[1].requests[0].body?["workflows"] != nil && plan.steps[1].change == .patch("stream", .automatic))
    #expect(plan.steps[2].change == .rename("stream", to: "river") && plan.steps[3].change == .delete(["river"]))
  }

  /// A conflict is told of the draft that there is, which has the old id until the plan is applied.
  @Test func aConflictOfALaterStepNamesTheDraft() throws {
    var theirs = base
    theirs.nodes[0].model.versionID = "c3"
    let plan = plan(.rename("flow", to: "stream"), .patch("flow", .automatic), drafts: [try draft()], stored: [theirs])
    #expect(plan.steps[1].obstacles == [.contested(["a"], stored: theirs)])
  }

  private func apply(_ service: MemoryService) async throws -> StepReport {
    let client = MeshClient(app: .demo, transport: service)
    let steps = [StagedStep(id: 7, change: .rename("flow", to: "stream"))]
    let plan = try await client.plan(steps, drafts: [:], now: day)
    #expect(plan.isReady)
    let day = day
    return await StepRunner(client: client) { day }.apply(plan.steps[0])
  }

  @Test func applyingItIsVerified() async throws {
    let report = try await apply(MemoryService(base))
    #expect(report.outcome == .asPredicted)
    #expect(report.read == ["stream": Workflow(id: "stream", nodes: base.nodes)])
  }

  @Test(arguments: [true, false])
  func aLostAnswerIsJudgedByWhatIsThere(isApplied: Bool) async throws {
    let service = MemoryService(base, faults: [.lost(applied: isApplied)])
    let report = try await apply(service)
    #expect(report.isApplied == isApplied)
    #expect(await service.writes.count == 1)
  }

  @Test func aServiceThatDoesSomethingElseIsToldOf() async throws {
    let service = MemoryService(base, faults: [.followed { $0["stream"]?.nodes.removeLast() }])
    guard case .differs(let diffs) = try await apply(service).outcome else {
      Issue.record("a lost node went unseen")
      return
    }
    #expect(diffs["stream"]?.removed == 1)
  }

  @Test func itSettlesNoStepButItself() throws {
    let sent = SentStep(
      step: StagedStep(id: 1, change: .rename("flow", to: "stream")), sentAt: day, before: [base],
      predicted: [Workflow(id: "stream", nodes: base.nodes)], read: [Workflow(id: "stream", nodes: base.nodes)],
      outcome: .asPredicted)
    #expect(sent.settles(sent.step) && !sent.settles(StagedStep(id: 2, change: .patch("flow", .automatic))))
    #expect(sent.renaming.map { [$0.old, $0.new] } == ["flow", "stream"])
    #expect(
      StagedChange.patch("flow", .automatic, only: ["a"]).renaming("flow", to: "stream")
        == .patch("stream", .automatic, only: ["a"]))
    #expect(StagedChange.delete(["x", "flow"]).renaming("flow", to: "stream") == .delete(["x", "stream"]))
  }

  /// Undo and redo go on under the new id.
  @Test func aDraftKeepsItsEdits() throws {
    var draft = try draft()
    try draft.make(.removeNode("b"))
    _ = try draft.undo()
    var renamed = draft.renamed(to: "stream")
    #expect(renamed.id == "stream" && renamed.edits == draft.edits && renamed.undone == draft.undone)
    #expect(renamed.result.nodes == draft.result.nodes)
    #expect(try renamed.redo() == .removeNode("b"))
    #expect(
      draft.journal.suffix(2) == [.edited("flow", .removeNode("b"), at: 1), .rewound("flow", to: 1)])
  }
}

import FoundationEssentials
import MeshCore
import TestSupport
import Testing

@Suite struct StepRunnerTests {
  private let base = Workflow("flow", WorkflowNode("a", "colors", "c1"), WorkflowNode("b", "crop", "k1", reads: ["a"]))
  private let day = Date(timeIntervalSince1970: 1_000_000)

  private struct Run {
    let report: StepReport
    let service: MemoryService
    let plan: Plan
  }

  /// Plans `change` on what `service` holds, lets `meanwhile` happen, and applies the one step.
  private func apply(
    _ change: StagedChange, _ draft: Draft? = nil, to service: MemoryService,
    meanwhile: @Sendable (inout [WorkflowID: Workflow]) -> Void = { _ in }
  ) async throws -> Run {
    let client = MeshClient(app: .demo, transport: service)
    let plan = try await client.plan(
      [StagedStep(id: 7, change: change)], drafts: draft.map { [$0.id: $0] } ?? [:], now: day)
    try #require(plan.isReady)
    await service.change(meanwhile)
    let day = day
    let report = await StepRunner(client: client) { day }.apply(plan.steps[0])
    #expect(report.id == 7)
    return Run(report: report, service: service, plan: plan)
  }

  private var newer: Draft {
    get throws { try Draft.of(base, leaving: WorkflowNode("a", "colors", "c2"), base.nodes[1]) }
  }

  @Test func aWriteThatWentWellIsAsPredicted() async throws {
    let run = try await apply(.patch("flow", .automatic), try newer, to: MemoryService(base))
    #expect(run.report.outcome == .asPredicted && run.report.isApplied)
    #expect(run.report.sentAt == day)
    #expect(run.report.read == ["flow": try newer.result])
    #expect(await run.service.writes == run.plan.steps[0].requests)
  }

  @Test(arguments: [StagedChange.delete(["flow"]), .delete(["flow", "other"]), .deleteAll])
  func aDeletionIsAsPredictedWhenAllAreGone(change: StagedChange) async throws {
    let run = try await apply(change, to: MemoryService(base, Workflow("other", WorkflowNode("a"))))
    #expect(run.report.outcome == .asPredicted)
    #expect(run.report.read == [:])
    #expect(await run.service.writes.count == 1)
  }

  @Test func aCreationIsAsPredictedAlsoWithWhatTheServiceFillsIn() async throws {
    let draft = Draft(base: Workflow("new", WorkflowNode("a", "colors", nil)), isNew: true)
    let service = MemoryService(
      faults: [
        .followed { workflows in
          workflows["new"]?.attributes["visibility"] = ["gettable": "PRIVATE"]
          workflows["new"]?.nodes[0].model = ModelReference(
            id: "colors", userID: "alice", appID: "demo", versionID: "c9")
        }
      ])
    let run = try await apply(.create("new"), draft, to: service)
    #expect(run.report.outcome == .asPredicted)
    #expect(run.report.read?["new"]?.nodes[0].model.versionID == "c9")
  }

  @Test func aNodeThatAsksForTheNewestVersionGetsOne() async throws {
    let draft = try Draft.of(base, leaving: WorkflowNode("a", "quality", nil), base.nodes[1])
    let taken = MemoryService(base, faults: [.followed { $0["flow"]?.nodes[0].model.versionID = "q9" }])
    #expect(try await apply(.patch("flow", .automatic), draft, to: taken).report.outcome == .asPredicted)
    // The newest may be the one that is there already.
    let newest = try Draft.of(base, leaving: WorkflowNode("a", "colors", nil), base.nodes[1])
    let kept = MemoryService(base, faults: [.followed { $0["flow"]?.nodes[0].model.versionID = "c1" }])
    #expect(try await apply(.patch("flow", .automatic), newest, to: kept).report.outcome == .asPredicted)
    // Where the answer is lost too, nothing tells whether anything was written.
    let lost = try await apply(
      .patch("flow", .automatic), newest, to: MemoryService(base, faults: [.lost(applied: false)]))
    guard case .notKnown = lost.report.outcome else {
      Issue.record("\(lost.report.outcome)")
      return
    }
  }

  /// An overwrite would move back what somebody has moved since.
  @Test func anOrderThatSomebodyChangedIsNotOverwritten() async throws {
    let draft = try Draft.of(base, leaving: base.nodes[0], WorkflowNode("b", "crop", "k2", reads: ["a"]))
    let run = try await apply(.patch("flow", .automatic), draft, to: MemoryService(base)) {
      $0["flow"]?.nodes.reverse()
    }
    #expect(run.report.outcome == .moved(["flow"]))
    #expect(await run.service.writes == [])
  }

  /// The service may put nodes into an order of its own: where the order was asked for, that is said.
  @Test func anOrderThatWasAskedForAndIsNotThereDiffers() async throws {
    let draft = try Draft.of(base, leaving: base.nodes[1], base.nodes[0])
    let service = MemoryService(base, faults: [.followed { $0["flow"]?.nodes.reverse() }])
    let run = try await apply(.patch("flow", .automatic), draft, to: service)
    guard case .differs(let diffs) = run.report.outcome else {
      Issue.record("\(run.report.outcome)")
      return
    }
    #expect(diffs["flow"]?.reordered == true && diffs["flow"]?.isSameGraph == true)
  }

  @Test func anotherOrderIsAsPredicted() async throws {
    let service = MemoryService(base, faults: [.followed { $0["flow"]?.nodes.reverse() }])
    #expect(try await apply(.patch("flow", .automatic), try newer, to: service).report.outcome == .asPredicted)
  }

  @Test func whatTheServiceStoredInsteadIsNamed() async throws {
    let service = MemoryService(base, faults: [.followed { $0["flow"]?.nodes[0].suppressesOutput = true }])
    let run = try await apply(.patch("flow", .automatic), try newer, to: service)
    guard case .differs(let differences) = run.report.outcome else {
      Issue.record("\(run.report.outcome)")
      return
    }
    #expect(run.report.isApplied)
    #expect(differences["flow"]?.nodes.map(\.id) == ["a"])
    #expect(run.report.read?["flow"]?.nodes[0].suppressesOutput == true)
  }

  @Test func aWorkflowThatComesWhileAllAreDeletedIsNamed() async throws {
    let service = MemoryService(base, faults: [.followed { $0["late"] = Workflow("late", WorkflowNode("x")) }])
    let run = try await apply(.deleteAll, to: service)
    guard case .differs(let differences) = run.report.outcome else {
      Issue.record("\(run.report.outcome)")
      return
    }
    #expect(differences.keys.sorted() == ["late"])
  }

  @Test(arguments: [StagedChange.patch("flow", .automatic), .delete(["flow"]), .deleteAll])
  func nothingIsSentToWhatHasMoved(change: StagedChange) async throws {
    let run = try await apply(change, try newer, to: MemoryService(base)) { $0["flow"]?.nodes.removeLast() }
    #expect(run.report.outcome == .moved(["flow"]) && !run.report.isApplied)
    #expect(run.report.sentAt == nil && run.report.seconds == 0)
    #expect(run.report.read?["flow"]?.nodes.count == 1)
    #expect(await run.service.writes.isEmpty)
  }

  @Test func whatCameOrWentHasMoved() async throws {
    let gone = try await apply(.delete(["flow"]), to: MemoryService(base)) { $0["flow"] = nil }
    #expect(gone.report.outcome == .moved(["flow"]))
    let added = try await apply(.deleteAll, to: MemoryService(base)) { $0["late"] = Workflow("late") }
    #expect(added.report.outcome == .moved(["late"]))
    let taken = try await apply(
      .create("new"), Draft(base: Workflow("new", WorkflowNode("a")), isNew: true), to: MemoryService()
    ) {
      $0["new"] = Workflow("new", WorkflowNode("x"))
    }
    #expect(taken.report.outcome == .moved(["new"]))
  }

  @Test func aNewDateIsNoMove() async throws {
    let run = try await apply(.patch("flow", .automatic), try newer, to: MemoryService(base)) {
      $0["flow"]?.modifiedAt = Date(timeIntervalSince1970: 5)
    }
    #expect(run.report.outcome == .asPredicted)
  }

  @Test func aRefusalChangesNothingAndIsNotRepeated() async throws {
    let service = MemoryService(base, faults: [.refused(code: 22107, http: 400)])
    let run = try await apply(.patch("flow", .automatic), try newer, to: service)
    guard case .refused(let error) = run.report.outcome else {
      Issue.record("\(run.report.outcome)")
      return
    }
    #expect(error.status?.code == .workflowInvalidGraph)
    #expect(error.message.hasPrefix("Could not patch workflow flow. "))
    #expect(run.report.read == ["flow": base])
    #expect(await run.service.writes.count == 1)
  }

  @Test func aLostAnswerOfAWriteThatWasDoneIsFoundByReading() async throws {
    let run = try await apply(
      .patch("flow", .automatic), try newer, to: MemoryService(base, faults: [.lost(applied: true)]))
    #expect(run.report.outcome == .asPredicted)
    #expect(await run.service.writes.count == 1)
  }

  @Test func aLostAnswerOfAWriteThatWasNotDoneIsNotKnown() async throws {
    let run = try await apply(
      .patch("flow", .automatic), try newer, to: MemoryService(base, faults: [.lost(applied: false)]))
    guard case .notKnown(let error) = run.report.outcome else {
      Issue.record("\(run.report.outcome)")
      return
    }
    #expect(error.mayHaveArrived && !run.report.isApplied)
    #expect(run.report.read == ["flow": base] && run.report.sentAt == day)
    #expect(await run.service.writes.count == 1)
  }

  @Test func aServerErrorMayHaveWritten() async throws {
    let run = try await apply(
      .delete(["flow"]), to: MemoryService(base, faults: [.refused(code: 99009, http: 500)]))
    guard case .notKnown = run.report.outcome else {
      Issue.record("\(run.report.outcome)")
      return
    }
  }

  @Test func whatCannotBeReadBeforeIsNotSent() async throws {
    let service = MemoryService(base, readFaults: [nil, .unreachable("no network")])
    let run = try await apply(.patch("flow", .automatic), try newer, to: service)
    guard case .refused(let error) = run.report.outcome else {
      Issue.record("\(run.report.outcome)")
      return
    }
    #expect(error.cause == .transport(.unreachable("no network")))
    #expect(run.report.read == nil && run.report.sentAt == nil)
    #expect(await run.service.writes.isEmpty)
  }

  /// Answers that prove nothing are judged by what is read back; only a refusal by a code of the contract is one.
  @Test(arguments: [
    (202, 10070), (200, 22150), (200, 22151), (200, 77777), (408, 22999), (303, 10050), (500, 99009), (503, 40031),
    (400, 77777), (207, 10010), (404, 99999), (200, 22107),
  ])
  func anAnswerThatProvesNothingIsReadBack(http: Int, code: Int) async throws {
    for isCarriedOut in [true, false] {
      let service = MemoryService(base, faults: [.answered(code: code, http: http, applied: isCarriedOut)])
      let run = try await apply(.patch("flow", .automatic), try newer, to: service)
      if isCarriedOut {
        #expect(run.report.outcome == .asPredicted, "\(http) \(code)")
      } else if case .notKnown = run.report.outcome {
        #expect(run.report.read == ["flow": base])
      } else {
        Issue.record("\(http) \(code): \(run.report.outcome)")
      }
    }
  }

  @Test(arguments: [(400, 22107), (404, 22102), (401, 11009), (403, 11007), (429, 11005), (400, 40010), (409, 22100)])
  func aProvenRefusalIsOne(http: Int, code: Int) async throws {
    let service = MemoryService(base, faults: [.answered(code: code, http: http, applied: false)])
    let run = try await apply(.patch("flow", .automatic), try newer, to: service)
    guard case .refused = run.report.outcome else {
      Issue.record("\(http) \(code): \(run.report.outcome)")
      return
    }
  }

  /// Where a step only moves nodes, no difference of the graph tells whether a lost write was carried out: the order does.
  @Test(arguments: [true, false])
  func aLostMoveIsJudgedByTheOrder(applied: Bool) async throws {
    let base = Workflow("flow", WorkflowNode("a"), WorkflowNode("b"))
    let moved = try Draft.of(base, leaving: WorkflowNode("b"), WorkflowNode("a"))
    let run = try await apply(
      .patch("flow", .automatic), moved, to: MemoryService(base, faults: [.lost(applied: applied)]))
    #expect(run.report.isApplied == applied)
    if case .notKnown = run.report.outcome { #expect(!applied) }
  }

  /// The service said that it was done.
  @Test func whatCannotBeReadAfterwardsIsNotReadBack() async throws {
    let service = MemoryService(base, readFaults: [nil, nil, .lost("the connection broke")])
    let run = try await apply(.patch("flow", .automatic), try newer, to: service)
    guard case .notReadBack = run.report.outcome else {
      Issue.record("\(run.report.outcome)")
      return
    }
    #expect(run.report.isWritten && !run.report.isApplied && run.report.outcome.journalled == .written)
    #expect(run.report.read == nil)
    #expect(await run.service.writes.count == 1)
  }

  @Test func theSecondRequestIsNotSentWhenTheFirstIsLost() async throws {
    var draft = try newer
    try draft.make(.removeNode("b"))
    let run = try await apply(
      .patch("flow", .mergeThenRemove), draft, to: MemoryService(base, faults: [.lost(applied: true)]))
    guard case .notKnown = run.report.outcome else {
      Issue.record("\(run.report.outcome)")
      return
    }
    #expect(await run.service.writes.map { $0.body?["action"] } == ["merge"])
  }

  @Test func aRefusedRemovalLeavesTheMergeAndThePlanSendsTheRest() async throws {
    var draft = try newer
    try draft.make(.removeNode("b"))
    let service = MemoryService(base, faults: [nil, .refused(code: 22999, http: 400)])
    let run = try await apply(.patch("flow", .mergeThenRemove), draft, to: service)
    guard case .partly(let error) = run.report.outcome else {
      Issue.record("\(run.report.outcome)")
      return
    }
    #expect(error.status?.code.rawValue == 22999 && !run.report.isApplied)
    #expect(run.report.outcome.journalled == .differs)
    #expect(run.report.read?["flow"]?.nodes == [WorkflowNode("a", "colors", "c2"), base.nodes[1]])
    let again = try await apply(.patch("flow", .mergeThenRemove), draft, to: service)
    #expect(again.report.outcome == .asPredicted)
    #expect(await service.writes.map { $0.body?["action"] } == ["merge", "remove", "remove"])
    #expect(await service.workflows["flow"]?.nodes == draft.result.nodes)
  }
}

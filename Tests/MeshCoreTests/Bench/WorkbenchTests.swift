import FoundationEssentials
import MeshCore
import TestSupport
import Testing

/// What becomes of drafts, steps and kept forms when a step was sent.
@Suite struct WorkbenchTests {
  private let stored = Workflow("flow", WorkflowNode("a", "colors", "c1"))

  private func bench(_ changes: StagedChange...) throws -> Workbench {
    var bench = Workbench()
    bench.drafts = ["flow": try .of(stored, leaving: WorkflowNode("a", "colors", "c2"))]
    bench.staged = changes.enumerated().map { StagedStep(id: $0 + 1, change: $1) }
    bench.kept.json = [
      "nodes": [["workflow": "flow", "model": "co"], ["workflow": "other"]], "open": ["workflow": "flow"],
      "conflicts": [["workflow": "flow", "steps": [1]], ["workflow": "other"]],
      "texts": ["flow": "id: flow", "other": "id: other"], "renames": ["flow": "gate"], "image": "cat.png",
      "newer": ["flow": 1],
    ]
    return bench
  }

  /// Sends the first step, and returns what was to be journalled after it.
  private func send(
    _ bench: inout Workbench, _ faults: [MemoryService.Fault?] = [], readFaults: [TransportError?] = []
  ) async throws -> [JournalEntry] {
    let service = MemoryService([stored], faults: faults, readFaults: readFaults)
    let client = MeshClient(app: .demo, transport: service)
    let step = try #require(
      try await client.plan([bench.staged[0]], drafts: bench.drafts, now: .distantPast).steps.first)
    #expect(bench.begin(step, at: .distantPast) == [.sending(bench.history[0])])
    return bench.end(await StepRunner(client: client) { .distantPast }.apply(step))
  }

  /// As a command sends it, and the editor: both do it here.
  @Test func allThatIsKeptOfAWorkflowFollowsItsNewID() async throws {
    var bench = try bench(.rename("flow", to: "gate"), .patch("flow", .automatic))
    let draft = try #require(bench.drafts["flow"]).renamed(to: "gate")
    let entries = try await send(&bench)
    #expect(bench.drafts == ["gate": draft])
    #expect(bench.staged == [StagedStep(id: 2, change: .patch("gate", .automatic))])
    let kept: JSON = [
      "nodes": [["workflow": "gate", "model": "co"], ["workflow": "other"]], "open": ["workflow": "gate"],
      "conflicts": [["workflow": "gate", "steps": [1]], ["workflow": "other"]],
      "texts": ["gate": "id: flow", "other": "id: other"], "renames": [:], "image": "cat.png", "newer": ["flow": 1],
    ]
    #expect(bench.kept.json == kept && entries.last == .form(kept))
  }

  /// The id that it got is done with; another that was typed is not.
  @Test func anIDThatWasTypedFollowsToo() {
    var kept = KeptParts(["renames": ["flow": "half", "other": "gate"]])
    kept.follow("flow", to: "gate")
    #expect(kept.json == ["renames": ["gate": "half", "other": "gate"]])
  }

  @Test func aRenameThatWasNotCarriedOutMovesNothing() async throws {
    var bench = try bench(.rename("flow", to: "gate"))
    let before = bench
    let answer = MemoryService.Fault.answered(code: 10000, http: 200, applied: false)
    let entries = try await send(&bench, [answer])
    #expect(bench.history.map(\.outcome) == [.differs])
    #expect(bench.drafts == before.drafts && bench.kept == before.kept && entries.last == .staged([]))
  }

  @Test func theDraftThatWasSentEndsAndWhatWasDecidedOfIt() async throws {
    var bench = try bench(.patch("flow", .automatic))
    let entries = try await send(&bench)
    #expect(bench.drafts.isEmpty && bench.staged.isEmpty)
    #expect(bench.kept.json?["conflicts"] == [["workflow": "other"]])
    #expect(bench.kept.json?["nodes"] == [["workflow": "flow", "model": "co"], ["workflow": "other"]])
    #expect(
      entries == [
        .settled(1, .asPredicted, read: bench.history[0].read), .draftEnded("flow"), .form(bench.kept.json),
        .staged([]),
      ])
  }

  @Test func whatWasRefusedStaysStaged() async throws {
    var bench = try bench(.patch("flow", .automatic))
    let before = bench
    let entries = try await send(&bench, [.refused(code: 21200, http: 400)])
    #expect(entries.count == 1 && bench.staged == before.staged && bench.drafts == before.drafts)
  }

  /// It is not staged any more, and its draft ends with the next reading.
  @Test func whatWasNotReadBackKeepsItsDraft() async throws {
    var bench = try bench(.patch("flow", .automatic))
    let lost = TransportError.lost("the connection broke")
    let entries = try await send(&bench, readFaults: [nil, nil, lost])
    #expect(entries == [.settled(1, .written, read: []), .staged([])] && bench.drafts.count == 1)
    let after = try #require(bench.drafts["flow"]).result
    #expect(bench.openSteps.map(\.step.id) == [1])
    _ = bench.judge(bench.openSteps[0], by: ["flow": after])
    #expect(bench.drafts.isEmpty && bench.openSteps.isEmpty)
  }

  /// What is read of a step that got no answer is kept, also where it tells nothing.
  @Test func whatIsReadIsKept() throws {
    var bench = try bench(.patch("flow", .automatic))
    let plan = Plan(bench.staged, drafts: bench.drafts, stored: ["flow": stored], in: .demo, readAt: .distantPast)
    _ = bench.begin(plan.steps[0], at: .distantPast)
    _ = bench.lose(1)
    let other = Workflow("flow", WorkflowNode("z"))
    #expect(bench.judge(bench.history[0], by: ["flow": other]) == [.settled(1, .notKnown, read: [other])])
    #expect(bench.judge(bench.history[0], by: ["flow": other]) == [])
  }

  /// Of a step that a command sends by itself no draft is its own.
  @Test func aStepOfACommandIsJudgedAndEndsNothing() throws {
    var bench = try bench(.patch("flow", .automatic))
    bench.history = [
      SentStep(
        step: StagedStep(id: -1, change: .delete(["flow"])), sentAt: .distantPast, before: [stored], predicted: [])
    ]
    let entries = bench.judge(bench.history[0], by: [:])
    #expect(entries == [.settled(-1, .asPredicted, read: [])] && bench.drafts.count == 1 && bench.staged.count == 1)
  }

  @Test func aStepThatIsNotStagedIsNotBegun() throws {
    var bench = try bench(.delete(["flow"]))
    let plan = Plan(bench.staged, drafts: [:], stored: ["flow": stored], in: .demo, readAt: .distantPast)
    bench.staged = []
    let before = bench
    #expect(bench.begin(plan.steps[0], at: .distantPast) == [] && bench == before)
  }

  @Test func whatCouldNotBeJournalledWasNotSent() throws {
    var bench = try bench(.delete(["flow"]))
    let before = bench
    let plan = Plan(bench.staged, drafts: [:], stored: ["flow": stored], in: .demo, readAt: .distantPast)
    _ = bench.begin(plan.steps[0], at: .distantPast)
    bench.withdraw(1)
    #expect(bench == before)
  }

  /// What waits for its outcome is never among what is too old, as on disk.
  @Test func theHistoryKeepsWhatNobodyKnowsYet() throws {
    var bench = try bench(.delete(["flow"]))
    let plan = Plan(bench.staged, drafts: [:], stored: ["flow": stored], in: .demo, readAt: .distantPast)
    _ = bench.begin(plan.steps[0], at: .distantPast)
    for count in 1..<(2 * JournalState.limit) {
      _ = bench.begin(plan.steps[0], at: .distantPast + Double(count))
      _ = bench.lose(1)
    }
    #expect(bench.history.count == JournalState.limit + 1 && bench.history.last?.outcome == .sending)
  }
}

import FoundationEssentials
import MeshCore
import TestSupport
import Testing

/// Parts of a draft: what some of its nodes become, while the rest stays a draft.
@Suite struct PartTests {
  private let base = Workflow(
    "flow", WorkflowNode("a"), WorkflowNode("b", "crop", "k1", reads: ["a"]), WorkflowNode("c", "quality"))

  private func draft(_ edits: Edit...) throws -> Draft { try Draft(base: base, isNew: false, edits: edits, undone: []) }

  @Test func aPartChangesOnlyItsNodes() throws {
    let draft = try draft(
      .updateNode("a", to: WorkflowNode("a", "colors", "v2")), .removeNode("c"), .addNode(WorkflowNode("d"), at: 0),
      .replaceAttributes(["description": "new"]))
    #expect(draft.part(nil) == draft)
    #expect(draft.part(["a"]).result.nodes == [WorkflowNode("a", "colors", "v2"), base.nodes[1], base.nodes[2]])
    #expect(draft.part(["c"]).result.nodes == Array(base.nodes.prefix(2)))
    #expect(draft.part(["d"]).result.nodes == [WorkflowNode("d")] + base.nodes)
    #expect(draft.part(["b", "nonesuch"]).result == base)
  }

  /// Merge appends: a node at the end of the draft is put at the end of the part too.
  @Test func aNodeAtTheEndStaysThere() throws {
    let part = try draft(.removeNode("c"), .addNode(WorkflowNode("d"), at: nil)).part(["d"])
    #expect(part.result.nodes == base.nodes + [WorkflowNode("d")])
    #expect(Proposal(from: base, to: part.result).action == .merge)
  }

  @Test func aNewWorkflowHasNoParts() throws {
    let draft = try Draft(
      base: Workflow("new"), isNew: true, edits: [.addNode(WorkflowNode("a"), at: nil)], undone: [])
    #expect(draft.part([]) == draft && draft.gaps(of: []) == [])
  }

  @Test func whatCannotStandAloneNamesWhatItNeeds() throws {
    let reading = try draft(
      .addNode(WorkflowNode("d"), at: nil), .updateNode("c", to: WorkflowNode("c", "quality", reads: ["d"])))
    #expect(reading.gaps(of: ["c"]).map(\.message) == ["c reads d, which is not in the workflow. Mark d too."])
    #expect(reading.gaps(of: ["d"]) == [] && reading.gaps(of: ["c", "d"]) == [] && reading.gaps(of: nil) == [])

    let removal = try draft(.removeNode("a"), .updateNode("b", to: WorkflowNode("b", "crop", "k1")))
    #expect(removal.gaps(of: ["a"]).map(\.needs) == [["b"]])
    #expect(try draft(.removeNode("a"), .removeNode("b")).gaps(of: ["a"]).map(\.needs) == [["b"]])
    #expect(try draft(.removeNode("a")).gaps(of: ["a"]) == [], "the whole draft has the same fault")

    let circle = try draft(
      .updateNode("b", to: WorkflowNode("b", "crop", "k1")), .updateNode("a", to: WorkflowNode("a", reads: ["b"])))
    #expect(circle.gaps(of: ["a"]).map(\.needs) == [["b"]])
    let other = try draft(
      .removeNode("a"), .removeNode("b"), .removeNode("c"), .addNode(WorkflowNode("d"), at: nil))
    #expect(other.gaps(of: ["a", "b", "c"]).map(\.message) == ["A workflow needs at least one node. Mark d too."])
  }

  /// The plan of a part reaches it, and what is left of the draft then reaches the rest.
  @Test func aPartAndThenTheRestReachTheDraft() async throws {
    var (parts, rests) = (0, 0)
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let stored = random.workflow()
      let draft = random.draft(of: stored, edits: 1 + random.below(5))
      let changed = WorkflowDiff(from: stored, to: draft.result).nodes.map(\.id)
      let nodes = Set(changed.filter { _ in random.chance(oneIn: 2) })
      let service = MemoryService(stored)
      guard let rest = try await Self.apply(draft, only: nodes, of: stored, service, seed) else { continue }
      parts += 1
      let reached = await service.workflows["flow"]
      if let rest { #expect(rest.base == reached, "seed \(seed)") }
      let target = rest?.result ?? reached
      #expect(target.map { WorkflowDiff(from: $0, to: draft.result).isEmpty } == true, "seed \(seed)")
      guard let rest, let reached else { continue }
      let last = try await Self.apply(rest, only: nil, of: reached, service, seed)
      if let last { #expect(last == nil, "seed \(seed)") }
      rests += last == nil ? 0 : 1
    }
    #expect(parts > 100 && rests > 50)
  }

  /// What is left of a draft once the step is applied; nil where it could not be.
  private static func apply(
    _ draft: Draft, only nodes: Set<NodeID>?, of stored: Workflow, _ service: MemoryService, _ seed: UInt64
  ) async throws -> Draft?? {
    let client = MeshClient(app: .demo, transport: service)
    let step = StagedStep(id: 1, change: .patch("flow", .automatic, only: nodes))
    let day = Date(timeIntervalSince1970: 0)
    let plan = try await client.plan([step], drafts: ["flow": draft], now: day)
    guard plan.isReady, let planned = plan.steps.first else { return nil }
    let after = planned.effects[0].after
    let target = draft.part(nodes).result
    #expect(after.map { WorkflowDiff(from: $0, to: target).isEmpty } == true, "seed \(seed): the payload reaches it")
    let report = await StepRunner(client: client) { day }.apply(planned)
    #expect(report.outcome == .asPredicted, "seed \(seed)")
    let sent = SentStep(
      step: step, sentAt: day, before: [stored], predicted: after.map { [$0] } ?? [],
      read: (report.read ?? [:]).map(\.value), outcome: report.outcome.journalled)
    return .some(sent.remainder(of: draft))
  }

  /// Somebody else changed a node that the rest of the draft changes too.
  @Test func whatIsLeftMayBeContested() throws {
    let draft = try draft(
      .updateNode("a", to: WorkflowNode("a", "colors", "v2")), .updateNode("c", to: WorkflowNode("c", "quality", "v2")))
    var stored = base
    stored.nodes[2] = WorkflowNode("c", "quality", "v3")
    let step = StagedStep(id: 1, change: .patch("flow", .automatic, only: ["a"]))
    let plan = Plan([step], drafts: ["flow": draft], stored: ["flow": stored], in: .demo, readAt: .distantPast)
    let after = try #require(plan.steps[0].effects.first?.after)
    #expect(plan.isReady && after.nodes.map(\.model.versionID) == ["v2", "k1", "v3"])
    let sent = SentStep(
      step: step, sentAt: .distantPast, before: [stored], predicted: [after], read: [after], outcome: .asPredicted)
    let rest = try #require(sent.remainder(of: draft))
    #expect(rest.rebased(on: after) == .contested(["c"]))
  }

  @Test func journalsWrittenWithoutPartsAreRead() throws {
    let old = #"{"patch":{"_0":"flow","_1":{"automatic":{}}}}"#
    let change = try JSONDecoder().decode(StagedChange.self, from: Data(old.utf8))
    #expect(change == .patch("flow", .automatic))
    let part = StagedChange.patch("flow", .chosen(.merge), only: ["a", "b"])
    #expect(try JSONDecoder().decode(StagedChange.self, from: JSONEncoder().encode(part)) == part)
  }

  @Test func aPlanSaysWhatAPartLacks() throws {
    let draft = try draft(
      .addNode(WorkflowNode("d"), at: nil), .updateNode("c", to: WorkflowNode("c", "quality", reads: ["d"])))
    let step = StagedStep(id: 1, change: .patch("flow", .automatic, only: ["c"]))
    let plan = Plan([step], drafts: ["flow": draft], stored: ["flow": base], in: .demo, readAt: .distantPast)
    #expect(plan.steps[0].obstacles == [.incomplete(draft.gaps(of: ["c"]))])
  }
}

import FoundationEssentials
import MeshCore
import TestSupport
import Testing

/// What takes a step back, on what the service holds by then.
@Suite struct WayBackTests {
  private let before = Workflow("flow", WorkflowNode("a"), WorkflowNode("b"), WorkflowNode("c"))

  private func sent(
    _ before: Workflow?, _ after: Workflow?, predicted: Workflow? = nil, _ outcome: SentStep.Outcome = .asPredicted
  ) -> SentStep {
    SentStep(
      step: StagedStep(id: 1, change: .patch("flow", .automatic)), sentAt: .distantPast,
      before: [before].compactMap(\.self), predicted: [predicted ?? after].compactMap(\.self),
      read: [after].compactMap(\.self), outcome: outcome)
  }

  @Test(
    arguments: zip(
      [SentStep.Outcome.asPredicted, .differs, .sending, .refused, .notKnown, .written],
      [true, true, false, false, false, false]))
  func onlyWhatWasCarriedOutHasOne(_ outcome: SentStep.Outcome, _ isApplied: Bool) {
    #expect(sent(before, before, outcome).isApplied == isApplied)
  }

  @Test func ofACreationIsItsDeletion() {
    #expect(sent(nil, before).wayBack(of: "flow", on: before) == .delete("flow", changed: []))
    #expect(sent(nil, before).wayBack(of: "flow", on: nil) == nil)
  }

  /// A deletion takes with it what others changed since: that is named.
  @Test func ofACreationThatOthersChangedNamesWhatGoesWithIt() {
    let changed = Workflow(
      "flow", WorkflowNode("a"), WorkflowNode("b", "colors", "v2"), WorkflowNode("c"), WorkflowNode("d"))
    #expect(sent(nil, before).wayBack(of: "flow", on: changed) == .delete("flow", changed: ["b", "d"]))
  }

  @Test func ofADeletionCreatesTheCopyWithoutWhatTheServiceOwns() throws {
    var old = before
    old.attributes = ["description": "kept"]
    old.version = WorkflowVersion(id: "ffff")
    old.modifiedAt = .distantPast
    old.extras = ["star_count": 3]
    guard case .create(let draft)? = sent(old, nil).wayBack(of: "flow", on: nil) else {
      Issue.record("it is not created again")
      return
    }
    #expect(draft.isNew)
    #expect(draft.result == Workflow(id: "flow", nodes: before.nodes, attributes: ["description": "kept"]))
  }

  /// The plan said one thing and the service did another: what it did is taken back.
  @Test func ofAnotherResultTakesBackWhatWasRead() throws {
    let planned = Workflow("flow", WorkflowNode("a"))
    let done = Workflow("flow", WorkflowNode("a"), WorkflowNode("b"))
    let way = sent(before, done, predicted: planned, .differs).wayBack(of: "flow", on: done)
    #expect(way == .change(Draft(reaching: before, from: done), kept: []))
  }

  @Test func bringsBackEveryStateWhereNobodyChangedAnything() throws {
    var changed = 0
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let before = random.workflow()
      let after = random.draft(of: before, edits: 3).result
      guard let way = sent(before, after).wayBack(of: "flow", on: after) else {
        #expect(WorkflowDiff(from: after, to: before).nodes.isEmpty, "seed \(seed)")
        continue
      }
      guard case .change(let draft, kept: []) = way else { Issue.record("seed \(seed): \(way)"); continue }
      #expect(draft.base == after && draft.result.nodes == before.nodes, "seed \(seed)")
      #expect(draft.result.attributes == before.attributes, "seed \(seed)")
      changed += 1
    }
    #expect(changed > seeds.count / 2)
  }

  @Test func whatOthersChangedElsewhereStays() throws {
    var after = before
    after.nodes[0].model.versionID = "v2"
    after.nodes.remove(at: 1)
    var now = after
    now.nodes[1].suppressesOutput = true
    now.nodes.append(WorkflowNode("d"))
    guard case .change(let draft, let kept)? = sent(before, after).wayBack(of: "flow", on: now) else {
      Issue.record("it is not changed back")
      return
    }
    #expect(kept == ["c", "d"])
    #expect(draft.base == now)
    #expect(draft.result[node: "a"] == before.nodes[0] && draft.result[node: "b"] == before.nodes[1])
    #expect(draft.result[node: "c"] == now.nodes[1] && draft.result[node: "d"] == now.nodes[2])
  }

  @Test func whatOthersChangedInTheSamePlaceIsContested() {
    var after = before
    after.nodes[0].model.versionID = "v2"
    var now = after
    now.nodes[0].model.versionID = "v3"
    guard case .contested(let draft, ["a"])? = sent(before, after).wayBack(of: "flow", on: now) else {
      Issue.record("it is not contested")
      return
    }
    #expect(draft.rebased(on: now) == .contested(["a"]))
  }

  @Test func whatOthersTookBackAlreadyNeedsNone() {
    var after = before
    after.nodes[0].model.versionID = "v2"
    var now = before
    #expect(sent(before, after).wayBack(of: "flow", on: now) == nil)
    now.nodes.append(WorkflowNode("d"))
    #expect(sent(before, after).wayBack(of: "flow", on: now) == nil)
    #expect(sent(before, after).wayBack(of: "flow", on: nil)?.draft?.isNew == true)
  }

  @Test func attributesComeBackAndThoseThatCameGo() {
    var old = before
    old.attributes = ["description": "old"]
    var after = before
    after.attributes = ["description": "new", "notes": "since"]
    let way = sent(old, after).wayBack(of: "flow", on: after)
    #expect(way?.draft?.result.attributes == ["description": "old"])
    #expect(way?.draft?.result.nodes == before.nodes)
  }

  @Test func whatWasDeletedAndIsThereAgainIsChangedToTheCopy() {
    let now = Workflow("flow", WorkflowNode("other"))
    #expect(
      sent(before, nil).wayBack(of: "flow", on: now) == .change(Draft(reaching: before, from: now), kept: []))
  }
}

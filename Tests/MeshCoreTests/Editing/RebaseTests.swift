import FoundationEssentials
import MeshCore
import TestSupport
import Testing

@Suite struct RebaseTests {
  private let base = Workflow("flow", WorkflowNode("a"), WorkflowNode("b", reads: ["a"]), WorkflowNode("c"))

  @Test func aNewDateOrVersionIDIsNoChange() throws {
    var stored = base
    stored.version = WorkflowVersion(id: "ffff")
    stored.modifiedAt = Date(timeIntervalSince1970: 9)
    stored.extras = ["star_count": 3]
    var draft = Draft(base: base)
    try draft.make(.removeNode("c"))
    #expect(draft.rebased(on: stored) == .same)
  }

  @Test func changesOfDifferentNodesBothStand() throws {
    var draft = Draft(base: base)
    try draft.make(.updateNode("a", to: WorkflowNode("a", "colors", "v2")))
    try draft.make(.addNode(WorkflowNode("mine"), at: 0))
    _ = try draft.undo()
    var stored = base
    stored.nodes[2].model.versionID = "v3"
    stored.attributes["description"] = "theirs"
    guard case .merged(let merged, let theirs) = draft.rebased(on: stored) else {
      Issue.record("not merged")
      return
    }
    #expect(theirs == ["c", "description"])
    #expect(merged.base == stored)
    #expect(merged.result.nodes.map(\.model.versionID) == ["v2", "v1", "v3"])
    #expect(merged.result.description == "theirs")
    #expect(merged.undone == draft.undone)
  }

  @Test func whoseChangesComeFirstDoesNotMatter() throws {
    var merged = 0
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let base = random.workflow()
      let mine = random.fieldChanges(of: base, where: { $0 % 2 == 0 })
      let theirs = random.fieldChanges(of: base, where: { $0 % 2 == 1 })
      let onTheirs = mine.rebased(on: theirs.result).outcome(else: mine)
      let onMine = theirs.rebased(on: mine.result).outcome(else: theirs)
      #expect(onTheirs?.nodes == onMine?.nodes, "seed \(seed)")
      #expect(onTheirs != nil, "seed \(seed): disjoint changes were called contested")
      if mine.hasChanges, theirs.hasChanges { merged += 1 }
    }
    #expect(merged > seeds.count / 4)
  }

  @Test func whatBothChangedIsNamed() throws {
    var draft = Draft(base: base)
    try draft.make(.updateNode("a", to: WorkflowNode("a", "colors", "v2")))
    try draft.make(.removeNode("c"))
    var stored = base
    stored.nodes[0].model.versionID = "v3"
    stored.nodes[2].suppressesOutput = true
    #expect(draft.rebased(on: stored) == .contested(["a", "c"]))
  }

  @Test func twoNewNodesOfOneIDAreContested() throws {
    var draft = Draft(base: base)
    try draft.make(.addNode(WorkflowNode("new", "colors"), at: nil))
    var stored = base
    stored.nodes.append(WorkflowNode("new", "quality", "v9"))
    #expect(draft.rebased(on: stored) == .contested(["new"]))
  }

  @Test func twoNewOrdersAreContested() throws {
    var draft = Draft(base: base)
    try draft.make(.moveNode("a", to: 2))
    var stored = base
    stored.nodes.swapAt(0, 1)
    #expect(draft.rebased(on: stored) == .contested(["order"]))
  }

  @Test func theSameNewOrderIsNoContest() throws {
    var draft = Draft(base: base)
    try draft.make(.moveNode("a", to: 2))
    #expect(draft.rebased(on: draft.result) == .merged(Draft(base: draft.result), theirs: []))
  }

  @Test func whatTheServiceHoldsAlreadyIsNoContest() throws {
    var draft = Draft(base: base)
    try draft.make(.addNode(WorkflowNode("new"), at: nil))
    try draft.make(.updateNode("a", to: WorkflowNode("a", "colors", "v2")))
    guard case .merged(let merged, let theirs) = draft.rebased(on: draft.result) else {
      Issue.record("not merged")
      return
    }
    #expect(!merged.hasChanges)
    #expect(theirs == ["a", "new"])
  }

  /// As after a merge that was sent and a removal that was refused.
  @Test func theHalfThatWasSentLeavesTheOtherHalf() throws {
    var draft = Draft(base: base)
    try draft.make(.addNode(WorkflowNode("new"), at: nil))
    try draft.make(.removeNode("c"))
    var stored = base
    stored.nodes.append(WorkflowNode("new"))
    guard case .merged(let merged, _) = draft.rebased(on: stored) else {
      Issue.record("not merged")
      return
    }
    #expect(merged.edits == [.removeNode("c")])
    #expect(WorkflowDiff(from: merged.result, to: draft.result).isEmpty)
  }

  @Test func aListReplacedAsTextMergesWithOtherNodes() throws {
    let draft = try Draft.of(base, leaving: WorkflowNode("a", "colors", "v2"), base.nodes[1], base.nodes[2])
    var stored = base
    stored.nodes.append(WorkflowNode("theirs"))
    guard case .merged(let merged, let theirs) = draft.rebased(on: stored) else {
      Issue.record("not merged")
      return
    }
    #expect(theirs == ["theirs"])
    #expect(merged.result.nodes.map(\.id) == ["a", "b", "c", "theirs"])
    #expect(merged.result.nodes[0].model.versionID == "v2")
  }

  @Test func aNewReaderOfAnIDThatWasRenamedIsLeftToMend() throws {
    var draft = Draft(base: base)
    try draft.make(.updateNode("c", to: WorkflowNode("colors")))
    var stored = base
    stored.nodes.append(WorkflowNode("theirs", reads: ["c"]))
    guard case .merged(let merged, _) = draft.rebased(on: stored) else {
      Issue.record("not merged")
      return
    }
    // The edge is theirs, so it is left as it is, and validation says what to fix.
    #expect(Validation(merged.result).errors == [.unknownInput("theirs", input: "c")])
  }

  @Test func mineForcedOntoTheServicesLeavesMine() throws {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let draft = random.draft(of: random.workflow(), edits: 5)
      let stored = random.workflow()
      let forced = Draft(reaching: draft.result, from: stored)
      #expect(forced.base == stored && forced.result.nodes == draft.result.nodes, "seed \(seed)")
    }
  }
}

extension Draft.Rebase {
  /// What it leaves; nil where it is contested.
  fileprivate func outcome(else draft: Draft) -> Workflow? {
    switch self {
    case .same: draft.result
    case .merged(let merged, _): merged.result
    case .contested: nil
    }
  }
}

extension SeededGenerator {
  /// A draft that changes fields, but no ids, of nodes at some places of the list.
  fileprivate mutating func fieldChanges(of base: Workflow, where isMine: (Int) -> Bool) -> Draft {
    var draft = Draft(base: base)
    for (place, node) in base.nodes.enumerated() where isMine(place) && chance(oneIn: 2) {
      let changed = self.node(node.id, reading: base.nodes[..<place].map(\.id))
      try? draft.make(.updateNode(node.id, to: changed))
    }
    return draft
  }
}

import FoundationEssentials
import MeshCore
import TestSupport
import Testing

@Suite struct ThreeWayMergeTests {
  private typealias Merge = ThreeWayMerge
  private let base = Workflow("flow", WorkflowNode("a"), WorkflowNode("b", reads: ["a"]), WorkflowNode("c"))

  private func version(_ version: VersionID, of place: Int, in workflow: Workflow) -> Workflow {
    var workflow = workflow
    workflow.nodes[place].model.versionID = version
    return workflow
  }

  @Test func whoChangedWhatIsTold() {
    var mine = version("v2", of: 0, in: base)
    mine.nodes[2].suppressesOutput = true
    mine.nodes.append(WorkflowNode("new"))
    mine.attributes["description"] = "mine"
    var theirs = version("v3", of: 0, in: base)
    theirs.nodes[1].inputs = []
    theirs.nodes[2].suppressesOutput = true
    theirs.attributes = ["description": "theirs", "notes": "theirs"]
    let merge = Merge(base: base, mine: mine, theirs: theirs)
    #expect(merge.parts.map(\.id.name) == ["a", "b", "c", "new", "description", "notes"])
    #expect(merge.parts.map(\.standing) == [.contested, .theirs, .both, .mine, .contested, .theirs])
    #expect(merge.result() == nil)
    #expect(merge.undecided([.node("a"): .side(.base)]).map(\.id) == [.attribute("description")])
  }

  @Test(arguments: [(Merge.Side.base, "v1", nil), (.mine, "v2", "mine"), (.theirs, "v3", "theirs")])
  func aSideIsTakenWhole(_ side: ThreeWayMerge.Side, _ taken: VersionID, _ description: String?) throws {
    var mine = version("v2", of: 0, in: base)
    mine.attributes["description"] = "mine"
    var theirs = version("v3", of: 0, in: base)
    theirs.attributes["description"] = "theirs"
    let merge = Merge(base: base, mine: mine, theirs: theirs)
    let result = try #require(
      merge.result([.node("a"): .side(side), .attribute("description"): .side(side)]))
    #expect(result.nodes.map(\.model.versionID) == [taken, "v1", "v1"])
    #expect(result.description == description)
  }

  @Test func aNodeThatTheyRemovedComesBackAtItsPlace() {
    var theirs = base
    theirs.nodes.remove(at: 0)
    let merge = Merge(base: base, mine: version("v2", of: 0, in: base), theirs: theirs)
    #expect(merge.contested.map(\.id) == [.node("a")])
    #expect(merge.result([.node("a"): .side(.mine)])?.nodes.map(\.id) == ["a", "b", "c"])
    #expect(merge.result([.node("a"): .side(.theirs)])?.nodes.map(\.id) == ["b", "c"])
  }

  @Test func twoOrdersAreDecidedLikeANode() {
    var mine = base
    mine.nodes.swapAt(0, 2)
    var theirs = base
    theirs.nodes.swapAt(0, 1)
    theirs.nodes.append(WorkflowNode("new"))
    let merge = Merge(base: base, mine: mine, theirs: theirs)
    #expect(merge.contested.map(\.id) == [.order])
    let orders = Merge.Side.allCases.map { merge.result([.order: .side($0)])?.nodes.map(\.id) }
    #expect(orders == [["a", "b", "c", "new"], ["c", "b", "a", "new"], ["b", "a", "c", "new"]])
  }

  @Test func aDateOrAVersionIDAloneIsNothing() {
    var theirs = base
    theirs.version = WorkflowVersion(id: "ffff")
    theirs.modifiedAt = Date(timeIntervalSince1970: 9)
    theirs.extras = ["star_count": 3]
    theirs.nodes[0].extras = ["checked": true]
    #expect(Merge(base: base, mine: base, theirs: theirs).parts == [])
  }

  @Test func aDecisionHoldsWhileItsSidesAreTheSame() {
    let mine = version("v2", of: 2, in: version("v2", of: 0, in: base))
    let theirs = version("v3", of: 2, in: version("v3", of: 0, in: base))
    let first = Merge(base: base, mine: mine, theirs: theirs)
    let decisions =
      [first.decision(.side(.theirs), of: .node("a")), first.decision(.side(.mine), of: .node("a"))]
      + [first.decision(.side(.theirs), of: .node("c"))]
    #expect(first.choices(decisions) == [.node("a"): .side(.mine), .node("c"): .side(.theirs)])
    var second = version("v4", of: 2, in: theirs)
    second.nodes[0].extras = ["checked": true]
    #expect(
      Merge(base: base, mine: mine, theirs: second).choices(decisions) == [.node("a"): .side(.mine)])
  }

  @Test func aDecisionCrossesTheJournalUnchanged() throws {
    let merge = Merge(base: base, mine: version("v2", of: 0, in: base), theirs: version("v3", of: 0, in: base))
    for choice in [Merge.Choice.side(.base), .side(.theirs)] {
      let decision = merge.decision(choice, of: .node("a"))
      #expect(try Wire.crossed(decision) == decision)
    }
  }

  @Test func aMergeWithItselfIsIdentity() {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let draft = random.draft(of: random.workflow(), edits: 6)
      #expect(Merge(base: draft.base, mine: draft.base, theirs: draft.base).result() == draft.base, "seed \(seed)")
      #expect(
        Merge(base: draft.base, mine: draft.result, theirs: draft.result).result() == draft.result, "seed \(seed)")
      let alone = Merge(base: draft.base, mine: draft.base, theirs: draft.result).result()
      #expect(alone == draft.result, "seed \(seed)")
      let own = Merge(base: draft.base, mine: draft.result, theirs: draft.base).result()
      #expect(own.map { WorkflowDiff(from: draft.result, to: $0).isSameGraph } == true, "seed \(seed)")
    }
  }

  @Test func disjointChangesMergeAndNobodyIsFirst() throws {
    var merged = 0
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let base = random.workflow()
      let one = random.draft(of: base, edits: 3).result
      let other = random.draft(of: base, edits: 3).result
      let merge = Merge(base: base, mine: one, theirs: other)
      let turned = Merge(base: base, mine: other, theirs: one)
      #expect(Set(merge.contested.map(\.id)) == Set(turned.contested.map(\.id)), "seed \(seed)")
      guard let result = merge.result(), let opposite = turned.result() else { continue }
      #expect(WorkflowDiff(from: result, to: opposite).isSameGraph, "seed \(seed)")
      if !WorkflowDiff(from: base, to: one).isSameGraph, !WorkflowDiff(from: base, to: other).isSameGraph {
        merged += 1
      }
    }
    #expect(merged > seeds.count / 20)
  }

  @Test(arguments: [ThreeWayMerge.Side.mine, .theirs])
  func takingOneSideEverywhereKeepsWhatOnlyTheOtherChanged(_ side: ThreeWayMerge.Side) throws {
    var contested = 0
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let base = random.workflow()
      let (mine, theirs) = (random.draft(of: base, edits: 5).result, random.draft(of: base, edits: 5).result)
      let merge = Merge(base: base, mine: mine, theirs: theirs)
      let choices = Dictionary(uniqueKeysWithValues: merge.contested.map { ($0.id, Merge.Choice.side(side)) })
      let result = try #require(merge.result(choices))
      contested += merge.contested.count
      for id in Set((base.nodes + mine.nodes + theirs.nodes + result.nodes).map(\.id)) {
        #expect(result[node: id] == merge.owner(of: .node(id), side)[node: id], "seed \(seed): \(id)")
      }
      for name in Set([base, mine, theirs, result].flatMap(\.attributes.keys)) {
        let owner = merge.owner(of: .attribute(name), side)
        #expect(result.attributes[name] == owner.attributes[name], "seed \(seed): \(name)")
      }
      #expect(!WorkflowDiff(from: merge.owner(of: .order, side), to: result).reordered, "seed \(seed)")
      #expect(Set(result.nodes.map(\.id)).count == result.nodes.count, "seed \(seed)")
    }
    #expect(contested > seeds.count)
  }

  @Test func aSettledDraftComesToTheResultAndIsUndoneOneByOne() throws {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let base = random.workflow()
      let (mine, theirs) = (random.draft(of: base, edits: 4).result, random.draft(of: base, edits: 4).result)
      let merge = Merge(base: base, mine: mine, theirs: theirs)
      let choices = Dictionary(uniqueKeysWithValues: merge.contested.map { ($0.id, Merge.Choice.side(.mine)) })
      let target = try #require(merge.result(choices))
      var draft = Draft(settling: target, on: theirs)
      #expect(WorkflowDiff(from: target, to: draft.result).isEmpty, "seed \(seed)")
      // What was settled is contested no more while the service stays as it is.
      #expect(draft.rebased(on: theirs) == .same, "seed \(seed)")
      while try draft.undo() != nil {}
      #expect(draft.result == theirs, "seed \(seed)")
    }
  }
}

extension ThreeWayMerge {
  /// Whose value a result has where `side` is taken of all that is contested.
  fileprivate func owner(of subject: Subject, _ side: Side) -> Workflow {
    switch self[subject]?.standing {
    case .contested: self[side]
    case .mine: mine
    case .theirs, .both, nil: theirs
    }
  }
}

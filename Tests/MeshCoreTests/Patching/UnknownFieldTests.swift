import FoundationEssentials
import MeshCore
import TestSupport
import Testing

/// Fields of nodes that a newer service has and this program does not know.
@Suite struct UnknownFieldTests {
  private let stored: Workflow = {
    var workflow = Workflow("flow", WorkflowNode("a", "colors", "c1"), WorkflowNode("b", "crop", "k1", reads: ["a"]))
    workflow.nodes[0].extras = ["priority": 3, "empty": [], "none": .null]
    return workflow
  }()

  private func plan(_ change: StagedChange, _ draft: Draft, on stored: Workflow) -> Plan.Step {
    Plan(
      [StagedStep(id: 1, change: change)], drafts: ["flow": draft], stored: ["flow": stored], in: .demo,
      readAt: Date(timeIntervalSince1970: 0)
    ).steps[0]
  }

  @Test func anOverwriteSendsThemBack() throws {
    var target = stored
    target.nodes[1].inputs = []
    let patch = try #require(Proposal(from: stored, to: target).patches.first)
    #expect(patch.action == .overwrite)
    let sent = try Wire.text(patch)
    #expect(sent.contains(#"{"id":"a","model":{"id":"colors","model_version":{"id":"c1"}},"priority":3}"#), "\(sent)")
    #expect(!sent.contains("empty") && !sent.contains("none"))
    for reading in Reading.allCases {
      #expect(patch.result(on: stored, under: reading)?.nodes[0].extras == ["priority": 3])
    }
    #expect(PatchOutlook([patch], on: stored, wanted: target).risks == [])
  }

  /// They are as the service holds them now, whatever the draft began with.
  @Test func theyAreSentAsTheyAreNow() throws {
    var draft = Draft(base: stored)
    try draft.make(.updateNode("a", to: WorkflowNode("a", "colors", "c2")))
    var now = stored
    now.nodes[0].extras = ["priority": 4]
    let step = plan(.patch("flow", .automatic), draft, on: now)
    #expect(step.isReady)
    #expect(step.requests.first?.body?.compact.contains("\"priority\": 4") == true)
    #expect(
      step.warnings == ["sent back as they were read, though this program does not know them: priority of a"])
  }

  /// A merge that somebody chose may replace the node, and they with it: that needs a yes.
  @Test func aChosenMergeMayLoseThem() throws {
    var draft = Draft(base: stored)
    try draft.make(.updateNode("a", to: WorkflowNode("a", "colors", "c2")))
    let step = plan(.patch("flow", .chosen(.merge)), draft, on: stored)
    #expect(
      step.unaccepted.map(\.message) == [
        "would lose what this program does not know of a, { \"priority\": 3 } if merge replaces a node that is there "
          + "(merge=replace)"
      ])
    #expect(Proposal(from: stored, to: draft.result).action == .overwrite)
    let losses = step.unaccepted.flatMap(\.losses)
    #expect(losses.map(\.subject) == [.unknown("a")] && losses.map(\.value) == [["priority": 3]])
    #expect(losses.map(\.node) == ["a"])
    #expect(try Wire.crossed(losses) == losses)
  }

  @Test func aFileKeepsThem() throws {
    let file = try WorkflowFile(
      #"{"id":"flow","nodes":[{"id":"a","model":{"id":"other"}},{"id":"b","model":{"id":"crop"},"node_inputs":[{"node_id":"a"}]}]}"#
    )
    let target = try #require(FileChanges(file.items, stored: ["flow": stored]).drafts["flow"]?.result)
    #expect(target.nodes[0].extras == stored.nodes[0].extras && target.nodes[0].model.id == "other")
  }

  /// What a user's text has of a name that nobody knows may be a slip, and is none of his wishes.
  @Test func aFileCannotMakeThem() throws {
    let file = try WorkflowFile(#"{"id":"flow","nodes":[{"id":"a","model":{"id":"m"},"priority":5}]}"#)
    #expect(file.warnings == ["Not known, and not sent: priority of node a."])
    #expect(file.items[0].nodes[0].unknown == [:])
  }

  /// Of an edge, too; where the edge goes, they go with it.
  @Test func thoseOfInputsAreSentBack() throws {
    let text = #"""
      {"id":"flow","nodes":[{"id":"a","model":{"id":"colors"}},{"id":"c","model":{"id":"colors"}},
       {"id":"b","model":{"id":"crop"},"node_inputs":[{"node_id":"a","weight":3},{"node_id":"c"}]}]}
      """#
    let stored = try Wire.decoded(text, as: Workflow.self)
    #expect(stored.nodes[2].inputs == ["a", "c"])
    var target = stored
    target.attributes["description"] = "new"
    let whole = try #require(WorkflowPatch(.overwrite, from: stored, to: target))
    #expect(try Wire.text(whole).contains(#""node_inputs":[{"node_id":"a","weight":3},{"node_id":"c"}]"#))
    #expect(PatchOutlook([whole], on: stored, wanted: target).risks == [])
    target.nodes[2].inputs = ["c", "a"]
    let merge = try #require(WorkflowPatch(.merge, from: stored, to: target))
    #expect(try Wire.text(merge).contains(#""node_inputs":[{"node_id":"c"},{"node_id":"a","weight":3}]"#))
    target.nodes[2].inputs = ["c"]
    let less = try #require(WorkflowPatch(.overwrite, from: stored, to: target))
    #expect(try Wire.text(less).contains(#""node_inputs":[{"node_id":"c"}]"#))
    #expect(PatchOutlook([less], on: stored, wanted: target).risks == [])
    #expect(try Wire.crossed(stored) == stored)
  }

  /// No request can say that a cover stays of which the service alone has the address.
  @Test func aCoverThatTheServiceHoldsNeedsAYes() throws {
    var stored = stored
    stored.extras["image"] = ["hosted": ["prefix": "p", "suffix": "s"]]
    var target = stored
    target.nodes[1].inputs = []
    let patch = try #require(WorkflowPatch(.overwrite, from: stored, to: target))
    let risks = PatchOutlook([patch], on: stored, wanted: target).risks
    #expect(risks.flatMap(\.losses).map(\.subject) == [.attribute("image")])
    #expect(risks.first?.message.contains("overwrite=whole") == true, "\(risks)")
  }
}

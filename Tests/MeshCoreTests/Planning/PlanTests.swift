import FoundationEssentials
import MeshCore
import TestSupport
import Testing

@Suite struct PlanTests {
  private let base = Workflow("flow", WorkflowNode("a", "colors", "c1"), WorkflowNode("b", "crop", "k1", reads: ["a"]))
  private let day = Date(timeIntervalSince1970: 1_000_000)

  private func plan(
    _ changes: StagedChange..., drafts: [Draft] = [], stored: [Workflow] = [], held: Set<Int> = []
  ) -> Plan {
    Plan(
      changes.enumerated().map { StagedStep(id: $0, change: $1, isHeld: held.contains($0)) },
      drafts: Dictionary(uniqueKeysWithValues: drafts.map { ($0.id, $0) }),
      stored: Dictionary(uniqueKeysWithValues: stored.map { ($0.id, $0) }), in: .demo, readAt: day)
  }

  private func newDraft(_ id: WorkflowID) throws -> Draft {
    var draft = Draft(base: Workflow(id), isNew: true)
    try draft.make(.addNode(WorkflowNode("a", "colors", "c1"), at: nil))
    return draft
  }

  @Test func aCreationSendsTheWholeWorkflow() throws {
    let draft = try newDraft("new")
    let plan = plan(.create("new"), drafts: [draft])
    #expect(plan.isReady && plan.readAt == day)
    #expect(plan.steps[0].effects.map(\.before) == [nil] && plan.steps[0].effects.map(\.after) == [draft.result])
    #expect(plan.steps[0].requests.map(\.line) == ["POST /v2/users/alice/apps/demo/workflows"])
    #expect(
      plan.steps[0].requests.first?.body == [
        "workflows": [
          ["id": "new", "nodes": [["id": "a", "model": ["id": "colors", "model_version": ["id": "c1"]]]]]
        ]
      ])
    #expect(plan.steps[0].effects[0].diff.added == 1)
  }

  @Test func anOverwriteSendsTheWholeList() throws {
    let draft = try Draft.of(base, leaving: WorkflowNode("b", "crop", "k1", hidden: true))
    let step = plan(.patch("flow", .automatic), drafts: [draft], stored: [base]).steps[0]
    #expect(step.isReady && step.warnings.isEmpty)
    #expect(step.requests.map(\.line) == ["PATCH /v2/users/alice/apps/demo/workflows"])
    #expect(
      step.requests.first?.body == [
        "action": "overwrite",
        "workflows": [
          [
            "id": "flow",
            "nodes": [
              ["id": "b", "model": ["id": "crop", "model_version": ["id": "k1"]], "suppress_output": true]
            ],
          ]
        ],
      ])
    #expect(step.effects.map(\.before) == [base] && step.effects.map(\.after) == [draft.result])
  }

  @Test func mergeThenRemoveSendsTwoRequestsAndWarns() throws {
    var draft = Draft(base: base)
    try draft.make(.removeNode("b"))
    try draft.make(.addNode(WorkflowNode("c"), at: nil))
    let step = plan(.patch("flow", .mergeThenRemove), drafts: [draft], stored: [base]).steps[0]
    #expect(step.requests.map { $0.body?["action"] } == ["merge", "remove"] && step.newVersions == 2)
    #expect(step.requests.last?.body?["workflows"] == [["id": "flow", "nodes": [["id": "b"]]]])
    #expect(step.effects[0].after == draft.result)
    #expect(
      step.warnings == [
        "is refused if remove takes the cover image only (remove=image)"
      ])
  }

  /// The removal of a cover image is a request of its own, and changes no node.
  @Test func onlyRequestsWithNodesMakeVersions() throws {
    var stored = base
    stored.attributes["image"] = ["url": "https://host/cover.jpg"]
    var draft = Draft(base: stored)
    try draft.make(.replaceAttributes([:]))
    let cover = plan(.patch("flow", .automatic), drafts: [draft], stored: [stored]).steps[0]
    #expect(cover.requests.map { $0.body?["action"] } == ["remove"] && cover.newVersions == 0)
    try draft.make(.removeNode("b"))
    let both = plan(.patch("flow", .automatic), drafts: [draft], stored: [stored]).steps[0]
    #expect(both.requests.map { $0.body?["action"] } == ["overwrite", "remove"] && both.newVersions == 1)
    #expect(plan(.delete(["flow"]), stored: [base]).steps[0].newVersions == 0)
  }

  @Test func deletionsNameOneByPathAndSeveralInTheBody() {
    let other = Workflow("other", WorkflowNode("a"))
    let plan = plan(
      .delete(["flow"]), .delete(["other", "third"]), .deleteAll, stored: [base, other, Workflow("third")])
    #expect(
      plan.steps.flatMap(\.requests).map(\.line) == [
        "DELETE /v2/users/alice/apps/demo/workflows/flow", "DELETE /v2/users/alice/apps/demo/workflows",
        "DELETE /v2/users/alice/apps/demo/workflows",
      ])
    #expect(plan.steps.flatMap(\.requests).map(\.body) == [nil, ["ids": ["other", "third"]], ["delete_all": true]])
    #expect(plan.steps[0].effects[0].diff.removed == 2)
  }

  @Test func deletingAllNamesEveryWorkflowThatIsThereThen() throws {
    let plan = try plan(
      .delete(["flow"]), .create("new"), .deleteAll, drafts: [newDraft("new")], stored: [base, Workflow("other")])
    #expect(plan.steps[2].effects.map(\.id) == ["new", "other"])
    #expect(plan.steps[2].effects.allSatisfy { $0.after == nil && $0.before != nil })
    #expect((plan.summary.creates, plan.summary.changes, plan.summary.deletes) == (1, 0, 3))
  }

  @Test func stepsSeeWhatEarlierOnesLeave() throws {
    let draft = try Draft.of(base, leaving: base.nodes[0])
    let again = plan(.delete(["flow"]), .create("flow"), drafts: [try newDraft("flow")], stored: [base])
    #expect(again.isReady)
    let gone = plan(.patch("flow", .automatic), .delete(["flow"]), drafts: [draft], stored: [base])
    #expect(gone.isReady && gone.steps[1].effects[0].before == draft.result)
    let twice = plan(.delete(["flow"]), .delete(["flow"]), stored: [base])
    #expect(twice.steps.map(\.obstacles) == [[], [.gone("flow")]])
    let created = try plan(.create("new"), .patch("new", .automatic), drafts: [newDraft("new")])
    #expect(created.steps.map(\.isDone) == [false, true] && created.isReady)
  }

  @Test func heldStepsAreLeftOut() {
    let plan = plan(.delete(["flow"]), .delete(["other"]), stored: [base, Workflow("other")], held: [0])
    #expect(plan.steps.map(\.id) == [1])
    #expect(!self.plan(.deleteAll, held: [0]).isReady, "a plan of nothing is not ready")
  }

  @Test func theServicesOwnChangesAreMergedAndNamed() throws {
    var stored = base
    stored.nodes[1].suppressesOutput = true
    let draft = try Draft.of(base, leaving: WorkflowNode("a", "colors", "c2"), base.nodes[1])
    let step = plan(.patch("flow", .automatic), drafts: [draft], stored: [stored]).steps[0]
    #expect(step.isReady)
    #expect(step.warnings == ["changed on the service since your draft began, merged: b"])
    #expect(step.effects[0].before == stored)
    #expect(step.effects[0].after?.nodes == [WorkflowNode("a", "colors", "c2"), stored.nodes[1]])
  }

  @Test func aChosenActionThatFallsShortIsSaid() throws {
    let draft = try Draft.of(base, leaving: WorkflowNode("a", "colors", "c2"))
    let step = plan(.patch("flow", .chosen(.merge)), drafts: [draft], stored: [base]).steps[0]
    #expect(step.isReady)
    #expect(step.warnings == ["leaves b in"])
  }

  @Test func mergedInputsAndUnknownFieldsAreWarnedOf() throws {
    var stored = base
    stored.nodes[0].extras = ["priority": 3]
    let reread = try Draft.of(
      stored, leaving: stored.nodes[0], WorkflowNode("c"), WorkflowNode("b", "crop", "k1", reads: ["c"]))
    let merge = plan(.patch("flow", .chosen(.merge)), drafts: [reread], stored: [stored]).steps[0]
    #expect(
      merge.warnings.last
        == "leaves b from a, c if merge changes a node by field and merge appends to every list (merge=fields,lists=append)"
    )
    let overwrite = plan(.patch("flow", .automatic), drafts: [reread], stored: [stored]).steps[0]
    #expect(
      overwrite.warnings == ["sent back as they were read, though this program does not know them: priority of a"])
    let sent = try #require(overwrite.requests.first?.body)
    #expect(sent.compact.contains("\"priority\": 3"))
  }
}

@Suite struct PlanObstacleTests {
  private let base = Workflow("flow", WorkflowNode("a", "colors", "c1"), WorkflowNode("b", "crop", "k1", reads: ["a"]))

  private func obstacles(
    _ change: StagedChange, _ draft: Draft? = nil, stored: Workflow? = nil
  ) -> [Plan.Obstacle] {
    let id = draft?.id ?? "flow"
    let plan = Plan(
      [StagedStep(id: 7, change: change)], drafts: draft.map { [id: $0] } ?? [:],
      stored: stored.map { [id: $0] } ?? [:],
      in: .demo, readAt: Date(timeIntervalSince1970: 0))
    #expect(plan.isReady == plan.steps[0].obstacles.isEmpty)
    #expect(plan.steps[0].obstacles.allSatisfy { $0.message.hasSuffix(".") })
    return plan.steps[0].obstacles
  }

  @Test func aDraftThatIsMissing() {
    #expect(obstacles(.create("flow")) == [.noDraft("flow")])
    #expect(obstacles(.patch("flow", .automatic), stored: base) == [.noDraft("flow")])
  }

  @Test func aWorkflowThatIsGone() throws {
    let draft = try Draft.of(base, leaving: base.nodes[0])
    #expect(obstacles(.patch("flow", .automatic), draft) == [.gone("flow")])
    #expect(obstacles(.delete(["flow"])) == [.gone("flow")])
  }

  @Test func aWorkflowThatExists() {
    let other = Workflow("flow", WorkflowNode("z"))
    #expect(obstacles(.create("flow"), Draft(base: base, isNew: true), stored: other) == [.exists("flow")])
  }

  @Test func aGraphThatIsWrong() throws {
    let draft = try Draft.of(base, leaving: base.nodes[1])
    let issue = Validation.Issue.unknownInput("b", input: "a")
    #expect(obstacles(.patch("flow", .automatic), draft, stored: base) == [.invalid([issue])])
    #expect(obstacles(.create("flow"), Draft(base: draft.result, isNew: true)) == [.invalid([issue])])
  }

  @Test func nodesThatBothChanged() throws {
    let draft = try Draft.of(base, leaving: WorkflowNode("a", "colors", "c2"), base.nodes[1])
    var stored = base
    stored.nodes[0].model.versionID = "c3"
    #expect(obstacles(.patch("flow", .automatic), draft, stored: stored) == [.contested(["a"], stored: stored)])
  }

  @Test(arguments: [
    (PatchChoice.automatic, [PatchAction.overwrite]), (.chosen(.merge), [.merge]), (.chosen(.remove), [.remove]),
    (.mergeThenRemove, [.merge, .remove]),
  ])
  func nothingToSend(choice: PatchChoice, actions: [PatchAction]) throws {
    var draft = Draft(base: base)
    try draft.make(.moveNode("a", to: 1))
    // The order is all that differs, and only overwrite sends it.
    guard choice != .automatic else {
      #expect(obstacles(.patch("flow", choice), draft, stored: base).isEmpty)
      return
    }
    #expect(obstacles(.patch("flow", choice), draft, stored: base) == actions.map(Plan.Obstacle.nothingToSend))
  }
}

extension APIRequest {
  /// Method and target, as `GET /v2/users/me`.
  var line: String { method.rawValue + " " + target }
}

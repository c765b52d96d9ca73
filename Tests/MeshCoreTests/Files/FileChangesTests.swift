import FoundationEssentials
import MeshCore
import Testing
import TestSupport

@Suite struct FileChangesTests {
  private let stored = Workflow(
    id: "w",
    nodes: [
      WorkflowNode(id: "a", model: ModelReference(id: "m", userID: "clarifai", appID: "main", versionID: "1")),
      WorkflowNode(id: "b", model: ModelReference(id: "n"), inputs: ["a"]),
    ], attributes: ["description": "old", "notes": "kept"])

  @Test func whatAFileLeavesOutStays() {
    let described = Workflow(
      id: "w",
      nodes: [
        WorkflowNode(id: "a", model: ModelReference(id: "m")),
        WorkflowNode(id: "b", model: ModelReference(id: "n"), inputs: ["a"]),
      ])
    let changes = FileChanges([described], stored: ["w": stored])
    #expect(changes.unchanged == ["w"])
    #expect(changes.steps.isEmpty && changes.drafts.isEmpty)
  }

  @Test func newAndChangedWorkflowsAreStagedInOrder() {
    var described = stored
    described.attributes = ["description": "new"]
    let new = Workflow(
      id: "x", nodes: [WorkflowNode(id: "a", model: ModelReference(id: "m"))], attributes: ["notes": "n"])
    let changes = FileChanges([new, described], stored: ["w": stored], firstStep: 7)
    #expect(
      changes.steps == [
        StagedStep(id: 7, change: .create("x")), StagedStep(id: 8, change: .patch("w", .automatic)),
      ])
    #expect(changes.drafts["x"]?.result == new && changes.drafts["x"]?.isNew == true)
    #expect(changes.drafts["w"]?.result.attributes == ["description": "new", "notes": "kept"])
  }

  @Test(arguments: [
    (PatchAction.overwrite, ["b", "c"]), (.merge, ["a", "b", "c"]), (.remove, ["a"]),
  ])
  func patchReachesWhatTheServiceWouldMakeOfIt(_ action: PatchAction, nodes: [NodeID]) {
    let sent = Workflow(
      id: "w",
      nodes: [
        WorkflowNode(id: "b", model: ModelReference(id: "n")), WorkflowNode(id: "c", model: ModelReference(id: "m")),
      ])
    let changes = FileChanges(patching: ["w": stored], with: [WorkflowPatch.Item(sent)], action: action)
    // What merge and remove send is not to be told from what they leave: it is sent as it is written.
    let named = WorkflowPatch.Item(id: "w", nodes: [NodePatch(id: "b"), NodePatch(id: "c")])
    let patch = WorkflowPatch(action: action, items: [action == .remove ? named : WorkflowPatch.Item(sent)])
    let choice = action == .overwrite ? PatchChoice.chosen(action) : .asWritten(patch)
    #expect(changes.steps == [StagedStep(id: 1, change: .patch("w", choice))])
    #expect(changes.drafts["w"]?.result.nodes.map(\.id) == nodes)
  }

  /// Whatever is described, applying the plan leads to it, and describing it again changes nothing.
  @Test func planReachesWhatIsDescribed() {
    var random = SeededGenerator(seed: 5)
    let app = AppScope(userID: "u", appID: "a")
    for _ in 0..<200 {
      let (old, new) = (random.workflow(), random.workflow())
      let changes = FileChanges([new], stored: [old.id: old])
      let plan = Plan(changes.steps, drafts: changes.drafts, stored: [old.id: old], in: app, readAt: .distantPast)
      guard let after = plan.steps.first?.effects.first?.after else {
        #expect(changes.unchanged == ["flow"])
        continue
      }
      #expect(after.nodes.map(\.id) == new.nodes.map(\.id))
      #expect(FileChanges([new], stored: [old.id: after]).steps.isEmpty, "\(new) on \(old)")
    }
  }

  /// The service may put nodes into an order of its own: the same file must not be another wish for ever.
  @Test func anOrderAloneIsNoChange() {
    var described = stored
    described.nodes.reverse()
    let changes = FileChanges([described], stored: ["w": stored])
    #expect(changes.steps.isEmpty && changes.unchanged == ["w"] && changes.reordered == ["w"])
    described.nodes[0].suppressesOutput = true
    let more = FileChanges([described], stored: ["w": stored])
    #expect(more.reordered == [] && more.drafts["w"]?.result.nodes.map(\.id) == ["b", "a"])
  }

  /// `me` is who owns the workflow, and a model of its own app may be named with its owner or without.
  @Test(
    arguments: [
      ("me", "app", "ada", "app"), ("me", "app", nil, nil), ("ada", "app", nil, nil), (nil, "app", nil, nil),
      (nil, nil, "ada", "app"), ("me", "other", "ada", "other"),
    ] as [(String?, String?, String?, String?)])
  func anOwnerIsTheSameHoweverItIsNamed(_ user: String?, _ app: String?, _ heldUser: String?, _ heldApp: String?) {
    func workflow(_ user: String?, _ app: String?) -> Workflow {
      var workflow = Workflow(
        id: "w", nodes: [WorkflowNode(id: "a", model: ModelReference(id: "m", userID: user, appID: app))])
      (workflow.userID, workflow.appID) = ("ada", "app")
      return workflow
    }
    let held = workflow(heldUser, heldApp)
    #expect(FileChanges([workflow(user, app)], stored: ["w": held]).unchanged == ["w"])
    #expect(FileChanges([workflow("eve", "app")], stored: ["w": held]).unchanged == [])
    #expect(FileChanges([workflow("me", "elsewhere")], stored: ["w": held]).unchanged == [])
  }
}

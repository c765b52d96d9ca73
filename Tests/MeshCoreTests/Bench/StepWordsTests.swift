import FoundationEssentials
import MeshCore
import Testing

/// What a staged change is called.
@Suite struct StepWordsTests {
  @Test(arguments: [
    (StagedChange.create("flow"), "create", "flow", "create flow", "a new workflow: flow", "create workflow flow"),
    (
      .patch("flow", .chosen(.merge)), "change", "flow", "merge of flow", "flow", "patch workflow flow"
    ),
    (
      .patch("flow", .automatic, only: ["a"]), "change", "flow", "the proposed action of a part of flow", "flow",
      "patch workflow flow"
    ),
    (
      .rename("flow", to: "gate"), "rename to gate", "flow", "rename flow to gate", "another id: flow → gate",
      "rename workflow flow to gate"
    ),
    (.delete(["flow"]), "delete", "flow", "delete flow", "delete flow", "delete workflow flow"),
    (
      .delete(["flow", "gate"]), "delete", "2 workflows", "delete flow, gate", "delete 2 workflows",
      "delete workflow flow, gate"
    ),
    (.deleteAll, "delete all", "all workflows", "delete all", "delete all workflows", "delete all workflows"),
  ])
  func eachChangeHasItsWords(
    _ change: StagedChange, action: String, subject: String, line: String, title: String, operation: String
  ) {
    let words = change.words
    #expect(words.action == action && words.subject == subject && words.line == line)
    #expect(words.title == title && words.operation == operation)
  }

  @Test func aPlannedStepIsNamedByWhatItSends() throws {
    let stored = Workflow("flow", WorkflowNode("a"), WorkflowNode("b"))
    let draft = try Draft.of(stored, leaving: WorkflowNode("a"), WorkflowNode("c"))
    let changes: [StagedChange] = [.patch("flow", .mergeThenRemove), .rename("gate", to: "door"), .deleteAll]
    let plan = Plan(
      changes.enumerated().map { StagedStep(id: $0, change: $1) }, drafts: ["flow": draft],
      stored: ["flow": stored, "gate": Workflow("gate", WorkflowNode("a"))], in: .demo, readAt: .distantPast)
    #expect(
      plan.steps.map { $0.title(joint: ", then ") } == [
        "merge, then remove flow", "rename gate to door", "delete all 2 workflows",
      ])
    #expect(plan.steps[0].title() == "merge, remove flow")
  }
}

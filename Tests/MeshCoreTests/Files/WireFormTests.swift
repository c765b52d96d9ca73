import FoundationEssentials
import MeshCore
import TestSupport
import Testing

/// What `-o yaml` and `-o json` print can be read back.
@Suite struct WireFormTests {
  private let owned = "The service's own, and not sent: app_id, created_at, modified_at, user_id, version."

  private func printed(_ workflow: Workflow) throws -> JSON {
    var workflow = workflow
    (workflow.userID, workflow.appID) = ("alice", "demo")
    workflow.version = WorkflowVersion(id: "v7", workflowID: workflow.id, nodes: workflow.nodes)
    workflow.createdAt = Date(timeIntervalSince1970: 1_000_000)
    workflow.modifiedAt = Date(timeIntervalSince1970: 2_000_000.25)
    return try JSON(encoding: workflow)
  }

  @Test func aWorkflowIsReadBackWhole() throws {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let workflow = random.strange(random.workflow())
      let root: JSON = ["workflow": try printed(workflow)]
      for text in [root.yaml, root.compact] {
        let file = try WorkflowFile(text)
        let read = try #require(file.workflows.first)
        #expect(read.id == workflow.id && read.nodes == workflow.nodes, "seed \(seed)")
        #expect(read.attributes == workflow.attributes, "seed \(seed)")
        #expect(file.warnings == [owned], "seed \(seed)")
      }
    }
  }

  @Test func aListIsReadBackWithOneWarning() throws {
    let one = Workflow("one", WorkflowNode("a")), two = Workflow("two", WorkflowNode("b", reads: []))
    let root: JSON = ["workflows": [try printed(one), try printed(two)]]
    for text in [root.yaml, root.compact] {
      let file = try WorkflowFile(text)
      #expect(file.workflows.map(\.id) == ["one", "two"] && file.workflows.map(\.nodes) == [one.nodes, two.nodes])
      #expect(file.warnings == [owned])
    }
  }

  @Test func aVersionIsItsWorkflow() throws {
    let version = WorkflowVersion(
      id: "v7", workflowID: "flow", createdAt: Date(timeIntervalSince1970: 1), nodes: [WorkflowNode("a")])
    let root: JSON = ["workflow_version": try JSON(encoding: version)]
    for text in [root.yaml, root.compact] {
      let file = try WorkflowFile(text)
      #expect(file.workflows.map(\.id) == ["flow"] && file.workflows.first?.nodes == version.nodes)
    }
  }

  @Test func whatNobodyKnowsIsNamed() throws {
    let text = "workflow:\n  id: w\n  app_id: d\n  nodes:\n  - {id: a, model: {id: m}, wieght: 3}\n"
    #expect(try WorkflowFile(text).warnings.first == "Not known, and not sent: wieght of node a.")
  }

  /// The official form stays strict: a slip in a name is an error in its line.
  @Test func theOfficialFormStaysStrict() {
    let text = "workflow:\n  id: w\n  created_at: 2026-01-01\n  nodes:\n  - {id: a, model: {model_id: m}}\n"
    let error = #expect(throws: FileError.self) { try WorkflowFile(text) }
    #expect(error?.line == 3)
  }

  @Test func aFaultInTheWireFormNamesTheLineOfTheDocument() {
    let text =
      "workflow:\n  id: w\n  app_id: d\n  nodes: [{id: a, model: {id: m}}]\n---\nworkflow:\n  id: x\n  app_id: d\n  nodes: [{id: 7, model: {id: m}}]\n"
    let error = #expect(throws: FileError.self) { try WorkflowFile(text) }
    #expect(error?.line == 6 && error?.problem.contains("nodes[0].id") == true, "\(String(describing: error))")
  }
}

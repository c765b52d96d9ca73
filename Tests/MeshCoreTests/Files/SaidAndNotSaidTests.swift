import MeshCore
import TestSupport
import Testing

/// What a file does not say stays; what it says to be empty goes.
@Suite struct SaidAndNotSaidTests {
  private let stored = Workflow(
    id: "w",
    nodes: [
      WorkflowNode("a", "m", "v", hidden: true, params: ["k": 1]), WorkflowNode("b", "m", "v", reads: ["a"]),
    ], attributes: ["description": "d", "notes": "n", "use_cases": ["x"]])

  private func target(_ text: String) throws -> Workflow? {
    let changes = FileChanges(try WorkflowFile(text).items, stored: ["w": stored])
    return changes.drafts["w"]?.result ?? (changes.unchanged == ["w"] ? stored : nil)
  }

  @Test func theOfficialFormKeepsWhatItCannotSay() throws {
    #expect(try target(stored.fileText(.official)) == stored)
    // Another version, and another model, of a node that stays.
    let text = stored.fileText(.official).replacing(
      "model_version_id: v\n", with: "model_version_id: v2\n", maxReplacements: 1)
    let changed = try #require(try target(text))
    #expect(changed.nodes[0] == WorkflowNode("a", "m", "v2", hidden: true, params: ["k": 1]))
    let json =
      #"{"workflow":{"id":"w","nodes":[{"id":"a","model":{"id":"m"}},{"id":"b","model":{"id":"m"},"node_inputs":[{"node_id":"a"}]}]}}"#
    #expect(try target(json) == stored)
  }

  @Test func whatIsSaidToBeEmptyGoes() throws {
    let yaml = """
      workflow:
        id: w
        description: ""
        notes:
        nodes:
        - {id: a, model: {model_id: m, model_version_id: v}, suppress_output: false, output_info_override: {}}
        - {id: b, model: {model_id: m, model_version_id: v}, node_inputs: [{node_id: a}]}
      """
    let json = """
      {"id": "w", "description": "", "notes": "", "nodes": [
       {"id": "a", "model": {"id": "m"}, "suppressOutput": false, "outputInfoOverride": {"params": {}}},
       {"id": "b", "model": {"id": "m"}, "nodeInputs": [{"nodeId": "a"}]}]}
      """
    for text in [yaml, json] {
      let changed = try #require(try target(text))
      #expect(changed.attributes == ["use_cases": ["x"]], "\(text)")
      #expect(changed.nodes[0] == WorkflowNode("a", "m", "v"), "\(text)")
    }
  }

  /// A model whose owner is said to be none is one of the workflow's own app.
  @Test func anOwnerAndAVersionCanBeTakenAway() throws {
    let owned = ModelReference(id: "m", userID: "clarifai", appID: "main", versionID: "v")
    let stored = Workflow(id: "w", nodes: [WorkflowNode(id: "a", model: owned)])
    func model(_ said: String, _ form: (String) -> String) throws -> ModelReference? {
      let changes = FileChanges(try WorkflowFile(form(said)).items, stored: ["w": stored])
      return changes.unchanged == ["w"] ? owned : changes.drafts["w"]?.result.nodes[0].model
    }
    func json(_ said: String) -> String { #"{"id":"w","nodes":[{"id":"a","model":{"id":"m"\#(said)}}]}"# }
    func yaml(_ said: String) -> String { "workflow: {id: w, nodes: [{id: a, model: {model_id: m\(said)}}]}" }
    let newest = ModelReference(id: "m", userID: "clarifai", appID: "main")
    #expect(try model("", json) == owned && model("", yaml) == owned)
    #expect(try model(#","user_id":null,"model_version":null"#, json) == owned)
    #expect(try model(#","model_version":{"id":""}"#, json) == newest)
    #expect(try model(", model_version_id: ''", yaml) == newest)
    // A version is of one model only, and that of another owner is another model.
    let own = ModelReference(id: "m")
    #expect(try model(#","userId":"","appId":"""#, json) == own)
    #expect(try model(", user_id: '', app_id: ''", yaml) == own)
    #expect(
      try model(#","user_id":"","app_id":"","model_version":{"id":"v2"}"#, json)
        == ModelReference(id: "m", versionID: "v2"))
    #expect(try model(#","user_id":"""#, json) == ModelReference(id: "m", appID: "main"))
    // What a merge cannot say is named.
    let items = try WorkflowFile(json(#","user_id":"""#)).items
    let patch = WorkflowPatch(action: .merge, items: items)
    #expect(
      patch.inexpressible(on: ["w": stored]) == ["merge cannot clear user_id of the model of node a; overwrite may"])
    #expect(FileChanges(patching: ["w": stored], with: items, action: .merge).drafts["w"] == nil)
  }

  @Test func nothingEmptyIsCreated() throws {
    let file = try WorkflowFile(
      "workflow:\n  id: new\n  description: ''\n  nodes: [{id: a, model: {model_id: m}, output_info_override: {}}]\n")
    let draft = try #require(FileChanges(file.items, stored: [:]).drafts["new"])
    #expect(draft.result == Workflow("new", WorkflowNode("a", "m", nil)))
  }

  /// proto3 JSON writes null for what is not there.
  @Test func nullInJSONIsNotSaid() throws {
    let json =
      #"{"id":"w","description":null,"nodes":[{"id":"a","model":{"id":"m"},"suppress_output":null,"output_info_override":null},{"id":"b","model":{"id":"m"},"node_inputs":[{"node_id":"a"}]}]}"#
    #expect(try target(json) == stored)
  }

  @Test func anOverwriteWithAnEmptyAttributeClearsIt() throws {
    let items = try WorkflowFile(stored.fileText(.official).replacing("  id: w\n", with: "  id: w\n  notes: ''\n"))
      .items
    let changes = FileChanges(patching: ["w": stored], with: items, action: .overwrite)
    #expect(changes.drafts["w"]?.result.attributes == ["description": "d", "use_cases": ["x"]])
    #expect(changes.drafts["w"]?.result.nodes == stored.nodes)
  }
}

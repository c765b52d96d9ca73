import MeshCore
import TestSupport
import Testing

/// Spellings that mean the same are read as the same.
@Suite struct SpellingTests {
  private let plain = """
    {"id": "w", "use_cases": ["x"], "metadata": {"camelCase": {"node_id": 1, "nodeId": 2}}, "user_id": "u",
     "nodes": [
      {"id": "a", "model": {"id": "m", "user_id": "u", "app_id": "p", "model_version": {"id": "v"}}},
      {"id": "b", "model": {"id": "m"}, "node_inputs": [{"node_id": "a"}], "suppress_output": true,
       "output_info_override": {"params": {"topK": 3, "top_k": 4}, "output_config": {"max_concepts": 5}}}]}
    """

  /// The same with every name of the wire in camelCase, and the free objects as they are.
  private var camel: String {
    [
      "use_cases": "useCases", "user_id": "userId", "app_id": "appId", "model_version": "modelVersion",
      "node_inputs": "nodeInputs", "suppress_output": "suppressOutput", "output_info_override": "outputInfoOverride",
      "output_config": "outputConfig", "max_concepts": "maxConcepts", "{\"node_id\": \"a\"}": "{\"nodeId\": \"a\"}",
    ].reduce(plain) { $0.replacing($1.key, with: $1.value) }
  }

  @Test func camelCaseIsReadAtEveryLevel() throws {
    let workflow: Workflow = try Wire.decoded(plain)
    #expect(workflow.nodes[1].inputs == ["a"] && workflow.nodes[1].suppressesOutput)
    #expect(workflow.nodes[0].model.versionID == "v" && workflow.nodes[0].model.owner == "u/p")
    #expect(workflow.nodes[1].override?["params"] == ["topK": 3, "top_k": 4])
    #expect(workflow.attributes["metadata"] == ["camelCase": ["node_id": 1, "nodeId": 2]])
    #expect(try Wire.decoded(camel) == workflow)
    #expect(try WorkflowFile(camel).items == WorkflowFile(plain).items)
    #expect(try WorkflowFile(camel).warnings == WorkflowFile(plain).warnings)
    let body = { (item: String) in "{\"action\":\"overwrite\",\"workflows\":[\(item)]}" }
    #expect(try Snippet(body(camel)).request == Snippet(body(plain)).request)
  }

  @Test(arguments: [
    #"{"id": "w", "useCases": [], "use_cases": []}"#,
    #"{"id": "w", "nodes": [{"id": "a", "node_inputs": [], "nodeInputs": []}]}"#,
    #"{"id": "w", "nodes": [{"id": "a", "model": {"id": "m", "user_id": "u", "userId": "u"}}]}"#,
    #"{"id": "w", "nodes": [{"id": "a", "model": {"id": "m"}, "output_info_override": {"output_config": {"max_concepts": 1, "maxConcepts": 1}}}]}"#,
  ])
  func bothSpellingsOfOneFieldAreRefused(text: String) {
    #expect(throws: DecodingError.self) { try Wire.decoded(text, as: Workflow.self) }
    #expect(throws: FileError.self) { try WorkflowFile(text) }
  }

  @Test(arguments: [
    (#""visibility": {"gettable": 10}"#, #""visibility": {"gettable": "PRIVATE"}"#),
    (#""visibility": {"gettable": 50}"#, #""visibility": {"gettable": "PUBLIC"}"#),
    (#""visibility": {"gettable": 0}"#, #""visibility": {}"#), (#""notes": null, "image": null"#, #""notes": """#),
    (#""image": {"url": "u", "hosted": {"prefix": "p"}, "base64": ""}"#, #""image": {"url": "u"}"#),
    (#""metadata": {}"#, #""use_cases": []"#),
  ])
  func attributesAreTheirValues(one: String, other: String) throws {
    let (one, other): (Workflow, Workflow) = (
      try Wire.decoded("{\"id\": \"w\", \(one)}"), try Wire.decoded("{\"id\": \"w\", \(other)}")
    )
    #expect(one.attributes == other.attributes)
  }

  @Test(arguments: [
    (
      #"{"params": {"a": 1}, "output_config": {"max_concepts": 0, "min_value": 0}, "data": null}"#,
      #"{"params": {"a": 1}}"#
    ),
    (#"{"params": {}, "data": {"concepts": [], "text": null, "int_value": "0"}, "message": ""}"#, "null"),
    (#"{"output_config": {"max_concepts": "5"}}"#, #"{"output_config": {"max_concepts": 5}}"#),
    (#"{"data": {"concepts": [{"id": "c", "value": 1, "name": ""}]}}"#, #"{"data": {"concepts": [{"id": "c"}]}}"#),
  ])
  func overridesAreTheirValues(one: String, other: String) throws {
    func node(_ override: String) throws -> WorkflowNode {
      try Wire.decoded(#"{"id": "a", "model": {"id": "m"}, "output_info_override": \#(override)}"#)
    }
    #expect(try node(one) == node(other))
    #expect(
      try node(#"{"data": {"concepts": [{"id": "c", "value": 0}]}}"#) != node(#"{"data": {"concepts": [{"id": "c"}]}}"#)
    )
  }

  /// What belongs to whoever wrote it stays, to the last null.
  @Test func freeObjectsAreKeptAsTheyAre() throws {
    let free = #"{"a":null,"b":0,"c":"","d":[],"e":{},"f":false,"max_concepts":0,"maxConcepts":0}"#
    let workflow: Workflow = try Wire.decoded(
      #"{"id":"w","metadata":\#(free),"nodes":[{"id":"a","output_info_override":{"params":\#(free)}}]}"#)
    let value = try JSON(parsing: free)
    #expect(workflow.attributes["metadata"] == value && workflow.nodes[0].override?["params"] == value)
  }

  /// What the service owns of an image is shown, and not sent.
  @Test func theHostedPartOfAnImageIsNotSent() throws {
    let text = #"{"id":"w","image":{"hosted":{"prefix":"p"},"url":"u"},"nodes":[]}"#
    let workflow: Workflow = try Wire.decoded(text)
    #expect(try Wire.text(workflow) == text)
    #expect(try Wire.text(WorkflowPatch.Item(workflow)) == #"{"id":"w","image":{"url":"u"}}"#)
  }

  @Test func anInputWithoutAnIdLeavesTheRestReadable() throws {
    let node: WorkflowNode = try Wire.decoded(#"{"id": "a", "model": {"id": "m"}, "node_inputs": [{}]}"#)
    #expect(node.inputs == [""])
    #expect(throws: FileError.self) {
      try WorkflowFile(#"{"id": "w", "nodes": [{"id": "a", "model": {"id": "m"}, "node_inputs": [{}]}]}"#)
    }
  }

  @Test func hexVersionsAreInLowerCase() throws {
    let (upper, lower) = ("B31BF8B3E8BA4AF48EF7B67B6A1873D6", "b31bf8b3e8ba4af48ef7b67b6a1873d6")
    let reference: ModelReference = try Wire.decoded(#"{"id": "M", "model_version": {"id": "\#(upper)"}}"#)
    #expect(reference == ModelReference(id: "M", versionID: lower))
    #expect(ModelReference(webAddress: "https://clarifai.com/U/A/models/M/versions/\(upper)")?.versionID == lower)
    for version in ["model_version_id: \(upper)", "model_version: {id: \(upper)}"] {
      let name = version.hasPrefix("model_version_id") ? "model_id" : "id"
      let file = try WorkflowFile("workflow:\n  id: w\n  nodes:\n  - id: a\n    model: {\(name): M, \(version)}\n")
      #expect(file.workflows[0].nodes[0].model == reference)
    }
    #expect(
      try Wire.decoded(#"{"id": "m", "model_version": {"id": "Draft-V2"}}"#, as: ModelReference.self).versionID
        == "Draft-V2")
  }
}

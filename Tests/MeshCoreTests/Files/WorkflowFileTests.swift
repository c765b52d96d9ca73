import MeshCore
import Testing

@Suite struct WorkflowFileTests {
  /// A file may be the body of a request, which says more than workflows.
  @Test func whatARequestSaysBesideItsWorkflowsIsRead() throws {
    let body = #"{"action":"merge","user_app_id":{"user_id":"u","app_id":"a"},"workflows":[{"id":"w"}]}"#
    let file = try WorkflowFile(body)
    #expect(file.action == .merge && file.app == AppScope(userID: "u", appID: "a"))
    let yaml = try WorkflowFile("action: remove\nworkflows:\n- id: w\n")
    #expect(yaml.action == .remove && yaml.app == nil)
    let unsaid = try WorkflowFile(#"{"user_app_id":{"user_id":"YOUR_USER","app_id":"a"},"workflow":{"id":"w"}}"#)
    #expect(unsaid.action == nil && unsaid.app == nil)
    #expect(throws: FileError("there is no action \"patch\". Write overwrite, merge or remove, or take it out.")) {
      try WorkflowFile(#"{"action":"patch","workflows":[{"id":"w"}]}"#)
    }
    #expect(throws: FileError("it has both workflow and workflows. Keep one of them.")) {
      try WorkflowFile(#"{"workflow":{"id":"w"},"workflows":[{"id":"v"}]}"#)
    }
  }

  /// A patch may be of a part, in YAML as in JSON; `nodes: []` is what an export of no nodes writes.
  @Test(arguments: [
    ("workflow: {id: w, description: d}", #"{"id":"w","description":"d"}"#),
    ("workflow: {id: w, nodes: []}", #"{"id":"w","nodes":[]}"#),
    (
      "workflow: {id: w, nodes: [{id: a, suppress_output: true}]}",
      #"{"id":"w","nodes":[{"id":"a","suppress_output":true}]}"#
    ),
    ("workflow: {id: w, nodes: [{id: a, node_inputs: []}]}", #"{"id":"w","nodes":[{"id":"a","node_inputs":[]}]}"#),
  ])
  func aPartOfAWorkflowIsRead(_ yaml: String, json: String) throws {
    #expect(try WorkflowFile(yaml).items == WorkflowFile(json).items)
    // Also where the whole text is in brackets, which JSON has too.
    #expect(try WorkflowFile("{" + yaml + "}").items == WorkflowFile(json).items)
  }

  /// What is neither is told as JSON.
  @Test(arguments: [#"{"id": "w", "nodes": ["#, "{workflow: {id: w, modle: x}}", #"{"id": "w", "id": "v"}"#, "[}"])
  func aTextInBracketsThatIsNoYAMLEitherIsToldAsJSON(_ text: String) throws {
    let fault = try #require(throws: FileError.self) { try WorkflowFile(text) }
    #expect(fault.problem.contains("JSON") || fault.problem.contains("has id twice"), "\(fault)")
  }

  @Test func officialFormIsRead() throws {
    let file = try WorkflowFile(
      """
      # a comment
      workflow:
        id: street-check
        nodes:
          - id: faces
            model:
              model_id: face-detection
              model_version_id: 6dc7e46bc9124c5c8824be4822abe105
              user_id: clarifai
              app_id: main
          - id: 0123
            model: {model_id: crop, model_version_id: 12345678901234567890123456789012}
            node_inputs: [{node_id: faces}]
      """)
    #expect(file.warnings == [])
    #expect(
      file.workflows == [
        Workflow(
          id: "street-check",
          nodes: [
            WorkflowNode(
              id: "faces",
              model: ModelReference(
                id: "face-detection", userID: "clarifai", appID: "main", versionID: "6dc7e46bc9124c5c8824be4822abe105")),
            WorkflowNode(
              id: "0123", model: ModelReference(id: "crop", versionID: "12345678901234567890123456789012"),
              inputs: ["faces"]),
          ])
      ])
  }

  @Test func officialFormIsWrittenAsTheOfficialExportDoes() {
    let workflow = Workflow(
      id: "w",
      nodes: [
        WorkflowNode(
          id: "b",
          model: ModelReference(
            id: "x", userID: "clarifai", appID: "main", versionID: "aa7f35c01e0642fda5cf400f543e7c40")),
        WorkflowNode(
          id: "a", model: ModelReference(id: "y"), inputs: ["b"], suppressesOutput: true, override: ["params": ["k": 3]]
        ),
      ], attributes: ["description": "Two."])
    #expect(
      workflow.fileText(.official) == """
        workflow:
          id: w
          nodes:
          - id: b
            model:
              app_id: main
              model_id: x
              model_version_id: aa7f35c01e0642fda5cf400f543e7c40
              user_id: clarifai
          - id: a
            model:
              model_id: 'y'
            node_inputs:
            - node_id: b

        """)
    #expect(
      workflow.unofficialFields == ["description", "suppress_output of node a", "output_info_override of node a"])
  }

  static let faults: [(text: String, line: Int?, says: String)] = [
    ("workflow:\n  nodes:\n  - id: a\n    model: {model_id: m}\n", 2, "needs id"),
    ("workflow:\n  id: w\n  nodes:\n  - id: a\n    model: {model_id: m}\n    node_input: []\n", 6, "\"node_input\""),
    ("workflow:\n  id: w\n  nodes:\n  - id: a\n    model:\n      name: m\n", 6, "the model of node a has no \"name\""),
    (
      "workflow:\n  id: w\n  nodes:\n  - id: a\n    model: {model_id: m, output_info: {params: {}}}\n", 5,
      "makes a new model"
    ),
    ("workflow:\n  id: w\n  nodes:\n  - {id: a, model: {model_id: m}, suppress_output: maybe}\n", 4, "true or false"),
    ("workflow:\n  id: w\n  nodes:\n  - {id: a, model: {model_id: m}, node_inputs: b}\n", 4, "has to be a list"),
    ("nodes: []\n", 1, "\"nodes\""), ("", nil, "no workflow"), ("just text", 1, "names and values"),
    ("workflow:\n  id: w\n nodes: x", 3, "Fix the YAML"),
    ("{\"workflow\": {\"id\": \"w\", \"nodes\": 3}}", nil, "nodes"), ("{\"workflow\":", 1, "not JSON"),
    ("{\"nodes\": []}", nil, "needs id"), ("[]", nil, "no workflow"),
    (
      "workflow: &a {id: w, nodes: [{id: a, model: {model_id: m}}]}\n---\nworkflow: {id: w, nodes: [{id: a, model: {model_id: m}}]}",
      3, "described twice"
    ),
  ]

  @Test(arguments: faults)
  func faultsAreSaidWithTheirLine(_ text: String, line: Int?, says: String) {
    let error = #expect(throws: FileError.self) { try WorkflowFile(text) }
    #expect(error?.line == line, "\(error?.problem ?? "")")
    #expect(error?.problem.contains(says) == true, "\(error?.problem ?? "")")
  }

  @Test func descriptionOfAModelIsLeftOutWithAWord() throws {
    let file = try WorkflowFile(
      "workflow: {id: w, nodes: [{id: a, model: {model_id: m, model_type_id: prompter, description: d}}]}")
    #expect(
      file.warnings == [
        "model_type_id and description of the model of node a are not used: no model is made here, so it has to exist."
      ])
  }

  @Test(arguments: [
    #"{"id": "w", "nodes": [{"id": "a", "model": {"id": "m"}}]}"#,
    #"{"workflow": {"id": "w", "nodes": [{"id": "a", "model": {"id": "m"}}]}, "status": {"code": 10000}}"#,
    #"{"workflows": [{"id": "w", "nodes": [{"id": "a", "model": {"id": "m"}}]}]}"#,
    #" [{"id": "w", "nodes": [{"id": "a", "model": {"id": "m"}}]}]"#,
  ])
  func jsonIsReadInEveryShape(_ text: String) throws {
    let file = try WorkflowFile(text)
    #expect(file.workflows == [Workflow(id: "w", nodes: [WorkflowNode(id: "a", model: ModelReference(id: "m"))])])
    #expect(file.warnings == [])
  }

  @Test func slipInAJSONFieldIsSaid() throws {
    let file = try WorkflowFile(#"{"id": "w", "nodes": [{"id": "a", "model": {"id": "m"}, "node_input": []}]}"#)
    #expect(file.warnings == ["Not known, and not sent: node_input of node a."])
  }

  @Test func streamOfDocuments() throws {
    let one = "workflow: {id: one, nodes: [{id: a, model: {model_id: m}}]}\n"
    let file = try WorkflowFile(one + "---\n" + one.replacing("one", with: "two") + "---\n")
    #expect(file.workflows.map(\.id) == ["one", "two"])
  }
}

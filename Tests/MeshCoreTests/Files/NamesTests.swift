import MeshCore
import Testing

/// No name of a file vanishes without a word.
@Suite struct NamesTests {
  private func warnings(_ text: String) throws -> [String] { try WorkflowFile(text).warnings }

  @Test func unknownNamesAreNamedAtEveryLevel() throws {
    let text = """
      {"workflow": {"id": "w", "descripton": "x", "nodes": [
        {"id": "a", "modle": 1, "model": {"id": "m", "made_up": 1, "modelVersionId": "v", "model_version": {"id": "v", "nmae": 2}},
         "node_inputs": [{"node_id": "a", "port": 3}]}]}, "wrkflow": 1}
      """
    #expect(
      try warnings(text) == [
        "Not known, and not sent: descripton of workflow w, modle of node a, made_up of the model of node a, "
          + "modelVersionId of the model of node a, nmae of the model version of node a, port of an input of node a.",
        "Not known, and not sent: wrkflow.",
      ])
  }

  /// What the service itself answers about models is no slip.
  @Test func whatTheServiceOwnsOfModelsIsKnown() throws {
    let text = """
      {"status": {"code": 10000}, "workflow": {"id": "w", "createdAt": "2026-01-01T00:00:00Z", "nodes": [
        {"id": "a", "model": {"id": "m", "name": "M", "modelTypeId": "t", "created_at": "x", "output_info": {},
          "model_version": {"id": "v", "status": {"code": 21100}, "created_at": "x"}}}]}}
      """
    #expect(try warnings(text) == ["The service's own, and not sent: created_at."])
  }

  @Test func theOfficialNamesOfModelsAreReadInJSONToo() throws {
    let text =
      #"{"workflow":{"id":"w","nodes":[{"id":"a","model":{"model_id":"m","user_id":"u","app_id":"p","model_version_id":"v","made_up":1}}]}}"#
    let file = try WorkflowFile(text)
    #expect(file.workflows[0].nodes[0].model == ModelReference(id: "m", userID: "u", appID: "p", versionID: "v"))
    #expect(file.warnings == ["Not known, and not sent: made_up of the model of node a."])
    #expect(throws: FileError.self) {
      try WorkflowFile(text.replacing("\"model_id\"", with: "\"id\":\"n\",\"model_id\""))
    }
  }

  @Test(arguments: [
    "workflow: {id: w, nodes: [{id: a, model: {model_id: m, model_type_id: t, description: d}}]}",
    #"{"workflow": {"id": "w", "nodes": [{"id": "a", "model": {"model_id": "m", "model_type_id": "t", "description": "d"}}]}}"#,
  ])
  func nothingIsSaidOfWhetherAModelExists(text: String) throws {
    #expect(
      try warnings(text) == [
        "model_type_id and description of the model of node a are not used: no model is made here, so it has to exist."
      ])
  }

  @Test func theWireFormOfAModelIsReadInYAML() throws {
    let text = """
      workflow:
        id: w
        nodes:
        - id: a
          model: {id: m, user_id: u, app_id: p, model_version: {id: v}}
        - id: b
          model: {id: n}
      """
    let file = try WorkflowFile(text)
    #expect(
      file.workflows[0].nodes.map(\.model) == [
        ModelReference(id: "m", userID: "u", appID: "p", versionID: "v"), ModelReference(id: "n"),
      ])
    let error = #expect(throws: FileError.self) {
      try WorkflowFile(text.replacing("{id: v}", with: "{id: v, name: x}"))
    }
    #expect(error?.line == 5)
  }

  @Test func mergeKeysAreRead() throws {
    let text = """
      workflow:
        id: w
        nodes:
        - id: one
          model: &m {model_id: color, user_id: clarifai, app_id: main}
        - id: two
          model: *m
        - id: three
          model:
            <<: *m
            model_version_id: v
            app_id: other
        - id: four
          model:
            <<: [{app_id: first}, *m]
      """
    let owner = { ModelReference(id: "color", userID: "clarifai", appID: $0, versionID: $1) }
    #expect(
      try WorkflowFile(text).workflows[0].nodes.map(\.model) == [
        owner("main", nil), owner("main", nil), owner("other", "v"), owner("first", nil),
      ])
    let error = #expect(throws: FileError.self) { try WorkflowFile("workflow:\n  <<: 3\n  id: w\n") }
    #expect(error?.line == 2)
    // As many as a workflow has nodes, twice.
    let many = (0..<20).map { "  - {id: n\($0), model: {<<: *m, app_id: a}, node_inputs: *i}\n" }.joined()
    let head =
      "workflow:\n  id: w\n  nodes:\n  - {id: n, model: &m {model_id: x}}\n  - {id: k, model: *m, node_inputs: &i [{node_id: n}]}\n"
    #expect(try WorkflowFile(head + many).workflows[0].nodes.count == 22)
    // A quoted one is a name.
    #expect(throws: FileError.self) {
      try WorkflowFile("workflow: {id: w, nodes: [{id: a, model: {'<<': {model_id: m}}}]}")
    }
  }

  @Test(arguments: [
    "workflow: {id: w, nodes: [{id: a, model: {model_id: m}}]}",
    #"{"id": "w", "nodes": [{"id": "a", "model": {"id": "m"}}]}"#,
  ])
  func aByteOrderMarkIsNoPartOfAText(text: String) throws {
    let marked = "\u{FEFF}" + text
    #expect(try WorkflowFile(marked).items == WorkflowFile(text).items)
    #expect(try Snippet(marked).request == Snippet(text).request)
    let settings = "\u{FEFF}theme: light\ncurrent: a\ncontexts: {a: {app: b}}\n"
    #expect(try Configuration(settings).current == "a")
    #expect(try OfficialConfiguration("\u{FEFF}contexts:\n  a: {}\ncurrent_context: a\n").current == "clarifai:a")
  }
}

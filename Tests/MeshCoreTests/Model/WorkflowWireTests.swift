import FoundationEssentials
import MeshCore
import TestSupport
import Testing

@Suite struct WorkflowWireTests {
  @Test func aWorkflowCrossesTheWireUnchanged() throws {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      var workflow = random.workflow()
      workflow.userID = "alice"
      workflow.appID = "demo"
      workflow.version = WorkflowVersion(
        id: "ffff", workflowID: workflow.id,
        createdAt: Date(timeIntervalSince1970: Double(random.below(2_000_000_000))),
        nodes: workflow.nodes, isDeprecated: random.chance(oneIn: 2))
      workflow.modifiedAt = Date(timeIntervalSince1970: Double(random.below(2_000_000_000)))
      workflow.extras = ["star_count": 3, "nothing": .null]
      #expect(try Wire.crossed(workflow) == workflow, "seed \(seed)")
    }
  }

  @Test func aReplyOfTheServiceIsReadWhole() throws {
    let workflow: Workflow = try Wire.decoded(
      """
      {"id": "station-check", "app_id": "demo", "user_id": "alice", "created_at": "2017-07-10T01:45:05.672880Z",
       "modified_at": "2017-07-11T01:45:05Z", "description": "counts", "notes": "", "metadata": {}, "use_cases": [],
       "visibility": {"gettable": "PRIVATE"}, "is_starred": true, "bookmark_origin": {"id": "x"},
       "version": {"id": "ffff", "workflow_id": "station-check", "created_at": "2017-07-11T01:45:05Z", "license": "MIT",
         "nodes": [{"id": "faces", "model": {"id": "face-detection"}}]},
       "nodes": [
         {"id": "faces", "model": {"id": "face-detection", "name": "Faces", "user_id": "clarifai", "app_id": "main",
           "model_type_id": "visual-detector", "model_version": {"id": "6dc7", "status": {"code": 21100}}}},
         {"id": "crop", "model": {"id": "crop", "user_id": "", "model_version": {}}, "suppress_output": true,
           "node_inputs": [{"node_id": "faces"}], "output_info_override": {"params": {"margin": 1.5}}, "priority": 3}]}
      """)
    #expect(
      workflow.nodes == [
        WorkflowNode(
          id: "faces",
          model: ModelReference(id: "face-detection", userID: "clarifai", appID: "main", versionID: "6dc7")),
        WorkflowNode(
          id: "crop", model: ModelReference(id: "crop"), inputs: ["faces"], suppressesOutput: true,
          override: ["params": ["margin": 1.5]], extras: ["priority": 3]),
      ])
    #expect(workflow.attributes == ["description": "counts", "visibility": ["gettable": "PRIVATE"]])
    #expect(workflow.extras == ["is_starred": true, "bookmark_origin": ["id": "x"]])
    #expect(workflow.createdAt.map(Timestamp.text) == "2017-07-10T01:45:05.672880Z")
    #expect(workflow.version?.nodes.map(\.id) == ["faces"])
    // What is written back names all of it again.
    #expect(try Wire.crossed(workflow) == workflow)
  }

  @Test func nullsAndMissingFieldsAreAbsent() throws {
    let nulls: Workflow = try Wire.decoded(
      """
      {"id": "flow", "nodes": null, "version": null, "created_at": null, "user_id": null, "description": null}
      """)
    #expect(nulls == Workflow("flow"))
    #expect(try Wire.decoded("{}", as: Workflow.self) == Workflow(""))
    let node: WorkflowNode = try Wire.decoded(
      """
      {"id": "a", "model": {"id": "m", "model_version": null, "user_id": null}, "node_inputs": null,
       "suppress_output": null, "output_info_override": {}}
      """)
    #expect(node == WorkflowNode("a", "m", nil))
    #expect(try Wire.decoded("{}", as: WorkflowNode.self) == WorkflowNode("", "", nil))
  }

  @Test func missingListsAreEmpty() throws {
    #expect(try Wire.decoded("{}", as: WorkflowList.self).workflows.isEmpty)
    #expect(try Wire.decoded(#"{"workflow_versions":null}"#, as: WorkflowVersionList.self).versions.isEmpty)
    #expect(try Wire.decoded("{}", as: ModelList.self).models.isEmpty)
    #expect(try Wire.decoded("{}", as: ModelVersionList.self).versions.isEmpty)
    #expect(try Wire.decoded("{}", as: WorkflowResults.self).results.isEmpty)
  }

  /// What has no id could only be an empty row.
  @Test func listedThingsHaveIds() {
    let text = { (name: String) in "{\"\(name)\": [{\"id\": \"a\"}, {\"name\": \"b\"}]}" }
    #expect(throws: DecodingError.self) { try Wire.decoded(text("models"), as: ModelList.self) }
    #expect(throws: DecodingError.self) { try Wire.decoded(text("model_versions"), as: ModelVersionList.self) }
    #expect(throws: DecodingError.self) { try Wire.decoded(text("workflow_versions"), as: WorkflowVersionList.self) }
    #expect(throws: DecodingError.self) { try Wire.decoded(text("apps"), as: AppList.self) }
  }

  @Test func aModelOfTheCatalogueIsRead() throws {
    let model: Model = try Wire.decoded(
      """
      {"id": "color-recognition", "name": "Colors", "user_id": "clarifai", "app_id": "main", "toolkits": ["x"],
       "model_type_id": "image-color-recognizer", "description": "Finds colours",
       "model_version": {"id": "b31b", "created_at": "2017-07-10T01:45:05Z", "status": {"code": "MODEL_TRAINED"}}}
      """)
    #expect(model.owner == "clarifai/main" && model.typeID == "image-color-recognizer")
    #expect(model.version?.status?.code == .modelTrained)
    #expect(
      model.reference(version: model.version?.id)
        == ModelReference(id: "color-recognition", userID: "clarifai", appID: "main", versionID: "b31b"))
    #expect(try Wire.crossed(model) == model)
  }
}

import MeshCore
import Testing

/// Each route as the contract wants it: method, path, query and body (sections 1 and 9.2).
@Suite struct EndpointTests {
  private let node = WorkflowNode(
    id: "n2", model: ModelReference(id: "m2", userID: "clarifai", appID: "main", versionID: "v2"), inputs: ["n1"],
    suppressesOutput: true, override: ["params": ["top_k": 3]])

  @Test func reading() {
    let requests: [APIRequest] = [
      Endpoint.listWorkflows(in: .demo, page: 2, perPage: 16).request,
      Endpoint.getWorkflow("flow", in: .demo).request,
      Endpoint.listWorkflowVersions(of: "flow", in: .demo).request,
      Endpoint.listModels(in: AppScope(userID: "clarifai", appID: "main"), page: 1, perPage: 10).request,
      Endpoint.getModel("colors", in: .demo).request,
      Endpoint.listModelVersions(of: "colors", in: .demo).request,
    ]
    #expect(
      requests.map(\.line) == [
        "GET /v2/users/alice/apps/demo/workflows?page=2&per_page=16",
        "GET /v2/users/alice/apps/demo/workflows/flow",
        "GET /v2/users/alice/apps/demo/workflows/flow/versions?page=1&per_page=128",
        "GET /v2/users/clarifai/apps/main/models?page=1&per_page=10",
        "GET /v2/users/alice/apps/demo/models/colors",
        "GET /v2/users/alice/apps/demo/models/colors/versions?page=1&per_page=128",
      ])
    #expect(requests.allSatisfy { $0.body == nil && !$0.isWrite })
  }

  @Test func creating() throws {
    let workflow = Workflow(
      id: "my-wf", nodes: [node], attributes: ["visibility": ["gettable": "PRIVATE"]], userID: "alice",
      version: WorkflowVersion(id: "ffff"), extras: ["star_count": 3])
    let endpoint = try Endpoint.createWorkflows([.init(workflow)], in: .demo)
    #expect(endpoint.request.line == "POST /v2/users/alice/apps/demo/workflows")
    #expect(endpoint.operation == "create workflow my-wf")
    #expect(
      endpoint.request.body == [
        "workflows": [
          [
            "id": "my-wf", "visibility": ["gettable": "PRIVATE"],
            "nodes": [
              [
                "id": "n2", "node_inputs": [["node_id": "n1"]], "suppress_output": true,
                "output_info_override": ["params": ["top_k": 3]],
                "model": ["id": "m2", "user_id": "clarifai", "app_id": "main", "model_version": ["id": "v2"]],
              ]
            ],
          ]
        ]
      ])
  }

  @Test func patching() throws {
    let patch = WorkflowPatch(
      action: .remove, items: [.init(id: "one", nodes: [NodePatch(id: "a")]), .init(id: "two")])
    let endpoint = try Endpoint.patchWorkflows(patch, in: .demo)
    #expect(endpoint.request.line == "PATCH /v2/users/alice/apps/demo/workflows")
    #expect(endpoint.operation == "remove workflow one, two")
    #expect(
      endpoint.request.body == [
        "action": "remove", "workflows": [["id": "one", "nodes": [["id": "a"]]], ["id": "two"]],
      ])
  }

  @Test func deleting() {
    #expect(Endpoint.deleteWorkflow("flow", in: .demo).request.body == nil)
    #expect(Endpoint.deleteWorkflows(["a", "b"], in: .demo).request.body == ["ids": ["a", "b"]])
    #expect(Endpoint.deleteAllWorkflows(in: .demo).request.body == ["delete_all": true])
    #expect(Endpoint.deleteAllWorkflows(in: .demo).operation == "delete all workflows of alice/demo")
  }

  @Test func predicting() {
    let inputs = [ImageInput.url("https://samples.clarifai.com/metro-north.jpg"), .base64("/9j/")]
    let newest = Endpoint.workflowResults(of: "flow", on: inputs, in: .demo).request
    #expect(newest.line == "POST /v2/users/alice/apps/demo/workflows/flow/results")
    #expect(
      newest.body == [
        "inputs": [
          ["data": ["image": ["url": "https://samples.clarifai.com/metro-north.jpg"]]],
          ["data": ["image": ["base64": "/9j/"]]],
        ]
      ])
    let older = Endpoint.workflowResults(of: "flow", version: "ver1", on: inputs, in: .demo).request
    #expect(older.line == "POST /v2/users/alice/apps/demo/workflows/flow/versions/ver1/results")
    #expect(!newest.isWrite && !older.isWrite)
  }

  @Test func whatIsNamedLikeAPredictionIsStillAWrite() throws {
    #expect(Endpoint.deleteWorkflow("results", in: .demo).request.isWrite)
    #expect(Endpoint.deleteWorkflow("outputs", in: .demo).request.isWrite)
    #expect(try Endpoint.createWorkflows([.init(id: "results")], in: .demo).request.isWrite)
    #expect(!APIRequest(.post, ["v2", "models", "m", "outputs"]).isWrite)
  }
}

import MeshCore
import Testing

/// The routes beside those of the editor: each was held against the official messages and paths when it was written.
@Suite struct RouteTests {
  private let app = AppScope(userID: "alice", appID: "demo")

  @Test func versionsOfWorkflows() {
    let list = Endpoint.listWorkflowVersions(of: "flow", in: app, page: 2, perPage: 5).request
    #expect(list.line == "GET /v2/users/alice/apps/demo/workflows/flow/versions?page=2&per_page=5")
    let one = Endpoint.getWorkflowVersion("ff", of: "flow", in: app).request
    #expect(one.line == "GET /v2/users/alice/apps/demo/workflows/flow/versions/ff")
    let patch = Endpoint.patchWorkflowVersions(["ff": ["description": "good"]], .merge, of: "flow", in: app).request
    #expect(patch.line == "PATCH /v2/users/alice/apps/demo/workflows/flow/versions")
    #expect(patch.body == ["workflow_versions": [["id": "ff", "description": "good"]], "action": "merge"])
    let delete = Endpoint.deleteWorkflowVersions(["ff", "ee"], of: "flow", in: app).request
    #expect(delete.line == "DELETE /v2/users/alice/apps/demo/workflows/flow/versions")
    #expect(delete.body == ["workflow_version_ids": ["ff", "ee"]])
    let publish = Endpoint.publishWorkflowVersions(["ff"], of: "flow", in: app).request
    #expect(publish.line == "POST /v2/users/alice/apps/demo/workflows/flow/publish")
    #expect(publish.body == ["publications": [["version_id": "ff"]]])
    let hide = Endpoint.publishWorkflowVersions(["ff"], false, of: "flow", in: app).request
    #expect(hide.line == "POST /v2/users/alice/apps/demo/workflows/flow/unpublish")
    #expect([patch, delete, publish, hide].allSatisfy { $0.isWrite })
  }

  @Test func renaming() {
    let request = Endpoint.renameWorkflow("old", to: "new", in: app).request
    #expect(request.line == "PATCH /v2/users/alice/apps/demo/workflows/ids")
    #expect(request.body == ["ids": [["id": "old", "new_id": "new"]], "action": "overwrite"])
    #expect(request.isWrite)
  }

  @Test func models() {
    let requests: [APIRequest] = [
      Endpoint.listModels(in: app, page: 1, perPage: 9, search: "sky", typeID: "image-crop").request,
      Endpoint.getModelVersion("ff", of: "m", in: app).request,
      Endpoint.getModelOutputInfo(of: "m", in: app).request,
      Endpoint.getModelOutputInfo(of: "m", version: "ff", in: app).request,
      Endpoint.listModelTypes(in: app).request,
      Endpoint.getModelType("image-crop", in: app).request,
    ]
    #expect(
      requests.map(\.line) == [
        "GET /v2/users/alice/apps/demo/models?page=1&per_page=9&search=sky&model_type_id=image-crop",
        "GET /v2/users/alice/apps/demo/models/m/versions/ff",
        "GET /v2/users/alice/apps/demo/models/m/output_info",
        "GET /v2/users/alice/apps/demo/models/m/versions/ff/output_info",
        "GET /v2/users/alice/apps/demo/models/types?page=1&per_page=1000",
        "GET /v2/users/alice/apps/demo/models/types/image-crop",
      ])
    let search = Endpoint.searchModels(named: "gen*", in: app, page: 2, perPage: 5).request
    #expect(search.line == "POST /v2/users/alice/apps/demo/models/searches")
    #expect(search.body == ["model_query": ["name": "gen*"], "pagination": ["page": 2, "per_page": 5]])
    #expect(search.purpose == .read)
  }

  @Test func concepts() {
    let requests: [APIRequest] = [
      Endpoint.listModelConcepts(of: "m", in: app, page: 1, perPage: 7).request,
      Endpoint.listModelConcepts(of: "m", version: "ff", in: app, page: 2, perPage: 7).request,
      Endpoint.listConcepts(in: app, page: 1, perPage: 7).request, Endpoint.getConcept("cat", in: app).request,
    ]
    #expect(
      requests.map(\.line) == [
        "GET /v2/users/alice/apps/demo/models/m/concepts?page=1&per_page=7",
        "GET /v2/users/alice/apps/demo/models/m/versions/ff/concepts?page=2&per_page=7",
        "GET /v2/users/alice/apps/demo/concepts?page=1&per_page=7", "GET /v2/users/alice/apps/demo/concepts/cat",
      ])
    let search = Endpoint.searchConcepts(named: "ca*", in: app).request
    #expect(search.line == "POST /v2/users/alice/apps/demo/concepts/searches")
    #expect(search.body == ["concept_query": ["name": "ca*"], "pagination": ["page": 1, "per_page": 128]])
    #expect(!search.isWrite)
  }

  @Test func appsUsersAndCodes() {
    let requests: [APIRequest] = [
      Endpoint.listApps(of: "me", page: 1, perPage: 9, search: "a b").request, Endpoint.getApp(app).request,
      Endpoint.getUser("me").request, Endpoint.listScopes(in: app).request, Endpoint.listStatusCodes().request,
      Endpoint.getStatusCode(.throttled).request,
    ]
    #expect(
      requests.map(\.line) == [
        "GET /v2/users/me/apps?page=1&per_page=9&search=a%20b", "GET /v2/users/alice/apps/demo", "GET /v2/users/me",
        "GET /v2/users/alice/apps/demo/myscopes", "GET /v2/status_codes", "GET /v2/status_codes/11005",
      ])
  }

  /// Where less is said, the path is another one, and so is what it covers.
  @Test func widerScopes() {
    let user = AppScope.allApps(of: "alice")
    let requests: [APIRequest] = [
      Endpoint.listWorkflows(in: user, page: 1, perPage: 9, search: "sky").request,
      Endpoint.listModels(in: user, page: 1, perPage: 9).request,
      Endpoint.listWorkflows(in: .ofKey, page: 1, perPage: 9).request,
      Endpoint.getWorkflow("flow", in: .ofKey).request, Endpoint.getApp(.ofKey).request,
      Endpoint.listScopes(in: .ofKey).request, Endpoint.listApps(of: "", page: 1, perPage: 9).request,
      Endpoint.getApp(AppScope(userID: "", appID: "demo")).request,
    ]
    #expect(
      requests.map(\.line) == [
        "GET /v2/users/alice/workflows?page=1&per_page=9&search=sky", "GET /v2/users/alice/models?page=1&per_page=9",
        "GET /v2/workflows?page=1&per_page=9", "GET /v2/workflows/flow", "GET /v2/app", "GET /v2/myscopes",
        "GET /v2/apps?page=1&per_page=9", "GET /v2/users/me/apps/demo",
      ])
    #expect(user.name == "all apps of alice" && AppScope.ofKey.name == "the key's app")
  }

  @Test func optionsOfARun() {
    let options = OutputOptions(
      minValue: 0.5, maxConcepts: 3, selectConcepts: ["train", "ai_6kTjGfF6", "n02123045", "n1234567"])
    let config: JSON = [
      "min_value": 0.5, "max_concepts": 3,
      "select_concepts": [
        ["name": "train", "value": 1], ["id": "ai_6kTjGfF6", "value": 1], ["id": "n02123045", "value": 1],
        ["name": "n1234567", "value": 1],
      ],
    ]
    let workflow = Endpoint.workflowResults(of: "flow", on: [.url("u")], options: options, in: app).request
    #expect(workflow.body?["output_config"] == config)
    let model = Endpoint.modelOutputs(of: ModelReference(id: "m"), on: [.url("u")], options: options, in: app).request
    #expect(model.line == "POST /v2/users/alice/apps/demo/models/m/outputs")
    #expect(model.body?["model"] == ["output_info": ["output_config": config]])
    let plain = Endpoint.modelOutputs(
      of: ModelReference(id: "m", userID: "clarifai", appID: "main", versionID: "ff"), on: [.base64("/9j/")], in: app
    ).request
    #expect(plain.line == "POST /v2/users/clarifai/apps/main/models/m/versions/ff/outputs")
    #expect(plain.body == ["inputs": [["data": ["image": ["base64": "/9j/"]]]]])
    #expect([workflow, model, plain].allSatisfy { $0.purpose == .predict && !$0.isWrite })
  }
}

import FoundationEssentials
import MeshCore
import TestSupport
import Testing

/// What the answers of the other routes become.
@Suite struct AnswerTests {
  private func value<Output>(_ endpoint: Endpoint<Output>, _ answer: StubTransport.Answer) async throws -> Output {
    try await MeshClient(app: .demo, transport: StubTransport(answer)).send(endpoint).value
  }

  @Test func apps() async throws {
    let list: JSON = [
      ["id": "demo", "user_id": "alice", "name": "Demo", "description": "d", "modified_at": "2017-07-10T01:45:05Z"],
      ["id": "bare"],
    ]
    let apps = try await value(.listApps(of: "me", page: 1, perPage: 9), .ok(["apps": list])).apps
    let date = Date(timeIntervalSince1970: 1_499_651_105)
    #expect(
      apps == [
        App(id: "demo", userID: "alice", name: "Demo", summary: "d", modifiedAt: date), App(id: "bare", userID: ""),
      ])
    #expect(apps[0].scope == .demo)
    #expect(try await value(.getApp(.demo), .ok(["app": ["id": "demo"]])).app.id == "demo")
  }

  @Test(
    arguments: [
      (["id": "alice", "first_name": "Alice", "last_name": "Ant"], "Alice Ant"),
      (["id": "alice", "last_name": "Ant", "first_name": ""], "Ant"), (["id": "alice"], nil),
    ] as [(JSON, String?)])
  func users(user: JSON, name: String?) async throws {
    #expect(try await value(.getUser("me"), .ok(["user": user])).user == User(id: "alice", name: name))
  }

  @Test func scopesAndCodes() async throws {
    let scopes = try await value(.listScopes(in: .demo), .ok(["scopes": ["Workflows_Get"]])).scopes
    #expect(scopes == ["Workflows_Get"])
    let codes = try await value(.listStatusCodes(), .ok(["statuses": [["code": 22100], ["code": "SUCCESS"]]])).statuses
    #expect(codes.map(\.code) == [.workflowDuplicate, .success])
  }

  /// The answer's own status is what was asked for.
  @Test func oneCodeIsNoRefusal() async throws {
    let answer = StubTransport.Answer.status(11005, "Throttled", http: 200)
    #expect(try await value(.getStatusCode(.throttled), answer).summary == "Throttled")
    await #expect(throws: APIError.self) {
      try await value(.getStatusCode(.throttled), .status(11101, "No such code", http: 404))
    }
  }

  @Test func modelsTellWhatTheyFind() async throws {
    let model: JSON = [
      "id": "m",
      "output_info": ["data": ["concepts": [["id": "c1", "name": "cat", "value": 1]]], "params": ["top_k": 3]],
    ]
    let info = try await value(.getModelOutputInfo(of: "m", in: .demo), .ok(["model": model])).model.outputInfo
    #expect(info == ModelOutputInfo(concepts: [Concept(id: "c1", name: "cat", value: 1)], parameters: ["top_k": 3]))
    let concepts = try await value(.listModelConcepts(of: "m", in: .demo), .ok(["concepts": [["id": "c1"]]])).concepts
    #expect(concepts == [Concept(id: "c1", value: 1)])
    let version = try await value(.getModelVersion("ff", of: "m", in: .demo), .ok(["model_version": ["id": "ff"]]))
    #expect(version.version.id == "ff")
  }

  @Test func modelTypesTellWhatTheyRead() async throws {
    let type: JSON = ["id": "image-crop", "input_fields": ["image,regions"], "output_fields": ["image"]]
    let types = try await value(.listModelTypes(in: .demo), .ok(["model_types": [type]])).types
    #expect(types == [ModelType(id: "image-crop", inputFields: ["image,regions"], outputFields: ["image"])])
  }

  @Test func aVersionOfAWorkflow() async throws {
    let answer = StubTransport.Answer.ok(["workflow_version": ["id": "ff", "nodes": [["id": "n"]]]])
    let version = try await value(.getWorkflowVersion("ff", of: "flow", in: .demo), answer).version
    #expect(version.id == "ff" && version.nodes.map(\.id) == ["n"])
  }

  /// Whoever only looks for an error must not take a part for the whole.
  @Test func aWriteThatIsDoneInPartIsAnError() async throws {
    let mixed = StubTransport.Answer.status(10010, "Mixed Success", http: 207, ["workflows": [["id": "a"]]])
    let error = await #expect(throws: APIError.self) {
      try await value(.createWorkflows([.init(id: "a"), .init(id: "b")], in: .demo), mixed)
    }
    #expect(error?.cause == .partial(Status(code: .mixed, summary: "Mixed Success")))
    #expect(error?.mayHaveArrived == true)
  }
}

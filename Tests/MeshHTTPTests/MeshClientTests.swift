import Foundation
import MeshCore
import MeshHTTP
import Testing
import TestSupport

/// The client over a real connection: the request lines and bodies the service sees, and what its answers become.
@Suite struct MeshClientTests {
  private let ok = #""status": {"code": 10000, "description": "Ok"}"#

  /// What the server saw of the calls `body` makes, as method, target and body, while it answers `answer` to each.
  private func seen(
    _ status: Int, _ answer: String, _ body: (MeshClient) async throws -> Void
  ) async throws -> [[String]] {
    try await LoopbackServer.serving { _ in
      .status(status, answer, headers: ["Content-Type": "application/json"])
    } _: { server in
      let transport = try HTTPTransport(base: server.base, key: "key")
      try await body(MeshClient(app: AppScope(userID: "me", appID: "a b"), transport: transport))
      return server.requests.map { [$0.method, $0.target, $0.body] }
    }
  }

  @Test func aListOfWorkflows() async throws {
    let answer = #"{\#(ok), "workflows": [{"id": "one", "nodes": [{"id": "n"}]}, {"id": "two"}]}"#
    let seen = try await seen(200, answer) { client in
      let workflows = try await client.allWorkflows()
      #expect(workflows.map(\.id) == ["one", "two"])
    }
    #expect(seen == [["GET", "/v2/users/me/apps/a%20b/workflows?page=1&per_page=1000", ""]])
  }

  @Test func aWorkflowThatIsNotThere() async throws {
    let answer = #"{"status": {"code": 22102, "description": "Workflow does not exist"}}"#
    let seen = try await seen(404, answer) { client in
      let workflow = try await client.workflow("ä/../x")
      #expect(workflow == nil)
    }
    #expect(seen == [["GET", "/v2/users/me/apps/a%20b/workflows/%C3%A4%2F..%2Fx", ""]])
  }

  @Test func aPatch() async throws {
    let before = Workflow(id: "check", nodes: [WorkflowNode(id: "n", model: ModelReference(id: "m"))])
    var after = before
    after.nodes[0].model.id = "other/\"model\""
    let patch = try #require(WorkflowPatch(.merge, from: before, to: after))
    let seen = try await seen(200, "{\(ok)}") { client in
      _ = try await client.send(.patchWorkflows(patch, in: client.app))
    }
    let body = try #require(Endpoint.patchWorkflows(patch, in: AppScope(userID: "me", appID: "a b")).request.body)
    #expect(seen == [["PATCH", "/v2/users/me/apps/a%20b/workflows", String(decoding: body.data(), as: UTF8.self)]])
    #expect(seen[0][2].contains(#"other/\"model\""#))
  }

  @Test func aDeletionOfSeveral() async throws {
    let seen = try await seen(200, "{\(ok)}") { client in
      _ = try await client.send(.deleteWorkflows(["one", "two"], in: client.app))
    }
    #expect(seen == [["DELETE", "/v2/users/me/apps/a%20b/workflows", #"{"ids":["one","two"]}"#]])
  }

  @Test(arguments: [
    (401, #"{"status": {"code": 11009, "description": "Invalid credentials"}}"#, "Check CLARIFAI_PAT and its scopes."),
    (429, #"{"status": {"code": 11005, "description": "Throttled"}}"#, "Wait a few seconds, then try again."),
    (500, #"{"status": {"code": 98004, "description": "Internal"}}"#, "The service has a problem: try again later."),
    (200, "<html>", "Check the base URL. If it is right, try again later."),
    (502, "{}", "The service has a problem: try again later."),
  ])
  func aRefusalSaysWhatToDo(status: Int, answer: String, next: String) async throws {
    let seen = try await seen(status, answer) { client in
      let error = await #expect(throws: APIError.self) { try await client.workflow("check") }
      #expect(error?.message.hasPrefix("Could not read workflow check. ") == true)
      #expect(error?.message.hasSuffix(next) == true, "\(error?.message ?? "")")
    }
    #expect(seen.count == 1)
  }
}

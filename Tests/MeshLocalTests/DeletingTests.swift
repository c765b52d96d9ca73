import MeshCore
import MeshLocal
import Testing

@Suite struct DeletingTests {
  @Test func one() async throws {
    let gallery = try Gallery()
    _ = try await gallery.client.send(.deleteWorkflow("two-eyes", in: gallery.app))
    #expect(try await gallery.client.workflow("two-eyes") == nil)
    #expect(try await gallery.client.allWorkflows().count == 5)
    #expect(try await gallery.call("GET", "workflows/two-eyes/versions").verdict == [404, 22102])
    #expect(try await gallery.call("DELETE", "workflows/two-eyes").verdict == [404, 22102])
  }

  @Test func severalOrNone() async throws {
    let gallery = try Gallery()
    let error = await #expect(throws: APIError.self) {
      try await gallery.client.send(.deleteWorkflows(["two-eyes", "none"], in: gallery.app))
    }
    #expect(error?.status?.code == .workflowDoesNotExist)
    #expect(try await gallery.client.allWorkflows().count == 6)
    _ = try await gallery.client.send(.deleteWorkflows(["two-eyes", "photo-basics", "two-eyes"], in: gallery.app))
    #expect(try await gallery.client.allWorkflows().count == 4)
  }

  @Test func all() async throws {
    let gallery = try Gallery()
    _ = try await gallery.client.send(.deleteAllWorkflows(in: gallery.app))
    #expect(try await gallery.client.allWorkflows().isEmpty)
    #expect(try await gallery.call("DELETE", body: #"{"delete_all":true}"#).verdict == [200, 10000])
  }

  @Test(arguments: [
    "{}", #"{"ids":[]}"#, #"{"ids":[],"delete_all":false}"#, #"{"ids":["two-eyes"],"delete_all":true}"#,
  ])
  func exactlyOneOfBoth(body: String) async throws {
    let gallery = try Gallery()
    #expect(try await gallery.call("DELETE", body: body).verdict == [400, 22999])
    #expect(try await gallery.client.allWorkflows().count == 6)
  }

  @Test func aNewOneOfTheSameIDHasNoOldVersions() async throws {
    let gallery = try Gallery()
    _ = try await gallery.client.send(.deleteWorkflow("photo-basics", in: gallery.app))
    try await gallery.create(Workflow("photo-basics", WorkflowNode("n", .colors)))
    let versions = try await gallery.client.send(.listWorkflowVersions(of: "photo-basics", in: gallery.app)).value
    #expect(versions.versions.count == 1)
  }
}

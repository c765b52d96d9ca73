import MeshCore
import MeshLocal
import Testing

/// Writing to the versions of a workflow: three of them, `["n"]`, `["n", "m"]` and `["m"]`, the last the newest.
@Suite struct VersionTests {
  private let gallery: Gallery
  private let ids: [VersionID]

  init() async throws {
    gallery = try await Gallery.empty()
    try await gallery.create(Workflow("a", WorkflowNode("n", .colors)))
    for patch in [
      WorkflowPatch(action: .merge, items: [.init(id: "a", nodes: [NodePatch(id: "m", model: .quality)])]),
      WorkflowPatch(action: .remove, items: [.init(id: "a", nodes: [NodePatch(id: "n")])]),
    ] { _ = try await gallery.client.send(.patchWorkflows(patch, in: gallery.app)) }
    ids = try await gallery.client.send(.listWorkflowVersions(of: "a", in: gallery.app)).value.versions.map(\.id)
  }

  private func delete(_ versions: [VersionID]) async throws -> Answer {
    let names = versions.map { "\"\($0)\"" }.joined(separator: ",")
    return try await gallery.call("DELETE", "workflows/a/versions", body: #"{"workflow_version_ids":[\#(names)]}"#)
  }

  @Test func theNewestThatIsLeftIsTheWorkflow() async throws {
    #expect(try await delete([ids[1]]).verdict == [200, 10000])
    #expect(try await gallery.client.workflow("a")?.version?.id == ids[0])
    #expect(try await delete([ids[0]]).verdict == [200, 10000])
    let left = try #require(try await gallery.client.workflow("a"))
    #expect(left.version?.id == ids[2] && left.nodes.map(\.id) == ["n"])
  }

  @Test func allOrNone() async throws {
    #expect(try await delete(ids).verdict == [400, 22999])
    #expect(try await delete([ids[0], "none"]).verdict == [404, 22102])
    #expect(try await delete([]).verdict == [400, 22999])
    #expect(
      try await gallery.call("DELETE", "workflows/b/versions", body: #"{"workflow_version_ids":["x"]}"#).verdict == [
        404, 22102,
      ])
    let left = try await gallery.client.send(.listWorkflowVersions(of: "a", in: gallery.app)).value.versions
    #expect(left.map(\.id) == ids)
  }

  @Test func whatIsSaidOfAVersionCanBeChangedAndCleared() async throws {
    func patch(_ action: String, _ fields: String) async throws -> JSON? {
      let body = #"{"action":"\#(action)","workflow_versions":[{"id":"\#(ids[1])",\#(fields)}]}"#
      return try await gallery.call("PATCH", "workflows/a/versions", body: body).json["workflow_versions"]?[0]
    }
    let described = try await patch("merge", #""description":"the best","nodes":[],"is_deprecated":true"#)
    #expect(described?["description"] == "the best")
    #expect(described?["nodes"]?.count == 2 && described?["is_deprecated"] == nil && described?["modified_at"] != nil)
    let licensed = try await patch("overwrite", #""license":"MIT""#)
    #expect(licensed?["description"] == "the best" && licensed?["license"] == "MIT")
    let cleared = try await patch("remove", #""description":"x""#)
    #expect(cleared?["description"] == nil && cleared?["license"] == "MIT")
    #expect(try await gallery.call("GET", "workflows/a/versions/\(ids[1])").json["workflow_version"] == cleared)
  }

  @Test(arguments: [
    (#"{"action":"merge","workflow_versions":[{"id":"none"}]}"#, 404, 22102), (#"{"action":"merge"}"#, 400, 22999),
    (#"{"workflow_versions":[{"id":"x"}]}"#, 400, 22999), ("[]", 400, 11100),
  ])
  func badPatches(body: String, http: Int, code: Int) async throws {
    #expect(try await gallery.call("PATCH", "workflows/a/versions", body: body).verdict == [http, code])
  }

  /// As the fields of a workflow are when it is created.
  @Test(arguments: [
    (#""description":7"#, 11100), (#""metadata":"x""#, 11100), (#""visibility":[]"#, 11100), (#""license":{}"#, 11100),
    (#""visibility":{"gettable":"NOBODY"}"#, 22104),
  ])
  func fieldsOfAWrongKindAreRefused(_ field: String, code: Int) async throws {
    for action in ["merge", "overwrite", "remove"] {
      let body =
        #"{"action":"\#(action)","workflow_versions":[{"id":"\#(ids[1])","license":"MIT"},{"id":"\#(ids[0])",\#(field)}]}"#
      #expect(try await gallery.call("PATCH", "workflows/a/versions", body: body).verdict == [400, code])
    }
    // All or none.
    #expect(
      try await gallery.call("GET", "workflows/a/versions/\(ids[1])").json["workflow_version"]?["license"] == nil)
    let id = #"{"action":"merge","workflow_versions":[{"id":7,"license":"MIT"}]}"#
    #expect(try await gallery.call("PATCH", "workflows/a/versions", body: id).verdict == [400, 11100])
  }

  @Test func publishing() async throws {
    let body = #"{"publications":[{"version_id":"\#(ids[0])"}]}"#
    for (path, visibility) in [("publish", "PUBLIC"), ("unpublish", "PRIVATE")] {
      #expect(try await gallery.call("POST", "workflows/a/" + path, body: body).verdict == [200, 10000])
      let version = try await gallery.call("GET", "workflows/a/versions/\(ids[0])").json["workflow_version"]
      #expect(version?["visibility"] == ["gettable": .string(visibility)])
      #expect(version?["nodes"]?.count == 1)
    }
    let unknown = #"{"publications":[{"version_id":"none"}]}"#
    #expect(try await gallery.call("POST", "workflows/a/publish", body: unknown).verdict == [404, 22102])
    #expect(try await gallery.call("POST", "workflows/a/publish", body: "{}").verdict == [400, 22999])
  }
}

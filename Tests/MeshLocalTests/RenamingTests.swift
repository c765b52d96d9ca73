import MeshCore
import MeshLocal
import Testing

@Suite struct RenamingTests {
  private func rename(_ gallery: Gallery, _ entries: String, action: String = "overwrite") async throws -> Answer {
    try await gallery.call("PATCH", "workflows/ids", body: #"{"ids":[\#(entries)],"action":"\#(action)"}"#)
  }

  @Test func theWorkflowKeepsAllButItsID() async throws {
    let gallery = try await Gallery.empty()
    let made = try #require(try await gallery.create(Workflow("a", WorkflowNode("n", .colors))).first)
    let patch = WorkflowPatch(action: .merge, items: [.init(id: "a", nodes: [NodePatch(id: "m", model: .quality)])])
    _ = try await gallery.client.send(.patchWorkflows(patch, in: gallery.app))
    let answer = try await rename(gallery, #"{"id":"a","new_id":"b"}"#)
    #expect(answer.verdict == [200, 10000])
    #expect(answer.json["workflows"]?[0]?["id"] == "b")
    let renamed = try #require(try await gallery.client.workflow("b"))
    #expect(renamed.nodes.map(\.id) == ["n", "m"] && renamed.createdAt == made.createdAt)
    #expect(renamed.version?.workflowID == "b")
    let versions = try await gallery.client.send(.listWorkflowVersions(of: "b", in: gallery.app)).value.versions
    #expect(versions.map(\.workflowID) == ["b", "b"])
    #expect(versions.last?.id == made.version?.id)
    #expect(try await gallery.client.workflow("a") == nil)
  }

  @Test(arguments: [
    (#"{"id":"none","new_id":"b"}"#, "overwrite", 404, 22102),
    (#"{"id":"two-eyes","new_id":"photo-basics"}"#, "overwrite", 400, 22100),
    (#"{"id":"two-eyes","new_id":"no good"}"#, "overwrite", 400, 22104),
    (#"{"id":"two-eyes"}"#, "overwrite", 400, 22104), (#"{"new_id":"b"}"#, "overwrite", 400, 22999),
    (#"{"id":"two-eyes","new_id":"b"}"#, "merge", 400, 22999), ("", "overwrite", 400, 22999),
    (#"{"id":"two-eyes","new_id":"b"},{"id":"photo-basics","new_id":"c"}"#, "overwrite", 400, 22999),
  ])
  func refusals(entries: String, action: String, http: Int, code: Int) async throws {
    let gallery = try Gallery()
    let before = try await gallery.client.allWorkflows()
    #expect(try await rename(gallery, entries, action: action).verdict == [http, code])
    #expect(try await gallery.client.allWorkflows() == before)
  }

  @Test func anIDOfFortyEightIsTheLongest() async throws {
    let gallery = try Gallery()
    let longest = String(repeating: "a", count: 48)
    #expect(try await rename(gallery, #"{"id":"two-eyes","new_id":"\#(longest)a"}"#).verdict == [400, 22104])
    #expect(try await rename(gallery, #"{"id":"two-eyes","new_id":"\#(longest)"}"#).verdict == [200, 10000])
    #expect(try await rename(gallery, #"{"id":"\#(longest)","new_id":"\#(longest)"}"#).verdict == [200, 10000])
  }

  @Test func aWorkflowMayBeCalledIDs() async throws {
    let gallery = try Gallery()
    #expect(try await rename(gallery, #"{"id":"two-eyes","new_id":"ids"}"#).verdict == [200, 10000])
    #expect(try await gallery.client.workflow("ids") != nil)
  }
}

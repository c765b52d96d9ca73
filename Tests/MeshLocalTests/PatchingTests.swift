import MeshCore
import MeshLocal
import Testing

@Suite struct PatchingTests {
  private func patch(_ gallery: Gallery, _ action: PatchAction, _ items: WorkflowPatch.Item...) async throws
    -> [Workflow]
  {
    try await gallery.client.send(.patchWorkflows(WorkflowPatch(action: action, items: items), in: gallery.app)).value
      .workflows
  }

  @Test func aChangeOfNodesMakesAVersion() async throws {
    let gallery = try await Gallery.empty()
    let first = try #require(try await gallery.create(Workflow("a", WorkflowNode("n", .colors))).first)
    let second = try #require(
      try await patch(gallery, .merge, .init(id: "a", nodes: [NodePatch(id: "n", model: .fewColors)])).first)
    #expect(second.version?.id != first.version?.id)
    #expect(second.createdAt == first.createdAt)
    #expect(second.modifiedAt != first.modifiedAt)
    let described = try #require(
      try await patch(gallery, .merge, .init(id: "a", attributes: ["description": "x"])).first)
    #expect(described.version == second.version)
    #expect(described.nodes == second.nodes && described.description == "x")
    let same = try await patch(gallery, .overwrite, WorkflowPatch.Item(described)).first
    #expect(same?.version == second.version)
  }

  @Test func versionsListNewestFirst() async throws {
    let gallery = try await Gallery.empty()
    try await gallery.create(Workflow("a", WorkflowNode("n", .colors)))
    _ = try await patch(gallery, .merge, .init(id: "a", nodes: [NodePatch(id: "m", model: .quality)]))
    _ = try await patch(gallery, .remove, .init(id: "a", nodes: [NodePatch(id: "n")]))
    let versions = try await gallery.client.send(.listWorkflowVersions(of: "a", in: gallery.app)).value.versions
    #expect(versions.map { $0.nodes.map(\.id) } == [["m"], ["n", "m"], ["n"]])
    #expect(versions.first?.id == (try await gallery.client.workflow("a")?.version?.id))
    #expect(versions.allSatisfy { $0.workflowID == "a" && $0.createdAt != nil })
    let paged = try await gallery.call("GET", "workflows/a/versions", query: ["per_page": "2", "page": "2"])
    #expect(paged.json["workflow_versions"]?.count == 1)
    let oldest = try await gallery.call("GET", "workflows/a/versions/\(versions[2].id)").json["workflow_version"]
    #expect(oldest?["nodes"]?[0]?["id"] == "n")
  }

  @Test func unknownVersions() async throws {
    let gallery = try Gallery()
    #expect(try await gallery.call("GET", "workflows/none/versions").verdict == [404, 22102])
    #expect(try await gallery.call("GET", "workflows/photo-basics/versions/none").verdict == [404, 22102])
    let other = try #require(try await gallery.client.workflow("two-eyes")?.version?.id)
    #expect(try await gallery.call("GET", "workflows/photo-basics/versions/\(other)").verdict == [404, 22102])
  }

  @Test func allOrNone() async throws {
    let gallery = try await Gallery.empty()
    let made = try await gallery.create(
      Workflow("a", WorkflowNode("n", .colors)), Workflow("b", WorkflowNode("n", .colors)))
    let good = WorkflowPatch.Item(id: "a", nodes: [NodePatch(id: "m", model: .quality)])
    for bad in [
      WorkflowPatch.Item(id: "none", attributes: ["notes": "x"]),
      WorkflowPatch.Item(id: "b", nodes: [NodePatch(id: "m", model: ModelReference(id: "none"))]),
      WorkflowPatch.Item(id: "b", nodes: [NodePatch(id: "m", model: .quality, inputs: ["none"])]),
    ] {
      await #expect(throws: APIError.self) { _ = try await patch(gallery, .merge, good, bad) }
    }
    #expect(try await gallery.client.allWorkflows() == made)
  }

  @Test func aWorkflowThatIsNotThere() async throws {
    let gallery = try Gallery()
    let body = #"{"action":"merge","workflows":[{"id":"none","notes":"x"}]}"#
    let answer = try await gallery.call("PATCH", body: body)
    #expect(answer.verdict == [404, 22102])
    #expect(answer.details.contains("none"))
  }

  @Test(arguments: ["", #""action":"replace","#, #""action":"","#])
  func unknownActions(action: String) async throws {
    let answer = try await Gallery().call("PATCH", body: "{\(action)\"workflows\":[{\"id\":\"photo-basics\"}]}")
    #expect(answer.verdict == [400, 22999])
    #expect(answer.details.contains("overwrite, merge, remove"))
  }

  @Test func nothingToPatch() async throws {
    #expect(try await Gallery().call("PATCH", body: #"{"action":"merge"}"#).verdict == [400, 22999])
  }

  @Test func aMergeOfTwoNodesOfOneIDIsRefused() async throws {
    let gallery = try await Gallery.empty()
    try await gallery.create(Workflow("a", WorkflowNode("n", .colors)))
    let body = #"""
      {"action":"merge","workflows":[{"id":"a","nodes":[{"id":"n","suppress_output":true},{"id":"n"}]}]}
      """#
    let answer = try await gallery.call("PATCH", body: body)
    #expect(answer.verdict == [400, 22107] && answer.details.contains("two nodes have the id n"), "\(answer)")
  }

  /// What removes a cover image may not patch anything else (contract, section 3.1).
  @Test func aCoverGoesByARemovalOfItsOwn() async throws {
    let gallery = try await Gallery.empty()
    let cover: JSON = ["url": "https://e.com/x.png"]
    try await gallery.create(
      Workflow(
        id: "a", nodes: [WorkflowNode("n", .colors), WorkflowNode("m", .quality)],
        attributes: ["image": cover, "description": "d"]))
    for beside in [#""nodes":[{"id":"n"}]"#, #""description":"d""#] {
      let body =
        #"{"action":"remove","workflows":[{"id":"a","image":{"url":"https://e.com/x.png"},\#(beside)}]}"#
      #expect(try await gallery.call("PATCH", body: body).verdict == [400, 22999])
    }
    let left = try await patch(gallery, .remove, .init(id: "a", attributes: ["image": cover])).first
    #expect(left?.attributes == ["description": "d"] && left?.nodes.count == 2)
  }

  @Test func theLastNodeStays() async throws {
    let gallery = try await Gallery.empty()
    try await gallery.create(Workflow("a", WorkflowNode("n", .colors)))
    let error = await #expect(throws: APIError.self) {
      _ = try await patch(gallery, .remove, .init(id: "a", nodes: [NodePatch(id: "n")]))
    }
    #expect(error?.status?.code == .workflowInvalidGraph)
  }

  @Test func anAliasBecomesTheModel() async throws {
    let gallery = try await Gallery.empty()
    try await gallery.create(Workflow("a", WorkflowNode("n", .quality)))
    let alias = ModelReference(id: "eeed0b6733a644cea07cf4c60f87ebb7")
    let patched = try await patch(gallery, .overwrite, .init(id: "a", nodes: [NodePatch(id: "n", model: alias)]))
    #expect(patched.first?.nodes.first?.model == .colors)
  }
}

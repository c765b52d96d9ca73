import MeshCore
import MeshLocal
import Testing

@Suite struct ReadingTests {
  @Test func theSampleAppListsInItsOwnOrder() async throws {
    let gallery = try Gallery()
    let workflows = try await gallery.client.allWorkflows()
    #expect(
      workflows.map(\.id) == [
        "photo-basics", "photo-quality", "two-eyes", "quality-gate", "colour-tiles", "close-look",
      ])
    #expect(workflows.allSatisfy { $0.description?.isEmpty == false && $0.userID == "sample" && $0.appID == "gallery" })
  }

  @Test func theLastChangedComesFirst() async throws {
    let gallery = try await Gallery.empty()
    for id in ["a", "b", "c"] { try await gallery.create(Workflow(id, WorkflowNode("n", .colors))) }
    let patch = WorkflowPatch(action: .merge, items: [.init(id: "a", attributes: ["notes": "touched"])])
    _ = try await gallery.client.send(.patchWorkflows(patch, in: gallery.app))
    #expect(try await gallery.client.allWorkflows().map(\.id) == ["a", "c", "b"])
  }

  @Test func pages() async throws {
    let gallery = try await Gallery.empty()
    for number in 1...5 { try await gallery.create(Workflow("w\(number)", WorkflowNode("n", .colors))) }
    func page(_ number: Int, of size: Int) async throws -> [WorkflowID] {
      try await gallery.client.send(.listWorkflows(in: gallery.app, page: number, perPage: size)).value.documents
        .map(\.id)
    }
    #expect(try await page(1, of: 2) == ["w5", "w4"])
    #expect(try await page(3, of: 2) == ["w1"])
    #expect(try await page(4, of: 2) == [])
    #expect(try await page(0, of: 0).count == 5)
  }

  @Test func pagesHold128IfNothingIsSaid() async throws {
    let gallery = try await Gallery.empty()
    let items = (1...130).map { WorkflowPatch.Item(Workflow("w\($0)", WorkflowNode("n", .colors))) }
    _ = try await gallery.client.send(.createWorkflows(items, in: gallery.app))
    #expect(try await gallery.call("GET").json["workflows"]?.count == 128)
    #expect(try await gallery.call("GET", query: ["page": "2"]).json["workflows"]?.count == 2)
  }

  @Test(arguments: [
    ["page": "x"], ["page": "-1"], ["per_page": "1001"], ["per_page": "1.5"], ["page": "9223372036854775807"],
  ])
  func badPages(query: [String: String]) async throws {
    let answer = try await Gallery().call("GET", query: query)
    #expect(answer.verdict == [400, 11102])
    #expect(answer.details.contains(try #require(query.values.first)))
  }

  @Test func queriesOfTheOfficialClientsAreLetPass() async throws {
    let answer = try await Gallery().call(
      "GET", query: ["user_app_id.user_id": "me", "sort_ascending": "False", "per_page": ""])
    #expect(answer.verdict == [200, 10000])
  }

  @Test func oneWorkflow() async throws {
    let gallery = try await Gallery.empty()
    let made = Workflow("a", WorkflowNode("n", .colors))
    let created = try #require(try await gallery.create(made).first)
    let read = try #require(try await gallery.client.workflow("a"))
    #expect(read == created)
    #expect(read.content == made)
    #expect(read.createdAt != nil && read.createdAt == read.modifiedAt)
    #expect(read.version?.id.count == 32)
    #expect(try await gallery.client.workflow("b") == nil)
    #expect(try await gallery.call("GET", "workflows/b").verdict == [404, 22102])
  }

  @Test func wireForm() async throws {
    let gallery = try await Gallery.empty()
    try await gallery.create(
      Workflow("a", WorkflowNode("tiles", .tiles), WorkflowNode("n", .colors, reads: ["tiles"], suppressed: true)))
    let workflow = try #require(try await gallery.call("GET", "workflows/a").json["workflow"])
    #expect(workflow["created_at"]?.string?.wholeMatch(of: #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z/#) != nil)
    #expect(workflow["modified_at"] == workflow["created_at"])
    #expect(workflow["version"]?["workflow_id"] == "a")
    #expect(
      workflow["nodes"]?[1] == [
        "id": "n", "node_inputs": [["node_id": "tiles"]], "suppress_output": true,
        "model": [
          "id": "color-recognition", "user_id": "clarifai", "app_id": "main",
          "model_version": ["id": "b31bf8b3e8ba4af48ef7b67b6a1873d6"],
        ],
      ])
  }

  @Test func emptyListsAreWritten() async throws {
    let gallery = try await Gallery.empty()
    #expect(try await gallery.call("GET").json["workflows"] == [])
  }
}

import MeshCore
import MeshLocal
import Testing

/// What a list of workflows can be asked for. Made in this order: `gen-a`, `Gen-b`, `c`; then `gen-a` was changed.
@Suite struct ListingTests {
  private let gallery: Gallery

  init() async throws {
    gallery = try await Gallery.empty()
    func make(_ id: WorkflowID, _ attributes: [String: JSON]) async throws {
      try await gallery.create(Workflow(id: id, nodes: [WorkflowNode("n", .colors)], attributes: attributes))
    }
    try await make("gen-a", ["description": "Finds 100% of cats"])
    try await make("Gen-b", ["notes": "no cats_here", "visibility": ["gettable": "PUBLIC"]])
    try await make("c", [:])
    let patch = WorkflowPatch(action: .merge, items: [.init(id: "gen-a", attributes: ["notes": "changed"])])
    _ = try await gallery.client.send(.patchWorkflows(patch, in: gallery.app))
  }

  @Test(arguments: [
    ([:], ["gen-a", "c", "Gen-b"]), (["sort_ascending": "True"], ["Gen-b", "c", "gen-a"]),
    (["sort_by_id": "true"], ["gen-a", "c", "Gen-b"]),
    (["sort_by_id": "1", "sort_ascending": "t"], ["Gen-b", "c", "gen-a"]),
    (["sort_by_created_at": "true"], ["c", "Gen-b", "gen-a"]),
    (["sort_by_created_at": "true", "sort_ascending": "True", "per_page": "1", "page": "2"], ["Gen-b"]),
    (["sort_by_star_count": "true"], ["gen-a", "c", "Gen-b"]),
    (["sort_by_relevance": "true", "search": "c"], ["c", "gen-a", "Gen-b"]),
    (["search": "CATS"], ["gen-a", "Gen-b"]), (["search": "cats finds"], ["gen-a"]),
    (["search": "gen-"], ["gen-a", "Gen-b"]),
    (["search": "dogs"], []), (["search": "€"], []), (["search": "-"], []), (["search": "*", "query": "\""], []),
    (["search": "€", "sort_by_relevance": "true"], []), (["search": " "], ["gen-a", "c", "Gen-b"]),
    (["search": "100%"], ["gen-a"]), (["query": "changed"], ["gen-a"]),
    (["id": "gen*"], ["gen-a", "Gen-b"]), (["id": "*a"], ["gen-a"]), (["id": "c"], ["c"]), (["id": "g_n*"], []),
    (["visibility.gettable": "PUBLIC"], ["Gen-b"]), (["visibility.gettable": "PRIVATE"], ["gen-a", "c"]),
    (["visibility.gettable": "50"], ["Gen-b"]),
    (["starred_only": "True"], []),
    (["featured_only": "false", "additional_fields": "stars"], ["gen-a", "c", "Gen-b"]),
  ])
  func queries(query: [String: String], ids: [WorkflowID]) async throws {
    let answer = try await gallery.call("GET", query: query)
    #expect(answer.verdict == [200, 10000])
    guard case .array(let workflows) = answer.json["workflows"] else {
      Issue.record("no list")
      return
    }
    #expect(workflows.map { $0["id"]?.string } == ids)
  }

  @Test(arguments: [
    ["sort_ascending": "yes"], ["sort_by_id": "true", "sort_by_created_at": "true"], ["sort_by_relevance": "true"],
    ["per_page": "1001"], ["visibility.gettable": "XX"], ["visibility.gettable": "0"],
  ])
  func badQueries(query: [String: String]) async throws {
    #expect(try await gallery.call("GET", query: query).verdict == [400, 11102])
  }

  @Test func listsThatMayBeEmptyAreShown() async throws {
    let workflow = try await gallery.call("GET", "workflows/c").json["workflow"]
    #expect(workflow?["use_cases"] == [] && workflow?["check_consents"] == [])
  }
}

import MeshCore
import MeshLocal
import TestSupport
import Testing

/// A page is the same whatever was asked for before, and by whomever what was written since.
@Suite struct PagePropertyTests {
  private static let orders: [[String: String]] = [
    [:], ["sort_ascending": "true"], ["sort_by_id": "true"], ["sort_by_id": "true", "sort_ascending": "true"],
    ["sort_by_created_at": "true"], ["search": "even"], ["search": "even", "sort_by_relevance": "true"],
    ["id": "w1*", "sort_ascending": "true"], ["visibility.gettable": "PUBLIC", "sort_by_id": "true"],
  ]

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func pagesAreStretchesOfTheWholeList(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let gallery = try await Gallery.empty()
    let backends = [gallery.client, MeshClient(app: gallery.app, transport: LocalTransport(try gallery.neighbour()))]
    var ids = (0..<60).map { "w\($0)" }
    // Those of one request are of one age.
    for part in ids.batches(of: 20) {
      _ = try await gallery.client.send(.createWorkflows(part.map(Self.item), in: gallery.app))
    }
    for _ in 0..<12 {
      for _ in 0..<20 {
        let query = random.pick(Self.orders)
        let all = try await self.ids(gallery, query, page: 1, size: 1000)
        let (page, size) = (1 + random.below(12), 1 + random.below(12))
        let expected = Array(all.dropFirst((page - 1) * size).prefix(size))
        #expect(try await self.ids(gallery, query, page: page, size: size) == expected, "\(query) \(page) of \(size)")
      }
      let writer = random.pick(backends)
      let id = random.pick(ids)
      switch random.below(3) {
      case 0:
        _ = try await writer.send(.deleteWorkflow(id, in: gallery.app))
        ids.removeAll { $0 == id }
      case 1:
        let new = "w\(random.below(900) + 100)"
        guard !ids.contains(new) else { continue }
        ids.append(new)
        _ = try await writer.send(.createWorkflows([Self.item(new)], in: gallery.app))
      case _:
        let changed = WorkflowPatch.Item(id: id, attributes: ["notes": .string("even \(random.below(1000))")])
        _ = try await writer.send(.patchWorkflows(WorkflowPatch(action: .merge, items: [changed]), in: gallery.app))
      }
    }
  }

  private static func item(_ id: WorkflowID) -> WorkflowPatch.Item {
    let isEven = id.utf8.last.map { $0.isMultiple(of: 2) } ?? false
    let attributes: [String: JSON] = isEven ? ["notes": "even"] : ["visibility": ["gettable": "PUBLIC"]]
    return WorkflowPatch.Item(Workflow(id: id, nodes: [WorkflowNode("n", .colors)], attributes: attributes))
  }

  private func ids(
    _ gallery: Gallery, _ query: [String: String], page: Int, size: Int
  ) async throws -> [String] {
    let pages = ["page": "\(page)", "per_page": "\(size)"]
    let answer = try await gallery.call("GET", query: query.merging(pages) { own, _ in own })
    guard answer.verdict == [200, 10000], case .array(let items)? = answer.json["workflows"] else {
      Issue.record("\(query): \(answer.details)")
      return []
    }
    return items.compactMap { $0["id"]?.string }
  }
}

import Foundation
import MeshCore
import MeshLocal
import Synchronization

/// A backend over a file of its own, with a clock that moves a second at each look.
final class Gallery: Sendable {
  let file = TemporaryFile()
  let backend: LocalBackend
  let fetcher: StubFetcher

  init(fetcher: StubFetcher = StubFetcher(), catalogue: Catalogue = .standard) throws {
    self.fetcher = fetcher
    backend = try LocalBackend(path: file.path, fetcher: fetcher, catalogue: catalogue, now: Clock().now)
  }

  var path: String { file.path }
  var app: AppScope { LocalBackend.sampleApp }
  var client: MeshClient { MeshClient(app: app, transport: LocalTransport(backend)) }

  /// A second backend over the same file, as another process would have it.
  func neighbour() throws -> LocalBackend {
    try LocalBackend(path: path, fetcher: fetcher, now: Clock(startingAt: 1_900_000_000).now)
  }

  /// An empty app.
  static func empty() async throws -> Gallery {
    let gallery = try Gallery()
    _ = try await gallery.client.send(.deleteAllWorkflows(in: gallery.app))
    return gallery
  }

  /// The answer to a raw call; `path` follows the app.
  func call(
    _ method: String, _ path: String = "workflows", query: [String: String] = [:], body: String = ""
  ) async throws -> Answer {
    try await answer(method, "v2/users/me/apps/gallery/" + path, query: query, body: body)
  }

  func answer(
    _ method: String, _ path: String, query: [String: String] = [:], body: String = ""
  ) async throws -> Answer {
    let response = await backend.answer(
      method: method, segments: path.split(separator: "/", omittingEmptySubsequences: false).map(String.init),
      query: query.map { .init($0.key, $0.value) }, body: Data(body.utf8)
    ).response
    return Answer(http: response.status, json: try JSONDecoder().decode(JSON.self, from: response.body))
  }

  @discardableResult
  func create(_ workflows: Workflow...) async throws -> [Workflow] {
    try await client.send(.createWorkflows(workflows.map(WorkflowPatch.Item.init), in: app)).value.workflows
  }
}

/// A place for a database, which goes with all that SQLite put beside it.
final class TemporaryFile: Sendable {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("gallery-\(UUID().uuidString).db").path

  deinit {
    for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
  }
}

/// What a raw call gave.
struct Answer {
  let http: Int
  let json: JSON

  var code: Int? { if case .number(let code) = json["status"]?["code"] { Int(code) } else { nil } }
  var details: String { json["status"]?["details"]?.string ?? "" }
  /// HTTP status and code, as tests name them.
  var verdict: [Int?] { [http, code] }
}

/// A clock that is a second further each time it is read.
final class Clock: Sendable {
  private let time: Mutex<Double>

  init(startingAt start: Double = 1_800_000_000) { time = Mutex(start) }

  func now() -> Date {
    Date(
      timeIntervalSince1970: time.withLock { time in
        time += 1
        return time
      })
  }
}

/// Gives what it was told to give, by address.
struct StubFetcher: ImageFetcher {
  var images: [String: Data] = [:]
  var errors: [String: ImageFetchError] = [:]

  func fetch(_ url: String) async throws(ImageFetchError) -> Data {
    if let error = errors[url] { throw error }
    guard let image = images[url] else { throw .badURL("\(url) is not of this test") }
    return image
  }
}

extension JSON {
  subscript(index: Int) -> JSON? {
    guard case .array(let items) = self, items.indices.contains(index) else { return nil }
    return items[index]
  }

  var count: Int { if case .array(let items) = self { items.count } else { 0 } }

  var number: Double? { if case .number(let number) = self { number } else { nil } }
}

import Foundation
import MeshCore
import MeshHTTP
import MeshLocal
import MeshServer
import TestSupport

/// What carries the client's calls, and what it makes of patches: one suite runs over all of them.
struct Carrier: CaseIterable, Sendable {
  enum Way: CaseIterable, Sendable {
    /// A stub of the service in memory.
    case memory
    /// The embedded backend in this process.
    case local
    /// The embedded backend over HTTP.
    case http
  }

  let way: Way
  let reading: Reading

  /// The usual reading, and each change of one answer of it.
  static let readings: [Reading] = Reading.allCases.filter { reading in
    Reading.Question.allCases.count { reading.answer(to: $0) != Reading.usual.answer(to: $0) } <= 1
  }

  static let allCases = Way.allCases.flatMap { way in readings.map { Carrier(way: way, reading: $0) } }

  /// Runs `body` with a client of an app without workflows.
  func carry(_ body: @Sendable (MeshClient) async throws -> Void) async throws {
    let app = LocalBackend.sampleApp
    switch way {
    case .memory:
      try await body(MeshClient(app: app, transport: MemoryService([], models: Self.models, reading: reading)))
    case .local:
      try await withBackend { backend in
        try await body(MeshClient(app: app, transport: LocalTransport(backend)))
      }
    case .http:
      try await withBackend { backend in
        try await Self.serving(backend) { base in
          let transport = PatientTransport(base: try HTTPTransport(base: base, key: "key"))
          try await body(MeshClient(app: app, transport: transport))
        }
      }
    }
  }

  private static let models = ["image-quality", "color-recognition", "image-tiles"].map { id in
    Model(id: id, typeID: "visual-classifier", version: ModelVersion(id: id + "-1"))
  }

  private func withBackend(_ body: (LocalBackend) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("client-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let backend = try LocalBackend(
      path: folder.appendingPathComponent("local.db").path, fetcher: NoImages(), reading: reading)
    let client = MeshClient(app: LocalBackend.sampleApp, transport: LocalTransport(backend))
    _ = try await client.send(.deleteAllWorkflows(in: client.app))
    try await body(backend)
  }

  private static func serving(_ backend: LocalBackend, _ body: @Sendable (String) async throws -> Void) async throws {
    let server = MeshServer(backend: backend, host: "127.0.0.1", port: 0, key: "key")
    try await withThrowingTaskGroup(of: Void.self) { group in
      let (ports, ready) = AsyncStream.makeStream(of: Int.self)
      group.addTask {
        defer { ready.finish() }
        try await server.run { ready.yield($0) }
      }
      if let port = await ports.first(where: { _ in true }) { try await body("http://127.0.0.1:\(port)") }
      group.cancelAll()
      try await group.waitForAll()
    }
  }
}

/// Refuses every address.
private struct NoImages: ImageFetcher {
  func fetch(_ url: String) async throws(ImageFetchError) -> Data { throw .badURL("\(url) is not of this test") }
}

import Foundation
import MeshCore
import MeshLocal
import MeshServer
import TestSupport

/// A server over a file of its own, on a free port of this machine.
struct Served: Sendable {
  static let key = "the-key"
  static let app = LocalBackend.sampleApp

  let port: Int
  /// Of the workflows.
  let file: String

  /// Serves for as long as `body` runs, or `untilStopped` by a signal.
  static func serving<Value: Sendable>(
    fetcher: any ImageFetcher = NoImages(), tls: TLSIdentity? = nil, limits: MeshServer.Limits = .init(),
    log: RequestLog? = nil, untilStopped: Bool = false, _ body: @Sendable (Served) async throws -> Value
  ) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("served-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("local.db").path
    let backend = try LocalBackend(path: file, fetcher: fetcher)
    let server = MeshServer(
      backend: backend, host: "127.0.0.1", port: 0, key: key, tls: tls, limits: limits, log: log)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      let (ports, ready) = AsyncStream.makeStream(of: Int.self)
      group.addTask {
        defer { ready.finish() }
        try await server.run { ready.yield($0) }
      }
      guard let port = await ports.first(where: { _ in true }) else { throw NotServing() }
      let value = try await body(Served(port: port, file: file))
      if !untilStopped { group.cancelAll() }
      try await group.waitForAll()
      return value
    }
  }

  struct NotServing: Error {}

  /// One request with the right key; `headers` are whole lines.
  func call(
    _ method: String, _ target: String, _ headers: [String] = ["Authorization: Key \(key)"], body: String = ""
  ) async throws -> RawConnection.Answer {
    try await RawConnection.exchange(port: port, Self.request(method, target, headers, body: body))
  }

  static func request(
    _ method: String, _ target: String, _ headers: [String] = ["Authorization: Key \(key)"], body: String = ""
  ) -> String {
    let length = body.isEmpty ? [] : ["Content-Length: \(body.utf8.count)"]
    let head = ["\(method) \(target) HTTP/1.1", "Host: 127.0.0.1"] + headers + length
    return head.joined(separator: "\r\n") + "\r\n\r\n" + body
  }
}

/// Refuses every address.
struct NoImages: ImageFetcher {
  func fetch(_ url: String) async throws(ImageFetchError) -> Data { throw .badURL("\(url) is not of this test") }
}

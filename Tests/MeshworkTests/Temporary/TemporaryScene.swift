import Foundation
import Glibc
import MeshCore
import TestSupport
import Testing

/// A server with the workflow `look`, a draft of it in a file that a service runs as a temporary workflow, somebody
/// else's temporary workflow, and the program's home.
struct TemporaryScene {
  let home: Home
  let draft: String
  let proxy: WatchingProxy
  let environment: [String: String]
  private let server: Serving

  static let stored = """
    workflow:
      id: look
      nodes:
      - id: quality
        model: {model_id: image-quality, user_id: meshwork, app_id: local, model_version_id: 1e9b36f08c5d42a7b3f4610d95ac7e28}
    """

  static let drafted = """
    workflow:
      id: look
      nodes:
      - id: quality
        model: {model_id: image-quality, user_id: meshwork, app_id: local, model_version_id: 77aa0c45d2e84b6fa1937c58e60bd4f2}
      - id: tiles
        model: {model_id: image-tiles, user_id: meshwork, app_id: local}
      - id: each
        model: {model_id: image-quality, user_id: meshwork, app_id: local}
        node_inputs: [{node_id: tiles}]
    """

  static let twin = ["predict", "look", "--twin", "--url", "sample:beach", "-o", "json", "-f"]

  /// Serves it to `body`, by a proxy that watches.
  static func playing(_ body: (TemporaryScene) async throws -> Void) async throws {
    let (home, server) = (try Home(), try Serving(home: try Home()))
    let state = home.path + "/.local/state/meshwork"
    try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
    try home.write(stored, to: "stored.yaml")
    try home.write(drafted, to: "draft.yaml")
    let foreign = stored.replacing("id: look", with: "id: \(WatchingProxy.foreign)")
    try home.write(foreign, to: "foreign.yaml")
    let proxy = try WatchingProxy(server, notesIn: state)
    try await LoopbackServer.serving({ proxy.answer($0) }) { listening in
      let scene = TemporaryScene(
        home: home, draft: home.path + "/draft.yaml", proxy: proxy,
        environment: [
          "CLARIFAI_PAT": "k", "CLARIFAI_USER_ID": "sample", "CLARIFAI_APP_ID": "gallery",
          "CLARIFAI_API_BASE": listening.base,
        ], server: server)
      for name in ["stored", "foreign"] {
        let made = try await scene.run(["create", "--yes", "-f", home.path + "/\(name).yaml"])
        try #require(made.code == 0, "\(made)")
      }
      try await body(scene)
      #expect(proxy.breaches == [], "what is on the server is noted, at any time")
      let foreign = try await server.call("GET", "workflows/\(WatchingProxy.foreign)/versions")
      #expect((foreign["workflow_versions"] as? [Any])?.count == 1, "what is not noted here is left alone")
    }
    server.stop()
  }

  func run(_ arguments: [String]) async throws -> Binary.Ended {
    proxy.begin()
    return try await Binary.start(arguments, home: home, environment: environment).end()
  }

  /// Runs a twin that makes a temporary workflow, and signals it at a point.
  func runTwin(signal: CInt, at point: WatchingProxy.Point) async throws -> Binary.Ended {
    proxy.begin(signal: signal, at: point)
    let running = try Binary.start(Self.twin + [draft, "--yes"], home: home, environment: environment)
    proxy.watch(running.id)
    return try await running.end()
  }

  func runTwin(_ more: String...) async throws -> Binary.Ended { try await run(Self.twin + [draft] + more) }

  /// One more run, after which nothing is left of what was before.
  func expectNextRunClears(_ what: String) async throws {
    let next = try await runTwin("--yes")
    let (left, notes) = (try proxy.left(), proxy.notes)
    #expect(next.code == 0 && left == [] && notes == [], "\(what): \(left) \(notes) \(next)")
  }
}

import MeshProto
import Synchronization
import TestSupport
import Testing

@testable import MeshServer

/// What `serve --verbose` tells.
@Suite struct RequestLogTests {
  private final class Lines: Sendable {
    private let kept = Mutex<[String]>([])
    var log: RequestLog { RequestLog { [kept = self] text in kept.kept.withLock { $0.append(text) } } }
    /// Without the times.
    var texts: [String] { kept.withLock { $0 }.map { $0.replacing(/\ \d+\.\d ms/, with: "") } }
  }

  @Test func aLineARequestWithoutSecrets() async throws {
    let lines = Lines()
    try await Served.serving(log: lines.log) { served async throws in
      _ = try await served.call("GET", "/v2/workflows?search=hidden")
      _ = try await served.call("GET", "/v2/workflows/none")
      _ = try await served.call("GET", "/v2/users/\(Served.key)/workflows", ["Authorization: Key wrong"])
      try await StreamConnection.open(port: served.port) { calls async throws in
        _ = try await calls.call("ListWorkflows", ProtoListWorkflowsRequest())
        _ = try await calls.call("ListInputs", framed: StreamConnection.framed([]))
      }
    }
    #expect(
      lines.texts == [
        "GET /v2/workflows 200\n", "GET /v2/workflows/none 404\n", "GET /v2/users/.../workflows 401\n",
        "gRPC ListWorkflows 0\n", "gRPC ListInputs 12\n",
      ])
  }

  @Test func whatWasIgnoredIsCounted() async throws {
    let lines = Lines()
    try await Served.serving(log: lines.log) { served async throws in
      for id in ["a", "b"] {
        let nodes =
          #"[{"id":"n","model":{"id":"image-quality","colour":1},"x":1},{"id":"m","model":{"id":"image-quality"}}]"#
        let body = #"{"workflows":[{"id":"\#(id)","nodes":\#(nodes),"stars":1}],"user_app_id":{},"when":"now"}"#
        #expect(try await served.call("POST", "/v2/workflows", body: body).verdict == [200, 10000])
      }
      // The second one is kept.
      for _ in 0..<2 { _ = try await served.call("GET", "/v2/workflows?per_pge=3&user_app_id.app_id=gallery") }
    }
    func ignored(_ count: Int) -> String {
      ["when", "workflows.nodes.model.colour", "workflows.nodes.x", "workflows.stars"]
        .map { "  ignored \($0) (\(count) so far)\n" }.joined()
    }
    #expect(
      lines.texts == [
        "POST /v2/workflows 200\n" + ignored(1), "POST /v2/workflows 200\n" + ignored(2),
        "GET /v2/workflows 200\n  ignored ?per_pge (1 so far)\n",
        "GET /v2/workflows 200\n  ignored ?per_pge (2 so far)\n",
      ])
  }

  @Test func whatComesFromOutsideIsToldPlain() {
    let lines = Lines()
    let log = lines.log
    log.tell(
      "GET", "/\u{1B}[2J\n\u{E9}" + String(repeating: "a", count: 300), status: 404, in: .zero, ignored: ["\u{7}"])
    #expect(lines.texts == ["GET /?[2J??" + String(repeating: "a", count: 193) + "... 404\n  ignored ? (1 so far)\n"])
    for number in 0..<1001 { log.tell("GET", "/", status: 200, in: .zero, ignored: ["name\(number)"]) }
    #expect(
      lines.texts.last == "GET / 200\n" && lines.texts.dropLast(2).last == "GET / 200\n  ignored name998 (1 so far)\n")
  }
}

import FoundationEssentials
import MeshCore
import MeshProto
import SwiftProtobuf
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

  /// Fields of later messages: of one that is kept, of one within another, and a known one of another type.
  @Test func whatIsNotKnownOfAMessageIsCounted() async throws {
    let lines = Lines()
    try await Served.serving(log: lines.log) { served async throws in
      try await StreamConnection.open(port: served.port) { calls async throws in
        let newer = try ProtoListWorkflowsRequest.with { $0.perPage = 3 }.serializedBytes() as [UInt8]
        for _ in 0..<2 {
          let answer = try await calls.call("ListWorkflows", framed: StreamConnection.framed(newer + Self.field(99)))
          #expect(try answer.message(ProtoMultiWorkflowResponse.self).status.code == 10000)
        }
        var node = ProtoWorkflowNode.with {
          $0.id = "n"
          $0.model.id = "image-quality"
        }
        try node.merge(serializedBytes: Self.field(77) + Self.field(77) + [0x0D, 1, 2, 3, 4])
        let workflow = ProtoWorkflow.with {
          $0.id = "w"
          $0.nodes = [node]
        }
        let answer = try await calls.call("PostWorkflows", ProtoPostWorkflowsRequest.with { $0.workflows = [workflow] })
        #expect(try answer.message(ProtoMultiWorkflowResponse.self).status.code == 10000)
      }
    }
    #expect(
      lines.texts == [
        "gRPC ListWorkflows 0\n  ignored ListWorkflowsRequest.99 (1 so far)\n",
        "gRPC ListWorkflows 0\n  ignored ListWorkflowsRequest.99 (2 so far)\n",
        "gRPC PostWorkflows 0\n  ignored WorkflowNode.1 (1 so far)\n  ignored WorkflowNode.77 (1 so far)\n",
      ])
  }

  /// A text of three letters.
  private static func field(_ number: UInt8) -> [UInt8] {
    [number << 3 & 0x78 | 0x82, number >> 4, 3, 0x61, 0x62, 0x63]
  }

  @Test func numbersOfUnknownFieldsAreReadFromAnything() {
    #expect(
      UnknownFields.numbers(of: Data([0x08, 1, 0x11, 0, 0, 0, 0, 0, 0, 0, 0, 0x1A, 1, 0, 0x25, 0, 0, 0, 0])) == [
        1, 2, 3, 4,
      ])
    // A group with a field of its own, then another field.
    #expect(UnknownFields.numbers(of: Data([0x2B, 0x08, 1, 0x2C, 0x30, 0])) == [5, 6])
    // What ends early, is too long, or is no field.
    for bytes in [[0x08], [0x0A, 9, 1], [0x0F, 1, 2], [0x08] + [UInt8](repeating: 0xFF, count: 40)] as [[UInt8]] {
      #expect(UnknownFields.numbers(of: Data(bytes)) == [1])
    }
    let many = (1...2000).flatMap { (number: Int) -> [UInt8] in
      let tag = number << 3
      return [UInt8(tag & 0x7F) + 0x80, UInt8(tag >> 7 & 0x7F) + 0x80, UInt8(tag >> 14), 0]
    }
    #expect(UnknownFields.numbers(of: Data(many)) == Set(1...UInt64(IgnoredFields.most)))
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

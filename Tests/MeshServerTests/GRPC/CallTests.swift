import Foundation
import MeshCore
import MeshLocal
import MeshProto
import NIOHPACK
import SwiftProtobuf
import TestSupport
import Testing

@testable import MeshServer

/// Calls by gRPC, beside what REST says to the same.
@Suite struct CallTests {
  private let app = ProtoUserAppIDSet.with {
    $0.userID = Served.app.userID
    $0.appID = Served.app.appID
  }

  private static func opened<Value: Sendable>(
    limits: MeshServer.Limits = .init(), fetcher: any ImageFetcher = NoImages(),
    _ body: @escaping @Sendable (Served, StreamConnection) async throws -> Value
  ) async throws -> Value {
    try await Served.serving(fetcher: fetcher, limits: limits) { served async throws in
      try await StreamConnection.open(port: served.port) { try await body(served, $0) }
    }
  }

  /// All calls of the messages' file are answered, and no others.
  @Test func theCallsAreThoseOfTheFile() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let text = try String(contentsOf: folder.appending(path: "../../../Proto/meshwork.proto"), encoding: .utf8)
    let names = text.matches(of: /rpc (\w+)\(/).map { String($0.1) }
    #expect(Set(names) == Set(RPC.all.keys) && names.count == 33)
  }

  @Test func aListIsTheOneByREST() async throws {
    try await Self.opened { served, calls async throws in
      let request = ProtoListWorkflowsRequest.with {
        $0.userAppID = app
        $0.page = 1
        $0.perPage = 3
        $0.sortByID = true
        $0.sortAscending = true
      }
      let answer = try await calls.call("ListWorkflows", request)
      #expect(answer.code == 0 && answer.headers.first(name: "content-type") == "application/grpc")
      let reply = try answer.message(ProtoMultiWorkflowResponse.self)
      let rest = try await served.call("GET", "/v2/workflows?page=1&per_page=3&sort_by_id=true&sort_ascending=true")
      guard case .array(let items)? = rest.json["workflows"] else { throw Served.NotServing() }
      #expect(reply.status.code == 10000 && reply.workflows.count == 3)
      #expect(reply.workflows.map(\.id) == items.compactMap { $0["id"]?.string })
      #expect(reply.workflows[0].nodes.map(\.model.modelVersion.id).allSatisfy { !$0.isEmpty })
    }
  }

  /// One workflow must not take all others from the list.
  @Test func whateverIsAcceptedByRESTCanBeListed() async throws {
    try await Served.serving { served async throws in
      var accepted = 0
      for (number, override) in [
        #""x""#, #"{"params":"x"}"#, #"{"params":{"any":[null,1e300]}}"#, #"{"message":5}"#, #"{"message":"m"}"#,
        #"{"data":{"concepts":[{"id":"c","value":"x"}]}}"#, #"{"data":{"concepts":[{"id":"c","value":1e39}]}}"#,
        #"{"data":{"concepts":[{"id":"c","value":0.5}]}}"#, #"{"output_config":{"max_concepts":1.5}}"#,
        #"{"output_config":{"max_concepts":"7"}}"#, #"{"data":{"image":{"base64":"@@"}}}"#,
        #"{"data":{"image":{"base64":"_-8"}}}"#, #"{"data":{"image":{"base64":"+_8="}}}"#,
        #"{"data":{"regions":[{"region_info":{"bounding_box":{"top_row":"x"}}}]}}"#,
        #"{"data":{"regions":[{"data":{"embeddings":[{"vector":[1],"num_dimensions":1}]}}]}}"#,
      ].enumerated() {
        let node = #"{"id":"n","model":{"id":"color-recognition"},"output_info_override":\#(override)}"#
        let answer = try await served.call(
          "POST", "/v2/workflows", body: #"{"workflows":[{"id":"made-\#(number)","nodes":[\#(node)]}]}"#)
        if answer.status == 200 { accepted += 1 }
      }
      #expect(accepted == 6)
      let answer = try await StreamConnection.open(port: served.port) {
        try await $0.call("ListWorkflows", ProtoListWorkflowsRequest.with { $0.userAppID = app })
      }
      let reply = try answer.message(ProtoMultiWorkflowResponse.self)
      #expect(answer.code == 0 && reply.workflows.count { $0.id.hasPrefix("made-") } == accepted)
    }
  }

  @Test func whatTheServiceSaysNoToStandsInTheReply() async throws {
    try await Self.opened { _, calls async throws in
      @Sendable func code(_ request: ProtoListWorkflowsRequest, _ metadata: [(String, String)] = []) async throws
        -> Int32
      {
        let answer = try await calls.call("ListWorkflows", request, metadata)
        #expect(answer.code == 0)
        return try answer.message(ProtoMultiWorkflowResponse.self).status.code
      }
      #expect(try await code(.init(), [("authorization", "Key wrong")]) == 11009)
      #expect(try await code(.init(), [("authorization", "")]) == 11102)
      #expect(try await code(.with { $0.userAppID.appID = "other" }) == 11101)
      #expect(try await code(.with { $0.perPage = 1001 }) == 11102)
      let unnamed = try await calls.call("GetWorkflow", ProtoGetWorkflowRequest())
      #expect(try unnamed.message(ProtoSingleWorkflowResponse.self).status.code == 11102)
      let codes = try await calls.call("ListStatusCodes", ProtoListStatusCodesRequest(), [("authorization", "")])
      #expect(try codes.message(ProtoMultiStatusCodeResponse.self).statuses.count > 40)
    }
  }

  @Test func whatCannotBeAnsweredEndsTheCall() async throws {
    var limits = MeshServer.Limits()
    limits.body = 1000
    try await Self.opened(limits: limits) { _, calls async throws in
      let list = StreamConnection.framed([])
      for (name, bytes, metadata, code) in [
        ("ListInputs", list, [], 12), ("", list, [], 12), ("ListWorkflows", [1, 0, 0, 0, 0], [], 12),
        ("ListWorkflows", [], [], 13), ("ListWorkflows", StreamConnection.framed([0xFF]), [], 13),
        ("ListWorkflows", [0, 0, 0, 4, 0], [], 8), ("ListWorkflows", list, [("grpc-timeout", "soon")], 13),
        ("ListWorkflows", list, [("content-type", "application/grpc+json")], 12),
        ("/grpc.health.v1.Health/Check", list, [], 12),
      ] as [(String, [UInt8], [(String, String)], Int)] {
        let answer = try await calls.call(name, framed: bytes, metadata)
        #expect(answer.code == code && !answer.words.isEmpty, "\(name) \(metadata): \(answer.words)")
      }
      #expect(try await calls.call("ListWorkflows", framed: list).code == 0)
    }
  }

  @Test func aDeadlineIsKept() async throws {
    try await Self.opened(fetcher: EndlessImage()) { _, calls async throws in
      let request = ProtoPostModelOutputsRequest.with {
        $0.modelID = "image-quality"
        $0.inputs = [.with { $0.data.image.url = "http://127.0.0.1/endless.png" }]
      }
      #expect(try await calls.call("PostModelOutputs", request, [("grpc-timeout", "50m")]).code == 4)
      #expect(try await calls.call("GetApp", ProtoGetAppRequest(), [("grpc-timeout", "1H")]).code == 0)
    }
  }

  @Test func imagesComeAsBytes() async throws {
    let png = Data(
      base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC")
    try await Self.opened { _, calls async throws in
      let request = ProtoPostModelOutputsRequest.with {
        $0.modelID = "image-quality"
        $0.model.outputInfo.outputConfig.maxConcepts = 2
        $0.inputs = [
          .with { $0.data.image.base64 = png ?? Data() }, .init(), .with { $0.data.image.base64 = Data([1, 2]) },
          .with {
            $0.data.image.base64 = png ?? Data(); $0.data.image.url = "http://127.0.0.1/"
          },
        ]
      }
      let reply = try await calls.call("PostModelOutputs", request).message(ProtoMultiOutputResponse.self)
      #expect(reply.status.code == 10010)
      #expect(reply.outputs.count == 4 && reply.outputs[0].status.code == 10000)
      #expect(reply.outputs[0].data.concepts.count == 2)
      #expect(reply.outputs.dropFirst().allSatisfy { $0.status.code != 10000 })
    }
  }

  @Test func restGoesByHTTP2Too() async throws {
    try await Self.opened { _, calls async throws in
      let head: HPACKHeaders = [
        ":method": "GET", ":scheme": "http", ":authority": "h", ":path": "/v2/app",
        "authorization": "Key \(Served.key)",
      ]
      let answer = try await calls.send(head)
      #expect(answer.headers.first(name: ":status") == "200")
      #expect(String(decoding: answer.body, as: UTF8.self).contains(#""code":10000"#))
    }
  }
}

/// An image that never comes.
private struct EndlessImage: ImageFetcher {
  func fetch(_ url: String) async throws(ImageFetchError) -> Data {
    try? await Task.sleep(for: .seconds(600))
    throw .timedOut(seconds: 600)
  }
}

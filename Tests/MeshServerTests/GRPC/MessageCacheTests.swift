import MeshProto
import TestSupport
import Testing

@testable import MeshServer

/// Messages that are made once.
@Suite struct MessageCacheTests {
  @Test func theSameIsMadeOnce() throws {
    let cache = MessageCache()
    var made = 0
    func message(_ call: String, _ json: [UInt8]) throws -> [UInt8] {
      try cache.message(of: call, json) { () throws(GRPCFailure) in
        made += 1
        return json.reversed()
      }
    }
    for _ in 0..<3 { #expect(try message("A", [1, 2]) == [2, 1]) }
    #expect(made == 1)
    #expect(try message("A", [1, 3]) == [3, 1] && message("B", [1, 2]) == [2, 1])
    #expect(made == 3)
    // One that is too large is not kept, and many make way.
    let large = [UInt8](repeating: 7, count: 262_145)
    for _ in 0..<2 { #expect(try message("A", large) == large) }
    #expect(made == 5)
    for number in 0..<40 { _ = try message("A", [UInt8(number)] + large.dropLast(2)) }
    #expect(try message("A", [1, 2]) == [2, 1] && made == 46)
  }

  /// What is listed after a change is what was changed.
  @Test func aListIsNeverOld() async throws {
    try await Served.serving { served async throws in
      try await StreamConnection.open(port: served.port) { calls async throws in
        for id in ["one", "two"] {
          for _ in 0..<2 { _ = try await calls.call("ListWorkflows", ProtoListWorkflowsRequest()) }
          let body = #"{"workflows":[{"id":"\#(id)","nodes":[{"id":"n","model":{"id":"image-quality"}}]}]}"#
          #expect(try await served.call("POST", "/v2/workflows", body: body).verdict == [200, 10000])
          let answer = try await calls.call("ListWorkflows", ProtoListWorkflowsRequest())
          #expect(try answer.message(ProtoMultiWorkflowResponse.self).workflows.contains { $0.id == id })
        }
      }
    }
  }
}

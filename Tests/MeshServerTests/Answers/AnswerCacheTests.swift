import Foundation
import MeshCore
import MeshLocal
import MeshProto
import NIOCore
import TestSupport
import Testing

@testable import MeshServer

/// Answers that are given again while nobody has written.
@Suite struct AnswerCacheTests {
  private static let first = String(repeating: "a", count: 32)
  private static let second = String(repeating: "b", count: 32)

  private static func answer(_ text: String) throws -> KeptAnswer {
    try #require(KeptAnswer(ByteBuffer(string: text + first), requestID: first, ignored: ["x"]))
  }

  @Test func anAnswerHasAnIDOfItsOwnEachTime() throws {
    let kept = try Self.answer("{id: ")
    #expect(String(buffer: kept.renewed(requestID: Self.second)) == "{id: " + Self.second)
    #expect(String(buffer: kept.renewed(requestID: Self.first)) == "{id: " + Self.first)
    #expect(kept.ignored == ["x"])
    // The id is looked for in front only.
    let far = String(repeating: " ", count: 600)
    #expect(KeptAnswer(ByteBuffer(string: far + Self.first), requestID: Self.first, ignored: []) == nil)
  }

  @Test func answersGoWhenTheFileIsWritten() throws {
    let cache = AnswerCache(nil)
    let (one, other) = (AnswerCache.Key(call: "/a"), AnswerCache.Key(call: "/a", message: [1]))
    cache.keep(try Self.answer("one"), to: one, at: 3)
    cache.keep(try Self.answer("other"), to: other, at: 3)
    #expect(cache.answer(to: one, at: 3)?.count == 35 && cache.answer(to: other, at: 3)?.count == 37)
    #expect(cache.answer(to: one, at: 4) == nil)
    cache.keep(try Self.answer("other"), to: other, at: 4)
    #expect(cache.answer(to: one, at: 4) == nil && cache.answer(to: one, at: 3) == nil)
    #expect(cache.answer(to: other, at: 4)?.count == 37)
    #expect(cache.moment() == nil)
  }

  @Test func theyAreBounded() throws {
    let cache = AnswerCache(nil, most: 1000)
    let large = String(repeating: "l", count: 250)
    cache.keep(try Self.answer(large), to: .init(call: "large"), at: 1)
    #expect(cache.answer(to: .init(call: "large"), at: 1) == nil)
    // 100 bytes each: the eleventh has the others go.
    for number in 10...20 {
      cache.keep(try Self.answer(String(repeating: "s", count: 66)), to: .init(call: "\(number)"), at: 1)
    }
    #expect((10...20).filter { cache.answer(to: .init(call: "\($0)"), at: 1) != nil } == [20])
  }

  /// What is listed after a change is what was changed, by this server or by another process, by REST and by gRPC.
  @Test func aListIsNeverOld() async throws {
    try await Served.serving { served async throws in
      let other = try LocalBackend(path: served.file, fetcher: NoImages())
      try await StreamConnection.open(port: served.port) { calls async throws in
        for (index, id) in ["one", "two", "three", "four"].enumerated() {
          for _ in 0..<2 {
            _ = try await calls.call("ListWorkflows", ProtoListWorkflowsRequest())
            #expect(try await served.call("GET", "/v2/workflows").verdict == [200, 10000])
          }
          let body = #"{"workflows":[{"id":"\#(id)","nodes":[{"id":"n","model":{"id":"image-quality"}}]}]}"#
          if index.isMultiple(of: 2) {
            #expect(try await served.call("POST", "/v2/workflows", body: body).verdict == [200, 10000])
          } else {
            let answer = await other.answer(
              method: "POST", segments: ["v2", "workflows"], query: [], body: Data(body.utf8))
            #expect(answer.http == 200)
          }
          let answer = try await calls.call("ListWorkflows", ProtoListWorkflowsRequest())
          #expect(try answer.message(ProtoMultiWorkflowResponse.self).workflows.contains { $0.id == id })
          guard case .array(let list)? = try await served.call("GET", "/v2/workflows").json["workflows"] else {
            throw Served.NotServing()
          }
          #expect(list.contains { $0["id"]?.string == id })
        }
      }
    }
  }

  /// Only the id of the request differs, and who has no key is given nothing.
  @Test func aKeptAnswerIsTheAnswer() async throws {
    try await Served.serving { served async throws in
      var answers: [JSON] = []
      for _ in 0..<3 { answers.append(try await served.call("GET", "/v2/workflows?per_page=2").json) }
      let ids = answers.compactMap { $0["status"]?["req_id"]?.string }
      #expect(Set(ids).count == 3 && ids.allSatisfy { $0.count == 32 })
      #expect(Set(answers.map { $0["workflows"]?.compact }).count == 1)
      #expect(try await served.call("GET", "/v2/workflows?per_page=2", []).verdict == [401, 11102])
      #expect(
        try await served.call("GET", "/v2/workflows?per_page=2", ["Authorization: Key no"]).verdict == [401, 11009])
      let request = Served.request("HEAD", "/v2/workflows?per_page=2")
      #expect(try await RawConnection.head(port: served.port, request).status == 200)
      // What was refused is refused again.
      for _ in 0..<2 { #expect(try await served.call("GET", "/v2/workflows/none").verdict == [404, 22102]) }
    }
  }
}

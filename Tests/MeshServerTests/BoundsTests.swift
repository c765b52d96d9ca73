import Foundation
import MeshCore
import MeshServer
import TestSupport
import Testing

/// What one client may hold of the server, with and without its key.
@Suite struct BoundsTests {
  private static let large = "Content-Length: 100000000\r\n\r\n{"

  /// The head of a request with a body that never comes.
  private static func head(_ method: String = "POST", key: String = Served.key) -> String {
    "\(method) /v2/workflows HTTP/1.1\r\nHost: h\r\nAuthorization: Key \(key)\r\n"
  }

  /// Answered without a look at its body: the connection ends however its client goes on.
  @Test(arguments: [
    head(key: "wrong") + large, head("GET") + large, head() + "Content-Length: 99999999999\r\n\r\n{",
    head(key: "wrong") + "Transfer-Encoding: chunked\r\n\r\n5\r\n",
  ])
  func theBodyOfAnAnsweredRequestIsNotWaitedFor(request: String) async throws {
    try await Served.serving { served async throws in
      let start = ContinuousClock.now
      try await RawConnection.open(port: served.port) { connection in
        try await connection.send(request)
        let answer = try await connection.answer()
        #expect(answer.headers["connection"] == "close")
        try await connection.waitForEnd()
        // The client has been told; the server's side is closed as well, though the client's stays open.
        while (try? await connection.send("x")) != nil { await Task.yield() }
      }
      // A byte at a time does not keep it: it was for ever, and the idleness of a connection is thirty seconds.
      #expect(ContinuousClock.now - start < .seconds(20))
    }
  }

  @Test func aRequestHasOneDeadlineHoweverItTrickles() async throws {
    var limits = MeshServer.Limits()
    limits.arrival = .seconds(1)
    try await Served.serving(limits: limits) { served async throws in
      try await RawConnection.open(port: served.port) { connection in
        try await connection.send(Self.head() + "Content-Length: 100000000\r\n\r\n")
        // Each byte comes well before the connection counts as idle.
        while (try? await connection.send("x")) != nil { await Task.yield() }
        let answer = try? await connection.answer()
        #expect(answer == nil || answer?.verdict == [408, 40032])
      }
    }
  }

  @Test func oneAddressHoldsItsShareOnly() async throws {
    var limits = MeshServer.Limits()
    limits.connectionsOfAddress = 5
    limits.idleness = .seconds(600)
    limits.arrival = .seconds(600)
    try await Served.serving(limits: limits) { served async throws in
      let texts = ["", "GET /v2", Self.head() + "Content-Length: 9\r\n\r\n{", Self.head(key: "wrong")]
      let (opened, one) = AsyncStream.makeStream(of: Void.self)
      try await withThrowingTaskGroup(of: Void.self) { group async throws in
        for index in 0..<40 {
          group.addTask {
            defer { one.yield() }
            try? await RawConnection.open(port: served.port) { connection in
              try? await connection.send(texts[index % texts.count])
              one.yield()
              try? await connection.waitForEnd()
            }
          }
        }
        var count = 0
        for await _ in opened {
          count += 1
          if count == 40 { break }
        }
        // The newcomer is let in each time, and one of those that wait goes for it.
        for _ in 0..<20 { #expect(try await served.call("GET", "/v2/workflows").verdict == [200, 10000]) }
        group.cancelAll()
      }
      #expect(try await served.call("GET", "/v2/workflows").verdict == [200, 10000])
    }
  }

  @Test func bodiesHaveOneRoomTogether() async throws {
    var limits = MeshServer.Limits()
    limits.body = 1000
    limits.bodies = 1500
    try await Served.serving(limits: limits) { served async throws in
      try await RawConnection.open(port: served.port) { connection in
        try await connection.send(Self.head() + "Content-Length: 1000\r\nExpect: 100-continue\r\n\r\n")
        #expect(try await connection.head().status == 100)
        let body = String(repeating: "x", count: 600)
        #expect(try await served.call("POST", "/v2/workflows", body: body).verdict == [429, 11005])
        #expect(try await served.call("GET", "/v2/workflows").verdict == [200, 10000])
      }
      // Given back with the connection.
      let body = String(repeating: "x", count: 1000)
      var verdict: [Int?] = [429]
      while verdict.first == 429 { verdict = try await served.call("POST", "/v2/workflows", body: body).verdict }
      #expect(verdict == [400, 11100])
    }
  }

  @Test func whoAsksForTheGoAheadGetsItAtOnce() async throws {
    try await Served.serving { served async throws in
      try await RawConnection.open(port: served.port) { connection in
        for _ in 0..<2 {
          try await connection.send(Self.head() + "Content-Length: 2\r\nExpect: 100-Continue\r\n\r\n")
          #expect(try await connection.head().status == 100)
          try await connection.send("{}")
          #expect(try await connection.answer().status == 400)
        }
      }
      // Whose body is not wanted is told so instead.
      for text in [Self.head(key: "wrong") + "Content-Length: 2\r\n", Self.head() + "Content-Length: 999999999\r\n"] {
        try await RawConnection.open(port: served.port) { connection in
          try await connection.send(text + "Expect: 100-continue\r\n\r\n")
          #expect([401, 413].contains(try await connection.head().status))
        }
      }
    }
  }

  @Test func searchesOfAnyLengthAreAnswered() async throws {
    try await Served.serving { served async throws in
      func verdict(_ words: [String]) async throws -> [Int?] {
        try await served.call("GET", "/v2/workflows?search=" + words.joined(separator: "+")).verdict
      }
      #expect(try await verdict(Array(repeating: "the", count: 5000)) == [200, 10000])
      #expect(try await verdict((0..<100).map { "w\($0)" }) == [200, 10000])
      #expect(try await verdict((0..<101).map { "w\($0)" }) == [400, 11102])
      #expect(try await verdict((0..<5000).map { "w\($0)" }) == [400, 11102])
      #expect(try await verdict([String(repeating: "w", count: 60_000)]) == [400, 11102])
      let stars = String(repeating: "*", count: 60_000)
      #expect(try await served.call("GET", "/v2/workflows?id=\(stars)").verdict == [400, 11102])
      #expect(
        try await served.call("GET", "/v2/models?search=\(stars)&name=\(stars.prefix(9000))").verdict == [200, 10000])
    }
  }
}

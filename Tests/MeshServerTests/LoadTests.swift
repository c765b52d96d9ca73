import Foundation
import MeshCore
import MeshServer
import TestSupport
import Testing

/// Many clients, slow clients, and clients that go away.
@Suite struct LoadTests {
  @Test func twoHundredAndFiftySixConnectionsAtOnce() async throws {
    try await Served.serving { served async throws in
      let counts = try await withThrowingTaskGroup(of: Int.self) { group in
        let everyone = Gathering(of: 256)
        for index in 0..<256 {
          group.addTask {
            do {
              return try await RawConnection.open(port: served.port) { connection in
                await everyone.wait()
                var good = 0
                for _ in 0..<2 {
                  let target = index.isMultiple(of: 2) ? "/v2/workflows" : "/v2/workflows/two-eyes"
                  try await connection.send(Served.request("GET", target))
                  if try await connection.answer().verdict == [200, 10000] { good += 1 }
                }
                return good
              }
            } catch {
              await everyone.end()
              throw error
            }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(counts == Array(repeating: 2, count: 256))
    }
  }

  @Test func slowClientsAreLeftAndHurtNobody() async throws {
    var limits = MeshServer.Limits()
    // Long enough for those that are not slow, on a machine that is busy.
    limits.settling = .seconds(8)
    limits.idleness = .seconds(8)
    limits.arrival = .seconds(8)
    try await Served.serving(limits: limits) { served async throws in
      let head = "POST /v2/workflows HTTP/1.1\r\nHost: h\r\nAuthorization: Key \(Served.key)\r\n"
      try await withThrowingTaskGroup(of: Void.self) { group in
        for text in [
          "", "GET /v2/wor", head, head + "Content-Length: 100\r\n\r\n{", head + "Transfer-Encoding: chunked\r\n\r\n",
        ] {
          group.addTask {
            try await RawConnection.open(port: served.port) { connection in
              if !text.isEmpty { try await connection.send(text) }
              try await connection.waitForEnd()
            }
          }
        }
        // Others are answered while those are waited for.
        #expect(try await served.call("GET", "/v2/workflows").verdict == [200, 10000])
        try await group.waitForAll()
      }
    }
  }

  @Test func aBodyThatTricklesIsRefused() async throws {
    var limits = MeshServer.Limits()
    // Not closed for its silence before, nor while a busy machine comes to read the head of it.
    limits.arrival = .seconds(2)
    limits.idleness = .seconds(600)
    try await Served.serving(limits: limits) { served async throws in
      let answer = try await RawConnection.open(port: served.port) { connection in
        try await connection.send(
          "POST /v2/workflows HTTP/1.1\r\nHost: h\r\nAuthorization: Key \(Served.key)\r\nContent-Length: 9\r\n\r\n{")
        return try await connection.answer()
      }
      #expect(answer.verdict == [408, 40032])
    }
  }

  @Test func clientsThatGoAwayInTheMiddle() async throws {
    try await Served.serving { served async throws in
      for text in [
        "GET /v2/workflows HTTP/1.1\r\n", Served.request("GET", "/v2/workflows"),
        "POST /v2/workflows HTTP/1.1\r\nAuthorization: Key \(Served.key)\r\nContent-Length: 50\r\n\r\n{",
      ] {
        for _ in 0..<20 {
          try await RawConnection.open(port: served.port) { connection in try await connection.send(text) }
        }
      }
      #expect(try await served.call("GET", "/v2/workflows").verdict == [200, 10000])
    }
  }

  /// It sends requests for large answers and reads none of them.
  @Test func aClientThatNeverReads() async throws {
    var limits = MeshServer.Limits()
    limits.stall = .seconds(2)
    try await Served.serving(limits: limits) { served async throws in
      let notes = String(repeating: "n", count: 60_000)
      let nodes = #"[{"id":"n","model":{"id":"image-quality"}}]"#
      let items = (0..<30).map { #"{"id":"w\#($0)","notes":"\#(notes)","nodes":\#(nodes)}"# }.joined(separator: ",")
      #expect(
        try await served.call("POST", "/v2/workflows", body: #"{"workflows":[\#(items)]}"#).verdict == [200, 10000])
      let silent = try SilentClient(port: served.port)
      for _ in 0..<6 { silent.send(Served.request("GET", "/v2/workflows")) }
      await silent.waitUntilClosed()
      #expect(try await served.call("GET", "/v2/workflows/w1").verdict == [200, 10000])
    }
  }
}

/// Lets nobody go on before all are there, or one will not come.
private actor Gathering {
  private var missing: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(of count: Int) { missing = count }

  func wait() async {
    missing -= 1
    guard missing > 0 else { return end() }
    await withCheckedContinuation { waiting.append($0) }
  }

  func end() {
    missing = 0
    for continuation in waiting { continuation.resume() }
    waiting = []
  }
}

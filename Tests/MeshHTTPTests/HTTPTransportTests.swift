import Foundation
import MeshCore
import MeshHTTP
import Testing
import TestSupport

/// What a transport makes of each way a server can answer, and of those that do not.
@Suite(.timeLimit(.minutes(10))) struct HTTPTransportTests {
  private let read = APIRequest(.get, ["v2", "users", "me", "apps"], query: [.init("page", "1")])
  private let write = APIRequest(.patch, ["v2", "workflows"], body: ["action": "merge"])

  /// For answers that never end only: a busy machine needs its time for the others.
  private var short: HTTPTransport.Limits {
    var limits = HTTPTransport.Limits()
    limits.answer = .seconds(1)
    limits.results = .seconds(1)
    return limits
  }

  private func outcome(
    _ answer: LoopbackServer.Answer, _ request: APIRequest? = nil, limits: HTTPTransport.Limits = HTTPTransport.Limits()
  ) async throws -> Result<APIResponse, TransportError> {
    try await LoopbackServer.serving { _ in
      answer
    } _: { server in
      let transport = try HTTPTransport(base: server.base, key: "key", limits: limits)
      return await result(of: request ?? read, over: transport)
    }
  }

  private func result(
    of request: APIRequest, over transport: HTTPTransport
  ) async -> Result<APIResponse, TransportError> {
    do {
      return .success(try await transport.send(request))
    } catch {
      return .failure(error)
    }
  }

  @Test(arguments: [200, 401, 404, 429, 500, 503])
  func anAnswerIsHandedOnWithItsStatus(status: Int) async throws {
    let outcome = try await outcome(.status(status, #"{"status": {"code": 1}}"#))
    #expect(outcome == .success(APIResponse(status: status, body: Data(#"{"status": {"code": 1}}"#.utf8))))
  }

  @Test func theRequestIsSentAsItIs() async throws {
    try await LoopbackServer.serving { _ in
      .status(200, "{}")
    } _: { server in
      let transport = try HTTPTransport(base: server.base + "/gateway/", key: "0123abcd")
      _ = try await transport.send(write)
      _ = try await transport.send(read)
      let host = "127.0.0.1:\(server.port)"
      var headers = [
        "host": host, "authorization": "Key 0123abcd", "accept": "application/json", "user-agent": "meshwork",
        "x-clarifai-request-id-prefix": "meshwork",
      ]
      let reading = LoopbackServer.Request(
        method: "GET", target: "/gateway/v2/users/me/apps?page=1", headers: headers, body: "")
      headers.merge(["content-type": "application/json", "content-length": "18"]) { $1 }
      let writing = LoopbackServer.Request(
        method: "PATCH", target: "/gateway/v2/workflows", headers: headers, body: #"{"action":"merge"}"#)
      #expect(server.requests == [writing, reading])
    }
  }

  /// Some redirect after a write: only reading back tells what became of it.
  @Test(arguments: [301, 302, 303, 307, 308])
  func aRedirectIsNotFollowed(http: Int) async throws {
    try await LoopbackServer.serving { _ in
      .status(200)
    } _: { other in
      let outcome = try await outcome(.status(http, headers: ["Location": other.base + "/v2"]), write)
      let words = "127.0.0.1 redirects to \(other.base)/v2, where the key is not sent"
      #expect(outcome == .failure(.redirected(words)))
      if case .failure(let error) = outcome { #expect(error.mayHaveArrived) }
      #expect(other.requests == [])
    }
  }

  @Test func aClosedPortIsUnreachable() async throws {
    // Port 1 is nobody's, and no other test can be given it.
    let port = 1
    let transport = try HTTPTransport(base: "http://127.0.0.1:\(port)", key: "key")
    await #expect(throws: TransportError.unreachable("127.0.0.1 refuses the connection")) {
      try await transport.send(write)
    }
    let named = try HTTPTransport(base: "http://localhost:\(port)", key: "key")
    await #expect(throws: TransportError.unreachable("localhost refuses the connection")) {
      try await named.send(write)
    }
  }

  @Test func anUnknownNameIsUnreachable() async throws {
    // A label of 64 letters is refused by the resolver itself, without asking a network that may be slow or absent.
    let host = String(repeating: "x", count: 64) + ".invalid"
    let transport = try HTTPTransport(base: "https://\(host)", key: "key")
    await #expect(throws: TransportError.unreachable("\(host) cannot be found by its name")) {
      try await transport.send(write)
    }
  }

  @Test func aServerWithoutTLSIsUnreachable() async throws {
    try await LoopbackServer.serving { _ in
      .junk
    } _: { server in
      let transport = try HTTPTransport(base: "https://127.0.0.1:\(server.port)", key: "key")
      await #expect(throws: TransportError.unreachable("127.0.0.1 does not speak TLS with this program")) {
        try await transport.send(write)
      }
      #expect(server.requests == [])
    }
  }

  @Test func aConnectionThatBreaksAfterSendingIsLost() async throws {
    let early = "127.0.0.1 closed the connection before the answer was complete"
    #expect(try await outcome(.reset, write) == .failure(.lost("127.0.0.1 reset the connection")))
    #expect(try await outcome(.cut(.reset), write) == .failure(.lost("127.0.0.1 reset the connection")))
    #expect(try await outcome(.cut(.close), write) == .failure(.lost(early)))
    #expect(try await outcome(LoopbackServer.Answer("", .close), write) == .failure(.lost(early)))
  }

  @Test func anAnswerThatIsNotHTTPIsLost() async throws {
    let words = "127.0.0.1 answered with something else than HTTP"
    #expect(try await outcome(.junk, write) == .failure(.lost(words)))
  }

  @Test(arguments: [LoopbackServer.Answer.silence, .slowHead, .cut(.keepOpen)])
  func anAnswerThatDoesNotEndIsLost(answer: LoopbackServer.Answer) async throws {
    let outcome = try await outcome(answer, write, limits: short)
    #expect(outcome == .failure(.lost("127.0.0.1 did not answer in 1 seconds")))
  }

  @Test(arguments: [LoopbackServer.Answer.silence, .slowHead])
  func anAnswerThatDoesNotBeginIsLostEarlier(answer: LoopbackServer.Answer) async throws {
    var limits = HTTPTransport.Limits()
    limits.firstByte = .seconds(1)
    let outcome = try await outcome(answer, write, limits: limits)
    #expect(outcome == .failure(.lost("127.0.0.1 did not begin to answer in 1 seconds")))
  }

  @Test func aPredictionHasALimitOfItsOwn() async throws {
    var limits = short
    limits.answer = .seconds(600)
    let prediction = APIRequest(.post, ["v2", "workflows", "w", "results"], body: [:])
    let outcome = try await outcome(.silence, prediction, limits: limits)
    #expect(outcome == .failure(.lost("127.0.0.1 did not answer in 1 seconds")))
  }

  @Test func anAnswerWithoutEndIsTooLarge() async throws {
    var limits = HTTPTransport.Limits()
    limits.body = 256 * 1024
    #expect(try await outcome(.endless, limits: limits) == .failure(.tooLarge(limit: 256 * 1024)))
    let announced = LoopbackServer.Answer.status(200, headers: ["Content-Length": "99999999999"])
    #expect(try await outcome(announced, limits: limits) == .failure(.tooLarge(limit: 256 * 1024)))
  }

  @Test func aCancelledCallEndsAtOnce() async throws {
    try await LoopbackServer.serving { _ in
      .silence
    } _: { server in
      let transport = try HTTPTransport(base: server.base, key: "key")
      let call = Task { try await transport.send(write) }
      for await _ in server.arrivals { break }
      call.cancel()
      await #expect(throws: TransportError.cancelled) { try await call.value }
    }
  }

  @Test func callsShareAConnection() async throws {
    try await LoopbackServer.serving { _ in
      .status(200)
    } _: { server in
      let transport = try HTTPTransport(base: server.base, key: "key")
      for _ in 0..<5 { _ = try await transport.send(read) }
      #expect(server.connectionCount == 1)
    }
  }

  @Test func aTransportThatIsForgottenClosesItself() async throws {
    try await LoopbackServer.serving { _ in
      .status(200)
    } _: { server in
      _ = try await HTTPTransport(base: server.base, key: "key").send(read)
      for await _ in server.departures { break }
    }
  }
}

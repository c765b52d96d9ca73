import Foundation
import MeshCore
import MeshHTTP
import Testing
import TestSupport

/// The whole client against a service at fault: what it makes of it, how often it asks, and how long it waits.
@Suite(.timeLimit(.minutes(10))) struct FaultTests {
  private let app = AppScope(userID: "me", appID: "demo")
  private let time = TestTime()

  private func client(_ server: LoopbackServer, limits: HTTPTransport.Limits = HTTPTransport.Limits()) throws
    -> MeshClient
  {
    let transport = try HTTPTransport(base: server.base, key: "key", limits: limits)
    return MeshClient(app: app, transport: PatientTransport(base: transport, timing: time.timing))
  }

  private let flow = #","workflow":{"id":"flow"}"#

  @Test(arguments: [
    LoopbackServer.Answer.service(11005, http: 429, headers: ["Retry-After": "2"]), .status(502, "<html>"),
    .status(503), .status(504, "{}"), .reset, .cut(.close), .junk, .service(10030, http: 200),
  ])
  func aReadOutlivesAFault(fault: LoopbackServer.Answer) async throws {
    try await LoopbackServer.scripted(fault, .service(10000, http: 200, flow)) { server in
      let workflow = try await client(server).workflow("flow")
      #expect(workflow?.id == "flow")
      #expect(server.requests.count == 2 && time.naps.count == 1)
    }
  }

  @Test(arguments: [
    LoopbackServer.Answer.status(502, "<html>"), .status(503), .status(504, "{}"), .reset, .cut(.reset), .junk,
    .service(99009, http: 500), .service(10010, http: 207), .status(200, "{}"),
  ])
  func aWriteIsSentOnceAndMayHaveArrived(fault: LoopbackServer.Answer) async throws {
    try await LoopbackServer.scripted(fault) { server in
      let client = try client(server)
      let error = await #expect(throws: APIError.self) { try await client.send(.deleteWorkflow("flow", in: app)) }
      #expect(error?.mayHaveArrived == true)
      #expect(server.requests.count == 1 && time.naps.isEmpty)
    }
  }

  @Test func aWriteThatWasThrottledIsSentAgain() async throws {
    let refusal = LoopbackServer.Answer.service(11005, http: 429, headers: ["Retry-After": "3"])
    try await LoopbackServer.scripted(refusal, .service(10000, http: 200)) { server in
      _ = try await client(server).send(.deleteWorkflow("flow", in: app))
      #expect(server.requests.count == 2 && time.naps == [.seconds(3)])
    }
  }

  @Test func aServiceThatThrottlesForAnHourIsNotWaitedFor() async throws {
    let refusal = LoopbackServer.Answer.service(11005, http: 429, headers: ["Retry-After": "3600"])
    try await LoopbackServer.scripted(refusal) { server in
      let client = try client(server)
      let error = await #expect(throws: APIError.self) { try await client.workflow("flow") }
      #expect(error?.message.hasSuffix("d (11005). Wait 3600 seconds, then try again.") == true)
      #expect(error?.requestID == "0123" && server.requests.count == 1)
    }
  }

  /// What is announced as too large is not read at all, what turns out to be no further than the limit.
  @Test(arguments: [(LoopbackServer.Answer.announcing(bytes: 123 * 1_048_576), 64), (.endless, 1)])
  func anAnswerThatIsTooLargeIsRefused(answer: LoopbackServer.Answer, megabytes: Int) async throws {
    var limits = HTTPTransport.Limits()
    #expect(limits.body == 64 * 1_048_576)
    limits.body = megabytes * 1_048_576
    try await LoopbackServer.scripted(answer) { server in
      let client = try client(server, limits: limits)
      let error = await #expect(throws: APIError.self) { try await client.workflow("flow") }
      #expect(error?.message.hasSuffix("larger than \(megabytes) MB. Ask for fewer items.") == true)
      #expect(server.requests.count == 1)
      for await _ in server.departures { break }
    }
  }

  /// A page that is too large is asked for in smaller ones.
  @Test func aPageOf123MegabytesIsReadInParts() async throws {
    let large = LoopbackServer.Answer.announcing(bytes: 123 * 1_048_576)
    let part = LoopbackServer.Answer.service(10000, http: 200, #","workflows":[{"id":"a"}]"#)
    try await LoopbackServer.scripted(large, part) { server in
      let workflows = try await client(server).allWorkflows()
      #expect(workflows.map(\.id) == ["a"])
      #expect(
        server.requests.map(\.target) == [
          "/v2/users/me/apps/demo/workflows?page=1&per_page=1000",
          "/v2/users/me/apps/demo/workflows?page=1&per_page=200",
        ])
    }
  }

  @Test(arguments: [LoopbackServer.Answer.drip, .cut(.keepOpen), .silence])
  func anAnswerThatTakesTooLongIsGivenUp(answer: LoopbackServer.Answer) async throws {
    var limits = HTTPTransport.Limits()
    limits.answer = .seconds(1)
    try await LoopbackServer.scripted(answer) { server in
      let client = try client(server, limits: limits)
      let error = await #expect(throws: APIError.self) { try await client.send(.deleteWorkflow("flow", in: app)) }
      #expect(error?.cause == .transport(.lost("127.0.0.1 did not answer in 1 seconds")))
    }
  }

  @Test func aRedirectIsToldAndNotRepeated() async throws {
    try await LoopbackServer.scripted(.status(307, headers: ["Location": "https://elsewhere.example/"])) { server in
      let client = try client(server)
      let error = await #expect(throws: APIError.self) { try await client.workflow("flow") }
      #expect(error?.mayHaveArrived == true && server.requests.count == 1)
    }
  }

  /// Whatever a name holds, it is data: the core keeps it, and whoever shows it cleans it.
  @Test(arguments: [
    "\u{1B}]0;x\u{7}", "\u{202E}gnp", "a\u{0}b", "\r\nSet-Cookie: x", String(repeating: "ü", count: 9999),
  ])
  func hostileTextIsReadAsText(text: String) async throws {
    let name = JSON.string(text).compact
    try await LoopbackServer.scripted(.service(10000, http: 200, #","workflow":{"id":\#(name)}"#)) { server in
      let workflow = try await client(server).send(.getWorkflow("x\r\nHost: y", in: app)).value.workflow
      #expect(workflow.id == text)
      #expect(server.requests[0].target == "/v2/users/me/apps/demo/workflows/x%0D%0AHost%3A%20y")
    }
  }

  @Test func anAnswerThatIsCompressedWithoutBeingAskedForIsUnreadable() async throws {
    let gzip = LoopbackServer.Answer.status(200, "\u{1F}\u{8B}\u{8}", headers: ["Content-Encoding": "gzip"])
    try await LoopbackServer.scripted(gzip) { server in
      let client = try client(server)
      let error = await #expect(throws: APIError.self) { try await client.workflow("flow") }
      guard case .unreadable = error?.cause else {
        Issue.record("\(error?.message ?? "")")
        return
      }
      #expect(server.requests[0].headers["accept-encoding"] == nil)
    }
  }
}

import Meshwork
import Synchronization
import Testing
import TestSupport

/// After a lost answer the server's state is looked at and reported; nothing is sent twice.
@Suite struct LostAnswerTests {
  @Test(arguments: [
    (true, Ending.ok, "create one: done, as predicted."), (false, .failure, "create one: not known."),
  ])
  func creationIsLookedAt(_ isCarriedOut: Bool, ending: Ending, says: String) async throws {
    let home = try Home()
    let wasSent = Mutex(false)
    try await LoopbackServer.serving { request in
      guard request.method == "GET" else {
        wasSent.withLock { $0 = true }
        return LoopbackServer.Answer("", .close)
      }
      if request.target.contains("/models/") { return Self.model }
      return isCarriedOut && wasSent.withLock(\.self) ? Self.found : Self.missing
    } _: { server in
      let run = try await CommandRun(
        ["create", "-f", "-", "--yes"], home: home, input: Described.one,
        environment: ["CLARIFAI_PAT": "k", "CLARIFAI_APP_ID": "a", "CLARIFAI_API_BASE": server.base])
      #expect(server.requests.count { $0.method == "POST" } == 1)
      #expect(run.ending == ending, "\(run)")
      #expect((run.output + run.messages).contains(says), "\(run)")
    }
  }

  private static let missing = answer(
    "404 Not Found", #"{"status":{"code":22102,"description":"Workflow does not exist"}}"#)
  private static let model = answer("200 OK", #"{"status":{"code":10000},"model":{"id":"image-quality"}}"#)
  private static let found = answer(
    "200 OK",
    #"""
    {"status":{"code":10000},"workflow":{"id":"one","app_id":"a","nodes":[{"id":"quality","model":{"id":"image-quality",
    "user_id":"meshwork","app_id":"local","model_version":{"id":"v"}}}]}}
    """#)

  private static func answer(_ status: String, _ body: String) -> LoopbackServer.Answer {
    LoopbackServer.Answer(
      "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)",
      .keepOpen)
  }
}

import Foundation
import MeshCore
import MeshState
import Meshwork
import Synchronization
import Testing
import TestSupport

/// What one context has staged is not another's, though both say `me`.
@Suite struct AccountTests {
  /// A service that has every model and no workflow.
  private static func answer(_ request: LoopbackServer.Request) -> LoopbackServer.Answer {
    request.target.contains("/models/")
      ? .service(10000, http: 200, #","model":{"id":"image-quality"}"#) : .service(22102, http: 404)
  }

  private func home(_ server: LoopbackServer) async throws -> Home {
    let home = try Home()
    for (name, key) in [("alice", "one"), ("bob", "two")] {
      let added = try await CommandRun(
        ["context", "add", name, "--base-url", server.base, "--app", "demo"], home: home, input: key + "\n",
        typed: [key])
      #expect(added.ending == .ok, "\(added)")
    }
    return home
  }

  @Test func whatOneContextStagedIsNotSentByAnother() async throws {
    try await LoopbackServer.serving(Self.answer) { server in
      let home = try await home(server)
      let staged = try await CommandRun(["import", "-", "--context", "alice"], home: home, input: Described.one)
      #expect(staged.ending == .ok, "\(staged)")
      let other = try await CommandRun(["apply", "--yes", "--context", "bob"], home: home)
      #expect(other.ending == .ok && other.messages.contains("Nothing is staged."), "\(other)")
      let own = try await CommandRun(["plan", "--context", "alice"], home: home)
      #expect(own.ending == .planHasChanges && own.output.contains("create one"), "\(own)")
      #expect(server.requests.allSatisfy { $0.method == "GET" })
    }
  }

  /// Keys from the environment: each is asked once whose it is, and a new key of the same user finds the old one's work.
  @Test func whatOneKeyStagedIsNotSentByAnothersKey() async throws {
    let answer: @Sendable (LoopbackServer.Request) -> LoopbackServer.Answer = { request in
      guard request.target == "/v2/users/me" else { return Self.answer(request) }
      let user = request.headers["authorization"] == "Key bobs" ? "bob" : "alice"
      return .service(10000, http: 200, #","user":{"id":"\#(user)"}"#)
    }
    try await LoopbackServer.serving(answer) { server in
      let home = try Home()
      func run(_ key: String, _ arguments: String...) async throws -> CommandRun {
        try await CommandRun(
          arguments, home: home, input: Described.one,
          environment: ["CLARIFAI_PAT": key, "CLARIFAI_APP_ID": "a", "CLARIFAI_API_BASE": server.base])
      }
      #expect(try await run("first", "import", "-").ending == .ok)
      let other = try await run("bobs", "apply", "--yes")
      #expect(other.ending == .ok && other.messages.contains("Nothing is staged."), "\(other)")
      let newKey = try await run("second", "plan")
      #expect(newKey.ending == .planHasChanges && newKey.output.contains("create one"), "\(newKey)")
      _ = try await run("first", "plan")
      #expect(server.requests.count { $0.target == "/v2/users/me" } == 3)
      #expect(server.requests.allSatisfy { $0.method == "GET" })
    }
  }

  private final class Flag: Sendable {
    private let flag = Mutex(false)

    var isSet: Bool { flag.withLock(\.self) }

    func set() { flag.withLock { $0 = true } }
  }

  /// A key that may not ask: its work is its own, and found again once its owner is known.
  @Test func aKeyOfNobodyKnowsWhomKeepsItsOwn() async throws {
    let isKnown = Flag()
    let answer: @Sendable (LoopbackServer.Request) -> LoopbackServer.Answer = { request in
      guard request.target == "/v2/users/me" else { return Self.answer(request) }
      return isKnown.isSet
        ? .service(10000, http: 200, #","user":{"id":"alice"}"#) : .service(11009, http: 401)
    }
    try await LoopbackServer.serving(answer) { server in
      let home = try Home()
      func run(_ key: String, _ arguments: String...) async throws -> CommandRun {
        try await CommandRun(
          arguments, home: home, input: Described.one,
          environment: ["CLARIFAI_PAT": key, "CLARIFAI_APP_ID": "a", "CLARIFAI_API_BASE": server.base])
      }
      let staged = try await run("one", "import", "-")
      #expect(staged.ending == .ok && staged.messages.contains("kept for this key alone"), "\(staged)")
      #expect(try await run("two", "apply", "--yes").messages.contains("Nothing is staged."))
      #expect(try await run("one", "plan").ending == .planHasChanges)
      isKnown.set()
      let known = try await run("one", "plan")
      #expect(known.ending == .planHasChanges && !known.messages.contains("for this key alone"), "\(known)")
    }
  }

  /// Rows of the version before were shared: a step staged by nobody knows whom.
  private func stageAsBefore(_ home: Home, _ server: LoopbackServer) throws {
    let journal = try Journal(path: home.path + "/.local/state/meshwork/state.db", scope: server.base + "/me/demo")
    try journal.record([.staged([StagedStep(id: 1, change: .delete(["old"]))])])
  }

  @Test(arguments: [["apply", "--yes"], ["plan"], ["import", "-"]])
  func withoutATerminalNothingOfTheEarlierFormIsSent(arguments: [String]) async throws {
    try await LoopbackServer.serving(Self.answer) { server in
      let home = try await home(server)
      try stageAsBefore(home, server)
      let run = try await CommandRun(arguments + ["--context", "alice"], home: home, input: Described.one)
      #expect(run.ending == .gateRefused, "\(run)")
      #expect(run.messages.contains("1 staged step (delete old)"))
      #expect(server.requests.allSatisfy { $0.method == "GET" })
    }
  }

  @Test func whoSaysYesHasIt() async throws {
    try await LoopbackServer.serving(Self.answer) { server in
      let home = try await home(server)
      try stageAsBefore(home, server)
      let no = try await CommandRun(["plan", "--context", "bob"], home: home, typed: ["no"])
      #expect(no.ending == .ok && no.messages.contains("Is it of context bob?"), "\(no)")
      let yes = try await CommandRun(["plan", "--context", "alice"], home: home, typed: ["yes"])
      #expect(yes.ending == .notFound && yes.output.contains("delete old"), "\(yes)")
      let later = try await CommandRun(["plan", "--context", "bob"], home: home)
      #expect(later.ending == .ok && !later.output.contains("delete old"), "\(later)")
    }
  }

  @Test func aKeyThatCannotBeOneIsAKeyThatIsWrong() async throws {
    let run = try await CommandRun(
      ["list", "--app", "a"], home: try Home(),
      environment: ["CLARIFAI_PAT": "no key", "CLARIFAI_API_BASE": "http://127.0.0.1:1"])
    #expect(run.ending == .authentication, "\(run)")
  }

  /// A gateway that refuses for a while, with a page of its own.
  @Test func aWaitForTheServiceIsSaid() async throws {
    try await LoopbackServer.scripted(
      .status(429, "<html>slow down</html>", headers: ["Retry-After": "1"]),
      .service(10000, http: 200, #","workflows":[]"#)
    ) { server in
      // In a process of its own: its patience is not that of a machine that runs all other tests.
      let run = try await Binary.start(
        ["list"], home: try Home(),
        environment: ["CLARIFAI_PAT": "k", "CLARIFAI_APP_ID": "a", "CLARIFAI_API_BASE": server.base]
      ).end()
      #expect(run.code == 0, "\(run)")
      #expect(
        run.errors.hasPrefix("Waiting. The service refuses more requests for now. Tried again in 1 s.\n"), "\(run)")
    }
  }

  @Test func doctorSaysThatItIsTheKey() async throws {
    try await LoopbackServer.serving({ _ in .service(11009, http: 401) }) { server in
      let run = try await CommandRun(
        ["doctor"], home: try Home(),
        environment: ["CLARIFAI_PAT": "wrong", "CLARIFAI_APP_ID": "a", "CLARIFAI_API_BASE": server.base])
      #expect(run.ending == .authentication, "\(run)")
    }
  }
}

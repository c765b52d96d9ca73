import Meshwork
import TestSupport
import Testing

/// What of an answer is of the wrong type is named; no row is printed for it.
@Suite struct WrongTypesTests {
  private func list(_ workflows: String, _ arguments: String...) async throws -> CommandRun {
    let home = try Home()
    return try await LoopbackServer.scripted(.service(10000, http: 200, ",\"workflows\":\(workflows)")) { server in
      try await CommandRun(
        ["list"] + arguments, home: home,
        environment: ["CLARIFAI_PAT": "k", "CLARIFAI_APP_ID": "a", "CLARIFAI_API_BASE": server.base])
    }
  }

  @Test(arguments: [
    (#"[{"id":"ok"},{"id":7}]"#, "item 2 has an id that is not text"),
    (#"[{"id":"ok"},{"nodes":[]}]"#, "item 2 has no id"),
    (#"[{"id":"ok"},"text"]"#, "item 2 is not an object"),
    (#"[{"id":"ok"},{"id":null}]"#, "item 2 has an id that is not text"),
    (#"[{"id":"ok","nodes":"many"}]"#, "nodes of ok"), (#"[{"id":"ok","nodes":[5]}]"#, "nodes[0] of ok"),
    (#"[{"id":"ok","description":[1]}]"#, "description of ok"),
    (#"[{"id":"ok","modified_at":12}]"#, "modified_at of ok"), (#"{"id":"w"}"#, "field workflows is not a list"),
  ])
  func aListNamesThem(workflows: String, words: String) async throws {
    for arguments in [[], ["-o", "json"]] {
      let run = try await (arguments.isEmpty ? list(workflows) : list(workflows, "-o", "json"))
      #expect(run.ending == .failure)
      #expect(run.messages.contains(words) && run.messages.contains("not of the Clarifai API"), "\(run.messages)")
      #expect(workflows.hasPrefix("{") || run.output.contains("ok"), "\(run.output)")
      #expect(!run.output.contains("\n  ") || !arguments.isEmpty, "\(run.output)")
    }
  }

  @Test func anEmptyListMayBeNull() async throws {
    let run = try await list("null")
    #expect(run.ending == .ok && run.messages.contains("has no workflow"))
  }
}

import MeshCore
import Meshwork
import TestSupport
import Testing

/// What a program takes from a command is what is there, and what would be sent.
@Suite struct ExactTextTests {
  private let marks = "a\u{A0}b\u{200B}c\u{202E}d e\u{301} 👩‍💻 'q'"

  private var file: String {
    let node: JSON = ["id": "q", "model": ["id": "image-quality", "user_id": "meshwork", "app_id": "local"]]
    return JSON.object([
      "id": "w", "description": .string(marks), "metadata": ["big": .whole("9007199254740993")], "nodes": [node],
    ]).compact
  }

  /// The command can be pasted, and asks for the same.
  @Test func theCurlOfADryRunIsWhatIsSent() async throws {
    let home = try Home()
    try await LoopbackServer.serving { request in
      request.target.contains("/models/")
        ? .service(10000, http: 200, #","model":{"id":"image-quality"}"#) : .service(22102, http: 404)
    } _: { server in
      let there = ["CLARIFAI_PAT": "k", "CLARIFAI_APP_ID": "a", "CLARIFAI_API_BASE": server.base]
      let arguments = ["create", "-f", "-", "--dry-run"]
      let piped = try await CommandRun(arguments, home: home, input: file, environment: there)
      let start = try #require(piped.output.firstRange(of: "curl -X POST"), "\(piped)")
      let snippet = try Snippet(String(piped.output[start.lowerBound...]))
      guard case .create(let items) = snippet.request else {
        Issue.record("\(snippet)")
        return
      }
      #expect(try items == WorkflowFile(file).items)
      #expect(items[0].attributes["description"] == .string(marks))
      let shown = try await CommandRun(arguments, home: home, input: file, columns: 200, environment: there)
      #expect(!shown.output.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{200B}" }, "\(shown)")
    }
  }

  @Test func aPipeGetsTextsAsTheyAre() async throws {
    let home = try Home()
    _ = try await CommandRun(["create", "-f", "-", "-y"], home: home, input: file)
    for arguments in [
      ["list"], ["list", "-o", "json"], ["show", "w"], ["show", "w", "-o", "yaml"],
      ["export", "w", "--format", "yaml"],
    ] {
      guard let run = try? await CommandRun(arguments, home: home), run.ending == .ok else { continue }
      let text = run.output.unicodeScalars
      // What turns the direction of writing is escaped where it stands in a line or in YAML; a space stays the space it is.
      #expect(text.contains("\u{A0}") || run.output.contains("U000000A0"), "\(arguments): \(run.output)")
    }
    let list = try await CommandRun(["list"], home: home)
    #expect(list.output.contains("a\u{A0}b\u{200B}c\\u202ed"), "\(list.output)")
  }

  @Test func theBaseOfACurlIsOneWord() {
    let request = APIRequest(.get, ["v2", "workflows"])
    #expect(request.curl(base: "https://h/it's $(x)")[0] == #"curl -X GET 'https://h/it'\''s $(x)/v2/workflows' \"#)
  }
}

import MeshCore
import Testing

/// What people paste, and what it asks for.
@Suite struct SnippetTests {
  private let food = WorkflowNode(
    id: "food-concepts",
    model: ModelReference(
      id: "bd367be194cf45149e75f01d59f77ba7", versionID: "dfebc169854e429086aceb8368662641"))
  private var item: WorkflowPatch.Item { .init(Workflow(id: "my-custom-workflow", nodes: [food])) }

  @Test func theDocumentationIsUnderstood() throws {
    #expect(try Snippet(Samples.createCurl).request == .create([item]))
    #expect(try Snippet(Samples.patchCurl).request == .patch(WorkflowPatch(action: .overwrite, items: [item])))
    #expect(try Snippet(Samples.deleteAllCurl).request == .deleteAll)
    #expect(try Snippet(Samples.patchFetch).request == .patch(WorkflowPatch(action: .overwrite, items: [item])))
    #expect(try Snippet(Samples.patchFetch).app == nil)
    #expect(try Snippet("```bash\n" + Samples.createCurl + "\n```\n").request == .create([item]))
    #expect(try Snippet(Samples.createCurl.replacing("\n", with: "\r\n")).request == .create([item]))
  }

  @Test func aQuoteThatThePageForgetsIsSaid() throws {
    let snippet = try Snippet(Samples.deleteCurl)
    #expect(snippet.request == .delete(["my-custom-workflow"]))
    #expect(snippet.warnings.count == 1)
  }

  @Test func theAppThatIsNamedIsKept() throws {
    let snippet = try Snippet(
      "curl -XDELETE https://h/v2/users/a%20b/apps/c/workflows/d -H 'Authorization: Key secret'")
    #expect(snippet.app == AppScope(userID: "a b", appID: "c"))
    #expect(snippet.request == .delete(["d"]))
    #expect(!"\(snippet)".contains("secret"))
    let body = #"{"user_app_id":{"user_id":"u","app_id":"a"},"ids":["x","y","x"]}"#
    #expect(try Snippet(body).app == AppScope(userID: "u", appID: "a"))
    #expect(try Snippet(body).request == .delete(["x", "y"]))
  }

  @Test func bodiesAloneSayWhatTheyAreFor() throws {
    let workflows = #""workflows": [{"id": "my-custom-workflow", \#(Samples.nodes)}]"#
    let workflow = Workflow(id: "my-custom-workflow", nodes: [food])
    #expect(try Snippet("{\(workflows)}").request == .describe([.init(workflow)]))
    #expect(
      try Snippet(#"{"action": "merge", \#(workflows)}"#).request
        == .patch(WorkflowPatch(action: .merge, items: [item])))
    #expect(try Snippet(#"{"delete_all": true}"#).request == .deleteAll)
    #expect(try Snippet(workflow.fileText(.official)).request == .describe([.init(workflow)]))
    #expect(try Snippet("# mine\n\n" + workflow.fileText(.lossless)).form == .yaml)
  }

  /// None of two calls is dropped without a word.
  @Test func twoCallsAreRefused() {
    let delete = "curl -X DELETE h/v2/workflows/a"
    let texts: [String] = [
      "\(delete)\n\(delete)", "$ \(delete) && \(delete)", "\(delete) > out\n# and\n$ \(delete)",
      "\(Samples.deleteCurl)\n\n\(Samples.deleteCurl)", "\(Samples.createCurl)\n\(Samples.deleteAllCurl)",
      "\(Samples.patchFetch)\n\(Samples.patchFetch)",
    ]
    for text in texts {
      let error = #expect(throws: FileError.self) { try Snippet(text) }
      #expect(error?.problem.contains("several calls") == true, "\(text)")
    }
  }

  @Test func whatFollowsACommandIsSaid() throws {
    let command = "curl -X DELETE h/v2/workflows/a"
    for (end, words) in [
      (" | jq .", "| jq ."), ("\necho done", "echo done"), (" ; rm -rf a", "; rm -rf a"),
      ("\n{\"status\": {\"code\": 10000, \"description\": \"Ok\"}}", "{\"status\": {\"code\": 1000…"),
    ] {
      let snippet = try Snippet(command + end)
      #expect(snippet.request == .delete(["a"]))
      #expect(snippet.warnings == ["What follows the command is left out: \(words)"])
    }
    // Where the answer goes, changes nothing of what is sent.
    for end in [" > out.json 2>&1 -s", " &> out", ";\n", "\n\n# that was it\n", " 2>/dev/null -H 'A: b'"] {
      #expect(try Snippet(command + end).warnings == [], "\(end)")
    }
    #expect(try Snippet("curl h/v2/workflows/a 2>/dev/null -X DELETE").request == .delete(["a"]))
  }

  /// The shells of Windows go on after another sign, and browsers copy for them with `^` before quotes.
  @Test func commandsOfWindowsAreUnderstood() throws {
    let body = #"{\"ids\":[\"a\",\"b\"]}"#
    for end in ["^", "`"] {
      let text = "curl.exe -X DELETE h/v2/workflows \(end)\r\n  -H \"A: b\" \(end)\r\n  -d \"\(body)\""
      #expect(try Snippet(text).request == .delete(["a", "b"]), "\(end)")
    }
    let copied = #"""
      curl -X ^"DELETE^" ^"https://h/v2/workflows^" ^
        --data-raw ^"^{^\^"ids^\^":^[^\^"a^\^"^]^}^"
      """#
    #expect(try Snippet(copied).request == .delete(["a"]))
  }

  @Test func anotherIDIsRead() throws {
    let body = #"{"user_app_id":{"user_id":"u","app_id":"x"},"ids":[{"id":"a","newId":"b"}],"action":"overwrite"}"#
    for text in [body, "curl -X PATCH h/v2/users/u/apps/x/workflows/ids -d '\(body)'"] {
      let snippet = try Snippet(text)
      #expect(snippet.request == .rename("a", to: "b") && snippet.warnings == [])
      #expect(snippet.app == AppScope(userID: "u", appID: "x"))
    }
  }

  /// What remove and merge send of a node may be no more than its id.
  @Test func partsOfNodesStayParts() throws {
    let body = #"{"action":"remove","workflows":[{"id":"w","nodes":[{"id":"a"}]}]}"#
    let patch = WorkflowPatch(action: .remove, items: [.init(id: "w", nodes: [NodePatch(id: "a")])])
    #expect(try Snippet("curl -X PATCH h/v2/workflows -d '\(body)'").request == .patch(patch))
  }

  @Test(arguments: [
    ("", "nothing in it"), ("# only\n", "nothing in it"), ("D\nY\nq\n", "neither a curl command"),
    (Samples.predictCurl, "it predicts"), (Samples.deleteFetch, "{YOUR_WORKFLOW_ID} stands for"),
    (Samples.grpc, "a program that is not read"), ("import clarifai\n", "a program that is not read"),
    ("curl", "neither a curl command"), ("curl -s", "names no address"),
    ("curl https://api.clarifai.com/v2/workflows", "only reads"),
    ("curl -X PATCH https://h/v2/workflows", "without a body"),
    ("curl https://h/v2/workflows -d @file.json", "sends the file file.json"),
    ("curl https://h/v2/workflows -d '{'", "not JSON"),
    (#"curl -X PATCH https://h/v2/workflows -d '{"workflows":[]}'"#, "needs action"),
    (#"curl https://h/v2/workflows -d '{"workflows":[]}'"#, "names no workflow"),
    (#"curl https://h/v2/models -d '{}'"#, "creates, patches or deletes no workflow"),
    (#"curl -X PATCH h/v2/workflows/ids -d '{"ids":[{"id":"a","new_id":"b"}]}'"#, "needs action: overwrite"),
    (#"curl -X PATCH h/v2/workflows/ids -d '{"ids":["a"],"action":"overwrite"}'"#, "its new_id"),
    (
      #"curl -X PATCH h/v2/workflows/ids -d '{"action":"overwrite","ids":[{"id":"a","new_id":"b"},{"id":"c","new_id":"d"}]}'"#,
      "2 workflows"
    ),
    ("curl -X DELETE h/v2/workflows/w/versions/v", "versions"),
    ("curl -X DELETE h/v2/workflows/YOUR_ID", "YOUR_ID stands"),
    ("{", "not JSON"), (#"{"action": "sing", "workflows": []}"#, "needs action"),
    ("workflow:\n  id: [", "YAML"), ("fetch(", "without an address"),
    ("fetch('h/v2/workflows', {method: 'POST', body: JSON.stringify({\"a\": [1})", "cut off"),
  ])
  func whatIsNotUnderstoodIsSaid(_ text: String, _ words: String) {
    let error = #expect(throws: FileError.self) { try Snippet(text) }
    #expect(error?.problem.contains(words) == true, "\(String(describing: error))")
  }

  /// No text may cost more than its length, nor end the program.
  @Test func hostileTextsAreSurvived() {
    let pieces = ["'", "\"", "\\", "$'", "{", "[", "`", "${", "\u{0}", "é", "\u{1B}[", "-d", "%"]
    for piece in pieces {
      for start in ["curl ", "fetch(", "fetch('x', JSON.stringify(", "{", "workflow: ", "```\n", ""] {
        _ = try? Snippet(start + String(repeating: piece, count: 10_000))
        _ = try? Snippet(start + String(repeating: piece + " ", count: 2_000))
      }
    }
    #expect(throws: FileError.self) { try Snippet(String(repeating: "#\n", count: 3_000_000)) }
  }

  /// What is pasted may be written to a file for an editor: a key is not.
  @Test(arguments: [
    (#"curl -H "Authorization: Key abcdef0123456789" -d '{}'"#, #"curl -H "Authorization: Key $CLARIFAI_PAT" -d '{}'"#),
    ("authorization: Bearer abc.def-123456", "authorization: Bearer $CLARIFAI_PAT"),
    ("const PAT = '0123456789abcdef';\nfetch(", "const PAT = '$CLARIFAI_PAT';\nfetch("),
    (#"{"workflows": [{"id": "monkey-business"}]}"#, #"{"workflows": [{"id": "monkey-business"}]}"#),
  ])
  func aKeyIsNotKept(text: String, expected: String) {
    #expect(Snippet.withoutKey(text) == expected)
  }

  /// Constants that name each other would grow without end, were they put in more than once.
  @Test func constantsDoNotGrow() {
    let names = (0..<8).map { "c\($0)" }
    let lines = names.indices.dropLast().map { place in
      "const \(names[place]) = '\(String(repeating: "${\(names[place + 1])}", count: 1000))';"
    }
    let text = (lines + ["fetch(`https://h/v2/workflows/${c0}`, {method: 'DELETE'})"]).joined(separator: "\n")
    _ = try? Snippet(text)
  }
}

import MeshCore
import Testing

@Suite struct APIRequestTests {
  @Test(arguments: [
    ("a b/c", "a%20b%2Fc"), ("50%", "50%25"), ("ü", "%C3%BC"), ("-._~", "-._~"), ("a?b#c", "a%3Fb%23c"),
    ("it's", "it%27s"), ("\u{1}", "%01"), ("a+b&c=d", "a%2Bb%26c%3Dd"),
  ])
  func idsArePercentEncoded(id: String, encoded: String) {
    #expect(Endpoint.getWorkflow(id, in: .demo).request.path == "/v2/users/alice/apps/demo/workflows/" + encoded)
    let request = APIRequest(.get, ["v2"], query: [.init("search", id), .init("page", "1")])
    #expect(request.target == "/v2?search=" + encoded + "&page=1")
  }

  @Test func theCurlCommandIsOneForAShell() {
    let request = APIRequest(.post, ["v2", "it's"], body: ["text": "don't", "id": "a\nb"])
    #expect(
      request.curl(base: "https://api.clarifai.com") == [
        #"curl -X POST 'https://api.clarifai.com/v2/it%27s' \"#,
        #"  -H "Authorization: Key $CLARIFAI_PAT" \"#,
        #"  -H 'Content-Type: application/json' \"#,
        #"  --data-raw '{ "id": "a\nb", "text": "don'\''t" }'"#,
      ])
  }

  @Test func withoutABodyCurlSendsNone() {
    let lines = Endpoint.getWorkflow("flow", in: .demo).request.curl(base: "http://127.0.0.1:8000")
    #expect(
      lines == [
        #"curl -X GET 'http://127.0.0.1:8000/v2/users/alice/apps/demo/workflows/flow' \"#,
        #"  -H "Authorization: Key $CLARIFAI_PAT""#,
      ])
  }

  @Test func aLongBodyIsLaidOutOverLines() throws {
    let nodes = (0..<9).map { WorkflowNode("node-\($0)") }
    let request = try Endpoint.createWorkflows([.init(Workflow(id: "flow", nodes: nodes))], in: .demo).request
    let lines = request.curl(base: "https://api.clarifai.com")
    #expect(lines.count > 9)
    #expect(lines.allSatisfy { !$0.contains("\n") })
    // Lines of the quoted body are not continued by the shell.
    #expect(lines.dropFirst(3).allSatisfy { !$0.hasSuffix("\\") })
    let body = lines.dropFirst(3).joined(separator: "\n").dropFirst("  --data-raw '".count).dropLast()
    #expect(try JSON(parsing: String(body)) == request.body)
  }
}

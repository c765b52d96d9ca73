import MeshCore
import TestSupport
import Testing

/// The documentation's JavaScript names ids by constants.
@Suite struct JavaScriptTests {
  private func sample(_ constants: String, _ body: String) -> String {
    """
    \(constants)
    const raw = JSON.stringify(\(body));
    const requestOptions = {
      method: 'PATCH',
      headers: { 'Accept': 'application/json', 'Authorization': 'Key ' + PAT },
      body: raw
    };
    fetch(`https://api.clarifai.com/v2/users/${USER_ID}/apps/${APP_ID}/workflows`, requestOptions)
      .then(response => response.text());
    """
  }

  private let constants = """
    const USER_ID = 'u'; // yours
    const APP_ID = "a"
    const WORKFLOW_ID = "w";
    let VERSION = `v${NUMBER}`;
    var NUMBER = 7;
    const MODEL = { id: 'm', model_version: { id: VERSION } };
    const ids = [WORKFLOW_ID];
    """

  @Test func constantsAreTheirValues() throws {
    let body = """
      {
        // the app
        user_app_id: { "user_id": USER_ID, 'app_id': APP_ID, },
        action: "over" + 'write',
        "workflows": [ { id: WORKFLOW_ID, /* one */ nodes: [
          { id: 'it\\'s \\x41\\u0042\\u{43}', model: MODEL, suppress_output: !1 === 2 ? 1 : 2 },
        ] } ],
      }
      """.replacing("!1 === 2 ? 1 : 2", with: "true")
    let snippet = try Snippet(sample(constants, body))
    let node = NodePatch(id: "it's ABC", model: ModelReference(id: "m", versionID: "v7"), suppressesOutput: true)
    #expect(
      snippet.request == .patch(WorkflowPatch(action: .overwrite, items: [.init(id: "w", nodes: [node])])))
    #expect(snippet.app == AppScope(userID: "u", appID: "a"))
  }

  @Test(arguments: ["{ ids }", "{ ids: ids }", "{ ids: [WORKFLOW_ID], delete_all: undefined }"])
  func listsAndShorthandsAreRead(body: String) throws {
    let text = sample(constants, body).replacing("'PATCH'", with: "'DELETE'")
    #expect(try Snippet(text).request == .delete(["w"]))
  }

  @Test(arguments: [
    ("{ ids: [OTHER_ID] }", "OTHER_ID is not known"),
    ("{ ids: [process.env.ID] }", "process.env.ID is not known"),
    ("{ ids: `${NOPE}` }", "NOPE is not known"), ("{ ids: [a(1)] }", "a is not known"),
    ("{ ids: [WORKFLOW_ID(1)] }", "cannot be read at \"(\""), ("{ ids: [1 + true] }", "adds what is not text"),
    ("{ ids: ['x], ", "a quote is not closed"), ("{ ids: 1, ids: 2 }", "ids twice"), ("{ ...ids }", "without a name"),
  ])
  func whatIsNotKnownIsNamed(body: String, words: String) {
    let error = #expect(throws: FileError.self) { try Snippet(sample(constants, body)) }
    #expect(error?.problem.contains(words) == true, "\(error?.problem ?? "")")
  }

  /// Constants that stand for each other, or for more and more of each other, end.
  @Test func circlesAndTreesOfConstantsEnd() {
    #expect(throws: FileError.self) { try Snippet(sample("const A = B;\nconst B = A;", "{ ids: [A] }")) }
    let tree = (0..<20).map { "const C\($0) = [C\($0 + 1), C\($0 + 1), C\($0 + 1)];" }.joined(separator: "\n")
    #expect(throws: FileError.self) { try Snippet(sample(tree + "\nconst C20 = 'x';", "{ ids: C0 }")) }
  }
}

@Suite struct JavaScriptConstantTests {
  /// Constants stand several to a line, or one declaration over several lines; an address is put together by `+`.
  @Test(arguments: [
    "const USER_ID = 'sample'; const APP_ID = \"gallery\";",
    "const USER_ID = 'sample', APP_ID = \"gallery\";",
    "let USER_ID = 'sample',\n    APP_ID = \"gallery\";",
    "const USER_ID='sample';const APP_ID='gallery';",
  ])
  func constantsAreFoundWhereverTheyStand(declarations: String) throws {
    let snippet = try Snippet(
      """
      \(declarations)
      const raw = JSON.stringify({"user_app_id": {"user_id": USER_ID, "app_id": APP_ID}, "ids": ["one"]});
      fetch("https://api.clarifai.com/v2/users/" + USER_ID + "/apps/" + APP_ID + "/workflows", {method: 'DELETE', body: raw})
      """)
    #expect(snippet.request == .delete(["one"]))
    #expect(snippet.app == AppScope(userID: "sample", appID: "gallery"))
  }
}

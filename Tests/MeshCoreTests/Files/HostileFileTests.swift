import MeshCore
import Testing

/// Files that are made to exhaust their reader are refused in a moment.
@Suite struct HostileFileTests {
  private static func brackets(_ count: Int) -> String {
    String(repeating: "[", count: count)
  }
  private static let long = String(repeating: "x", count: 5 << 20)

  static let texts: [(text: String, says: String)] = [
    (bomb(levels: 9, key: false), "aliases"),
    (bomb(levels: 5, key: true), "aliases"),
    ("workflow: " + brackets(900), "Fix the YAML"),
    ("workflow: " + brackets(100) + String(repeating: "]", count: 100), "nested"),
    ("workflow: " + long, "larger than 4 MB"),
    ("{\"id\": \"" + long + "\"}", "larger than 4 MB"),
    ("workflow: *nobody", "undefined alias"),
    ("workflow: \u{0}", "UTF-8"),
    ("? [a, b]\n: 1\n", "has to be a text"),
  ]

  @Test(.timeLimit(.minutes(10)), arguments: texts)
  func areRefused(_ text: String, says: String) {
    let error = #expect(throws: FileError.self) { try WorkflowFile(text) }
    #expect(error?.problem.contains(says) == true, "\(error?.problem.prefix(300) ?? "")")
  }

  @Test func fewAliasesAreRead() throws {
    let file = try WorkflowFile(
      """
      workflow:
        id: w
        nodes:
        - {id: a, model: &model {model_id: m, user_id: clarifai, app_id: main}}
        - {id: b, model: *model}
      """)
    #expect(file.workflows[0].nodes[1].model == ModelReference(id: "m", userID: "clarifai", appID: "main"))
  }

  /// Each level has nine of the one before it.
  static func bomb(levels: Int, key: Bool) -> String {
    var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in 1...levels {
      let items = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      lines.append("a\(level): &a\(level) [\(items)]")
    }
    if key { lines.append("? *a\(levels)\n: 1") }
    return lines.joined(separator: "\n")
  }
}

import MeshCore
import Testing

@Suite struct ConfigurationTests {
  @Test func everySettingIsReadAndWrittenAgain() throws {
    let text = """
      contexts:
        prod:
          app: street
          badge: PROD
          base_url: 'https://api.example.com'
          key: 'p@t: #1'
          read_only: true
          root_certificates: /etc/ssl/own.pem
          theme: light
          user: alice
        test:
          key: ENVVAR
      current: prod
      mouse: false
      theme: dark
      window_title: false

      """
    let configuration = try Configuration(text)
    #expect(configuration.contexts.map(\.name) == ["prod", "test"])
    #expect(configuration.contexts[0].key == .stored(ServiceKey("p@t: #1")))
    #expect(configuration.contexts[1].key == .fromEnvironment)
    #expect(configuration.yaml == text)
    #expect(try Configuration(configuration.yaml) == configuration)
  }

  @Test(arguments: ["", "\n", "# nothing yet\n", "contexts:\n"])
  func nothingIsNoSettings(_ text: String) throws {
    #expect(try Configuration(text) == Configuration())
  }

  static let damage: [(text: String, line: Int?, says: String)] = [
    ("- a\n- b\n", 1, "names with values"), ("colour: red\n", 1, "\"colour\""),
    ("theme: [a\n", 2, "Fix the YAML"), ("theme:\n", 1, "theme of the settings"),
    ("contexts:\n  p:\n    user: u\n    pat: x\n", 4, "\"pat\""),
    ("contexts:\n  p:\n    read_only: maybe\n", 3, "true or false"), ("theme: a\nmouse: maybe\n", 2, "true or false"),
    ("contexts:\n  local:\n    user: u\n", 2, "cannot name a context"),
    ("contexts:\n  'a:b':\n    user: u\n", 2, "cannot name a context"),
    ("contexts: [p]\n", 1, "list of names"), ("theme: a\ntheme: b\n", 1, "given twice"),
    ("theme: a\n---\ntheme: b\n", nil, "one document"),
  ]

  @Test(arguments: damage)
  func damageIsSaidWithItsLine(_ text: String, line: Int?, says: String) {
    let error = #expect(throws: FileError.self) { try Configuration(text) }
    #expect(error?.line == line)
    #expect(error?.problem.contains(says) == true, "\(error?.problem ?? "")")
  }

  /// A theme is put into the file as it is written; comments, order and quotes stay.
  @Test(arguments: [
    ("", nil, "theme: light\n"), ("# mine\ncurrent: a\n", nil, "theme: light\n# mine\ncurrent: a\n"),
    ("theme: 'dark'   # at night\n", nil, "theme: light # at night\n"), ("theme: dark", nil, "theme: light"),
    ("---\ncurrent: a\n", nil, "---\ntheme: light\ncurrent: a\n"),
    (
      "theme: dark\ncontexts:\n  # the street\n  prod:\n    theme: mono # loud\n    app: a\n", "prod",
      "theme: dark\ncontexts:\n  # the street\n  prod:\n    theme: light # loud\n    app: a\n"
    ),
    // A context without a theme has that of all.
    ("contexts:\n  prod:\n    app: a\n", "prod", "theme: light\ncontexts:\n  prod:\n    app: a\n"),
    // What cannot be changed in place is written anew.
    ("{theme: dark, current: a}\n", nil, nil),
  ])
  func aThemeIsWrittenInPlace(_ text: String, context: String?, expected: String?) throws {
    var configuration = try Configuration(text)
    let owner = configuration.choose(theme: "light", inContext: context ?? "local")
    #expect(owner == (text.contains("mono") ? "context prod" : "all contexts"))
    #expect(configuration.themeWritten(into: text) == expected)
    if let expected { #expect(try Configuration(expected) == configuration) }
  }

  @Test func contextsArePutAndRemoved() throws {
    var configuration = Configuration(current: "a", contexts: [Context(name: "a", origin: .own)])
    var changed = Context(name: "a", origin: .own)
    changed.appID = "x"
    configuration.set(changed)
    configuration.set(Context(name: "b", origin: .own))
    #expect(configuration.contexts.map(\.name) == ["a", "b"])
    #expect(configuration.contexts[0].appID == "x")
    let (removed, again) = (configuration.remove("a"), configuration.remove("a"))
    #expect(removed && !again)
    #expect(configuration.current == nil && configuration.contexts.map(\.name) == ["b"])
  }

  @Test func officialFileIsReadAsTheOfficialClientDoes() throws {
    let file = try OfficialConfiguration(
      """
      contexts:
        dev:
          CLARIFAI_API_BASE: https://api-dev.clarifai.com
          CLARIFAI_PAT: abc
          pat: not-this
          user_id: alice
          CLARIFAI_UI: https://clarifai.com
      current_context: dev
      """)
    var context = Context(name: "clarifai:dev", origin: .official)
    context.base = "https://api-dev.clarifai.com"
    context.userID = "alice"
    context.key = .stored(ServiceKey("abc"))
    #expect(file.contexts == [context])
    #expect(file.current == "clarifai:dev")
  }

  @Test(arguments: [
    ("prod-1", true), ("a.b_c", true), ("", false), ("local", false), ("clarifai", false), ("a b", false),
  ])
  func contextNames(_ name: String, isUsable: Bool) {
    #expect(Context.isUsableName(name) == isUsable)
  }
}

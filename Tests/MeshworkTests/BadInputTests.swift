import Canvas
import Foundation
import Testing
import TestSupport

/// Wrong input is answered by a sentence that names the thing and the next step, and loses nothing.
@Suite @TerminalThread struct BadInputTests {
  @Test(arguments: [
    (["--frobnicate"], 64, "--frobnicate"),
    (["--theme", "nonesuch"], 1, "There is no theme \"nonesuch\""),
    (["--context", "prod"], 3, "There is no context \"prod\""),
    (["--base-url", "https://api.clarifai.com"], 4, "Set CLARIFAI_PAT"),
    (["--color", "17"], 64, "17"),
    (["--app", "demo"], 64, "Set CLARIFAI_PAT"),
    ([], 1, "needs a terminal"),
  ])
  func programEndsWithASentence(_ arguments: [String], code: Int32, says: String) throws {
    let ended = try Binary.run(arguments, home: Home())
    #expect(ended.code == code)
    #expect(ended.errors.contains(says), "\(ended.errors)")
    #expect(ended.output.isEmpty)
  }

  /// What is always refused is not offered, and what has one name in two places is told apart.
  @Test func theHelpOffersWhatIsTaken() throws {
    for command in ["plan", "apply"] {
      let help = try Binary.run([command, "--help"], home: Home()).output
      #expect(help.contains("(values: overwrite, merge)"), "\(help)")
      let removing = try Binary.run([command, "-f", "x", "--action", "remove"], home: Home())
      #expect(removing.code == 64 && removing.errors.contains("`meshwork patch ID --action remove"), "\(removing)")
      #expect(try Binary.run([command, "-f", "x", "--action", "sing"], home: Home()).code == 64)
    }
    for command in ["show", "predict"] {
      let help = try Binary.run([command, "--help"], home: Home()).output
      #expect(help.contains("`meshwork --version`"), "\(help)")
    }
  }

  @Test func serviceWithoutAnApp() throws {
    let ended = try Binary.run(["list"], home: Home(), environment: ["CLARIFAI_PAT": "secret-key-123"])
    #expect(ended.code == 64)
    #expect(ended.errors.contains("CLARIFAI_APP_ID"))
    #expect(!ended.errors.contains("secret-key-123"))
  }

  @Test(arguments: [
    ("- a\n- b\n", "names with values"), ("colour: red\n", "\"colour\""),
    ("theme: [a\n", "cannot be understood"),
  ])
  func unreadableSettings(_ text: String, says: String) throws {
    let home = try Home()
    try home.write(text, to: ".config/meshwork/config.yaml")
    let ended = try Binary.run([], home: home)
    #expect(ended.code == 1)
    #expect(ended.errors.contains("config.yaml"))
    #expect(ended.errors.contains(says), "\(ended.errors)")
  }

  @Test(arguments: [
    ("name: x\nstyles: [a, b\n", "line 3"), ("name: x\nstyles: [a, b]\n", "line 2: styles is of the wrong kind"),
    ("name: x\nstyles:\n  title:\n    bold: perhaps\n", "line 4: styles.title.bold is of the wrong kind"),
    ("styles: {}\n", "it has no name. Add it."), ("- a\n", "line 1: it is of the wrong kind"),
    ("name: x\nname: y\n", "name is given twice"),
  ])
  func brokenTheme(_ text: String, says: String) throws {
    let home = try Home()
    try home.write(text, to: "mine.yaml")
    let ended = try Binary.run(["theme", "check", home.path + "/mine.yaml"], home: home)
    #expect(ended.code == 1)
    #expect(ended.errors.hasPrefix("Error: The theme cannot be understood: \(home.path)/mine.yaml"), "\(ended.errors)")
    #expect(ended.errors.contains(says), "\(ended.errors)")
    #expect(!ended.errors.contains("Error(") && !ended.errors.contains("codingPath"), "\(ended.errors)")
  }

  @Test func unknownTerminalType() throws {
    let home = try Home()
    let editor = try home.editor(environment: ["TERM": "nonesuch"])
    #expect(try editor.waitExit() == .code(1))
    #expect(editor.screen.text.contains("'nonesuch' (TERM) is not known here"))
  }

  @Test func journalThatIsNone() throws {
    let home = try Home()
    try home.write(String(repeating: "this is no database. ", count: 100), to: ".local/state/meshwork/state.db")
    let ended = try Binary.run([], home: home)
    #expect(ended.code == 1)
    #expect(ended.errors.contains("state.db") && ended.errors.contains("not a database"), "\(ended.errors)")
  }

  @Test func imagesThatAreNone() throws {
    let home = try Home()
    try home.write("<html>no picture</html>", to: "page.html")
    let editor = try home.editor()
    try editor.waitFor("photo-basics")
    for (typed, says) in [
      ("http://", "needs a host"), ("sample:nonesuch", "There is no sample nonesuch"),
      ("/nonesuch.jpg", "There is no file /nonesuch.jpg"), ("~/page.html", "HTML"),
      ("http://127.0.0.1:1/a.png", "127.0.0.1"), ("data:text/plain;base64,aGVsbG8=", "Not a JPEG"),
    ] {
      editor.send("p")
      try editor.waitFor("Predict · ")
      editor.send("\u{15}" + typed)
      try editor.waitFor(typed)
      editor.send(Press.enter)
      try editor.waitFor("the reason for \(typed)") {
        $0.lines.contains { $0.contains(says) && !$0.contains("Image  ") }
      }
      // The prompt stays for what it can refuse itself; what was typed is kept in any case.
      editor.send(Press.escape)
      try editor.waitFor("the panes") { !$0.text.contains("Predict · ") }
    }
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
  }

  @Test func formsRefuseInWords() throws {
    let home = try Home()
    let editor = try home.editor()
    try editor.waitFor("photo-basics")
    editor.send("A" + Press.enter)
    try editor.waitFor("needs an id")
    editor.send("photo-basics" + Press.enter)
    try editor.waitFor("exists on the service already")
    editor.send("\u{15}no good!" + Press.enter)
    try editor.waitFor("is not a workflow id")
    editor.send(Press.escape + "a")
    try editor.waitFor("Add a node")
    // An empty form cannot be added: Tab to the inputs, Enter.
    editor.send(Press.tab + Press.tab + Press.tab + Press.enter)
    try editor.waitFor("choose a model")
    editor.send(Press.escape + "q")
    #expect(try editor.waitExit() == .code(0))
  }

  @Test func unreachableServiceLeavesTheEditorUsable() throws {
    let home = try Home()
    let editor = try home.editor(environment: [
      "CLARIFAI_PAT": "secret-key-123", "CLARIFAI_APP_ID": "demo", "CLARIFAI_API_BASE": "http://127.0.0.1:1",
    ])
    try editor.waitFor("cannot be reached")
    #expect(!editor.screen.text.contains("secret-key-123"))
    editor.send("?")
    try editor.waitFor("narrow the list as you type")
    editor.send(Press.escape + "q")
    #expect(try editor.waitExit() == .code(0))
  }
}

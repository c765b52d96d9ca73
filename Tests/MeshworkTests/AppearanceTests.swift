import Canvas
import Foundation
import TestSupport
import Testing

/// The look of the real editor: themes that change while it runs, grounds that the terminal tells, the window's title.
@Suite @TerminalThread struct AppearanceTests {
  private func theme(_ ground: String) -> String {
    "name: own\nstyles:\n  text: {fg: \"#ffffff\", bg: \"\(ground)\"}\n"
  }

  private func waitFor(ground: Int, in editor: PseudoTerminal) throws {
    try editor.waitFor("ground \(ground)") { $0.look(of: "photo-basics")?.ground == .indexed(ground) }
  }

  @Test func aThemeFileIsShownWhenItIsSaved() throws {
    let home = try Home()
    let file = ".config/meshwork/themes/own.yaml"
    try home.write(theme("#000000"), to: file)
    // So broad that all faults have room in the notice.
    let editor = try home.editor(["--theme", "own"], size: Size(rows: 24, columns: 200))
    try waitFor(ground: 16, in: editor)
    try home.write(theme("#0000ff"), to: file)
    try waitFor(ground: 21, in: editor)
    try editor.waitFor("The theme own is read again")
    // The last good one stays, and what is wrong is said, as it is by editors that write another file first.
    try home.write(theme("#00ff00") + "  ok: mauve\n  wran: red\n", to: file + ".new")
    rename(home.path + "/" + file + ".new", home.path + "/" + file)
    try editor.waitFor("both faults") { $0.text.contains("'mauve'") && $0.text.contains("\"wran\"") }
    try waitFor(ground: 21, in: editor)
    try home.write(theme("#ff0000"), to: file)
    try waitFor(ground: 196, in: editor)
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
    #expect(editor.leftovers == [])
  }

  @Test func themesAreLookedAtAndKept() throws {
    let home = try Home()
    try home.write("# mine\ncurrent: local\n", to: ".config/meshwork/config.yaml")
    let editor = try home.editor()
    try editor.waitFor("photo-basics")
    editor.send("\u{1B}OQ")
    try editor.waitFor("compiled in", or: "light or dark")
    try editor.waitFor("the list") { $0.text.contains("high-contrast") }
    for _ in 0..<4 { editor.send("j") }
    try editor.waitFor("the light theme") {
      $0.look(of: "high-contrast")?.ground == .indexed(231) || $0.text.contains("▸   light")
    }
    editor.send(Press.escape)
    try editor.waitFor("as it was")
    editor.send("\u{1B}OQ")
    try editor.waitFor("the list") { $0.text.contains("high-contrast") }
    for _ in 0..<4 { editor.send("j") }
    editor.send(Press.enter)
    try editor.waitFor("it is in the settings of all contexts")
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
    let settings = try String(contentsOfFile: home.path + "/.config/meshwork/config.yaml", encoding: .utf8)
    #expect(settings == "theme: light\n# mine\ncurrent: local\n")
  }

  /// It is asked, nobody waits for it, and its answer is no key, however it comes.
  @Test func lightOrDarkIsWhatTheTerminalSays() throws {
    let home = try Home()
    let editor = try home.editor()
    try editor.waitFor("the question") { $0.questions.contains(.ground) }
    try editor.waitFor("photo-basics")
    let dark = editor.screen.look(of: "photo-basics")?.ground
    editor.send("\u{1B}]11;rgb:fdfd/f6f6")
    editor.send("/e3e3\u{1B}\\")
    try editor.waitFor("the light theme") { $0.look(of: "photo-basics")?.ground != dark }
    #expect(editor.screen.text.contains("1 Workflows") && !editor.screen.text.contains("does nothing here"))
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
    let light = try home.editor(environment: ["COLORFGBG": "0;15"])
    try light.waitFor("photo-basics")
    #expect(light.screen.look(of: "photo-basics")?.ground != dark)
    light.send("q")
    #expect(try light.waitExit() == .code(0))
  }

  @Test(arguments: [["TERM": "linux"], ["TERM": "screen"], ["NO_COLOR": "1"]])
  func whoWouldPrintTheQuestionIsNotAsked(_ environment: [String: String]) throws {
    let home = try Home()
    let editor = try home.editor(environment: environment)
    try editor.waitFor("photo-basics")
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
    #expect(!editor.screen.questions.contains(.ground))
  }

  @Test func theWindowIsCalledWhatItShows() throws {
    let home = try Home()
    let editor = try home.editor()
    try editor.waitFor("the title of the list") { $0.title == "LOCAL sample/gallery · meshwork" }
    try editor.waitFor("photo-basics")
    editor.send("2")
    try editor.waitFor("the title") {
      $0.title.hasSuffix(" · LOCAL sample/gallery · meshwork") && $0.title.contains("-")
    }
    editor.kill(SIGSEGV)
    #expect(try editor.waitExit() == .signal(SIGSEGV))
    #expect(editor.leftovers == [])
    try home.write("window_title: false\n", to: ".config/meshwork/config.yaml")
    let quiet = try home.editor()
    try quiet.waitFor("photo-basics")
    #expect(quiet.screen.title == "the shell's")
    quiet.send("q")
    #expect(try quiet.waitExit() == .code(0))
    #expect(quiet.leftovers == [])
  }
}

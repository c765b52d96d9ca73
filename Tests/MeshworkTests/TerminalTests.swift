import Canvas
import Glibc
import Testing
import TestSupport

/// The terminal is given back in every way of leaving, and follows its user.
@Suite @TerminalThread struct TerminalTests {
  @Test(arguments: [SIGTERM, SIGHUP])
  func asksToEndAreFollowed(_ signal: CInt) throws {
    let home = try Home()
    let editor = try home.editor()
    try editor.waitFor("photo-basics")
    editor.kill(signal)
    #expect(try editor.waitExit() == .code(128 + signal))
    #expect(editor.leftovers == [])
  }

  @Test(arguments: [SIGSEGV, SIGILL, SIGABRT])
  func crashRestoresTheTerminal(_ signal: CInt) throws {
    let home = try Home()
    let editor = try home.editor()
    try editor.waitFor("photo-basics")
    editor.kill(signal)
    #expect(try editor.waitExit() == .signal(signal))
    #expect(editor.leftovers == [])
  }

  /// Messages, clocks and limits end a program too; 34 and 64 are the first and the last real-time signal.
  @Test(arguments: [
    SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGXFSZ, SIGIO, SIGPWR, SIGSTKFLT, SIGQUIT, 34, 64,
  ])
  func whateverEndsTheProgramRestoresTheTerminal(_ signal: CInt) throws {
    let home = try Home()
    let editor = try home.editor()
    try editor.waitFor("photo-basics")
    editor.kill(signal)
    #expect(try editor.waitExit() == .signal(signal))
    #expect(editor.leftovers == [])
  }

  /// What a shell once said of the size is not what the terminal has; a delay can be any number.
  @Test(arguments: [
    ["LINES": "10", "COLUMNS": "20"], ["COLUMNS": "65536"], ["LINES": "99999999999999999999", "COLUMNS": "-1"],
    ["ESCDELAY": "9223372036854775807"], ["ESCDELAY": "-5"],
  ])
  func numbersInTheEnvironmentDoNoHarm(_ environment: [String: String]) throws {
    let home = try Home()
    let editor = try home.editor(environment: environment)
    try editor.waitFor("the last row of keys") { screen in
      screen.text.contains("photo-basics") && screen.lines.last?.contains("? keys") == true
    }
    editor.send("/two" + Press.escape + Press.enter)
    for _ in 0..<30 { editor.send("j") }
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
    #expect(editor.leftovers == [])
  }

  @Test(arguments: [Size(rows: 65535, columns: 65535), Size(rows: 2000, columns: 3), Size(rows: 3, columns: 65535)])
  func aWindowOfAnySizeIsDrawn(_ size: Size) throws {
    let home = try Home()
    let large = try PseudoTerminal(
      "/bin/bash", ["-c", "stty rows \(size.rows) cols \(size.columns) && exec \(Binary.path)"],
      environment: ["HOME": home.path])
    try large.waitFor("the alternate screen") { $0.hasShownAlternateScreen }
    large.send("qq")
    #expect(try large.waitExit() == .code(0))
    let editor = try home.editor()
    try editor.waitFor("photo-basics")
    editor.resize(window: size)
    editor.resize(window: Size(rows: 24, columns: 80))
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
    #expect(editor.leftovers == [])
  }

  @Test func resizeInTheMiddleOfAForm() throws {
    let home = try Home()
    let editor = try home.editor()
    try editor.waitFor("photo-basics")
    editor.send("a")
    try editor.waitFor("Add a node")
    editor.send("image-q")
    editor.resize(to: Size(rows: 40, columns: 120))
    try editor.waitFor("the panes beside the form") { $0.text.contains("1 Workflows") && $0.text.contains("image-q") }
    editor.resize(to: Size(rows: 8, columns: 30))
    try editor.waitFor("meshwork needs 40 x 10")
    editor.resize(to: Size(rows: 24, columns: 80))
    try editor.waitFor("image-q")
    editor.send(Press.escape + "q")
    #expect(try editor.waitExit() == .code(0))
    #expect(editor.leftovers == [])
  }

  @Test func suspendsAndComesBack() throws {
    let home = try Home()
    let shell = try PseudoTerminal(
      "/bin/bash", ["--norc", "--noprofile", "-i"],
      environment: ["HOME": home.path, "PS1": "ready> ", "PATH": "/usr/bin:/bin"])
    try shell.waitFor("ready>")
    shell.send(Binary.path + "\n")
    try shell.waitFor("photo-basics")
    shell.send("\u{1a}")
    try shell.waitFor("Stopped")
    #expect(!shell.screen.isAlternateScreen)
    shell.send("fg\n")
    try shell.waitFor("the editor again") { $0.isAlternateScreen && $0.text.contains("photo-basics") }
    shell.send("q")
    // Its new prompt: what is typed before that one is the program's.
    try shell.waitFor("the shell again") { !$0.isAlternateScreen && $0.lines.last { !$0.isEmpty } == "ready>" }
    shell.send("exit\n")
    #expect(try shell.waitExit() == .code(0))
  }

  @Test func pasteNeverRunsAsKeys() throws {
    let home = try Home()
    let editor = try home.editor()
    try editor.waitFor("photo-basics")
    editor.send("\u{1b}[200~D\nY\nq\n\u{1b}[201~")
    try editor.waitFor("nothing of it is staged")
    editor.send(Press.escape)
    try editor.waitFor("the panes again") { $0.text.contains("2 Nodes") }
    editor.send("/\u{1b}[200~two\u{1b}[201~")
    try editor.waitFor("only what the filter shows") { $0.text.contains("two-eyes") && !$0.text.contains("close-look") }
    editor.send(Press.enter + Press.escape + "q")
    #expect(try editor.waitExit() == .code(0))
  }

  @Test(arguments: [
    ["NO_COLOR": "1"], ["TERM": "linux"], ["TERM": "screen-256color"], ["TERM": "vt100"], ["LC_ALL": "C"],
    ["TERM": "xterm"], ["TERM": "screen"], ["TERM": "tmux-256color"], ["TERM": "vt220"], ["TERM": "ansi"],
    ["COLORTERM": "truecolor"], ["TERM": "xterm-direct"], ["TERM": "xterm-kitty"],
    // These are installed nowhere.
    ["TERM": "xterm-of-tomorrow"], ["TERM": "tmux-of-tomorrow"], ["TERM": "ghostty-of-tomorrow"],
  ])
  func drawsOnOtherTerminals(_ environment: [String: String]) throws {
    let home = try Home()
    let editor = try home.editor(environment: environment)
    try editor.waitFor("photo-basics")
    try editor.waitFor("Workflows")
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
    #expect(editor.leftovers == [])
  }

  /// It starts, or says what to do; what it says stands on the screen as it was.
  @Test(arguments: [("", "is not set"), ("nonsense", "is not known here"), ("dumb", "cannot place its cursor")])
  func aTerminalItCannotUse(type: String, words: String) throws {
    let home = try Home()
    let editor = try home.editor(environment: ["TERM": type])
    #expect(try editor.waitExit() == .code(1))
    #expect(editor.screen.text.contains(words), "\(editor.screen.text)")
    #expect(editor.screen.text.replacing("\n", with: "").contains("TERM=xterm-256color"))
    #expect(!editor.screen.hasShownAlternateScreen && editor.leftovers == [])
  }

  /// Marks, lines and bars are ASCII where the locale has no UTF-8, also in sheets; where no locale is asked for, or one
  /// with UTF-8 that is not installed, they are not.
  @Test(arguments: [["LC_ALL": "C"], ["LC_ALL": "", "LANG": "POSIX"], ["LC_ALL": "", "LC_CTYPE": "en_US.ISO-8859-1"]])
  func withoutUTF8AllIsASCII(_ environment: [String: String]) throws {
    let home = try Home()
    let editor = try home.editor(environment: environment)
    try editor.waitFor("photo-basics")
    for (keys, words) in [
      ("", "Workflows"), ("2t", "2 Nodes"), ("a", "Add a node"), (Press.escape, "2 Nodes"), ("?", "Find"),
    ] {
      editor.send(keys)
      try editor.waitFor(words)
      #expect(editor.screen.text.allSatisfy { $0.isASCII }, "\(editor.screen.text)")
    }
    editor.send(Press.escape)
    try editor.waitFor("the heavy rule") { $0.text.contains("= 2 Nodes") }
    // A bound is what it says without a character of its own, too.
    editor.send("4p" + Press.enter)
    try editor.waitFor("the threshold") { $0.text.contains(">=0.") }
    #expect(editor.screen.text.allSatisfy { $0.isASCII }, "\(editor.screen.text)")
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
    #expect(editor.leftovers == [])
  }

  @Test(arguments: [["LC_ALL": ""], ["LC_ALL": "xx_XX.UTF-8"]])
  func withUTF8LinesAreLines(_ environment: [String: String]) throws {
    let home = try Home()
    let editor = try home.editor(environment: environment)
    try editor.waitFor("the heavy rule") { $0.text.contains("━ 1 Workflows") }
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
  }
}

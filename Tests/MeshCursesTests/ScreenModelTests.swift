import Canvas
import Testing
import TestSupport

/// The model of a terminal that other tests judge programs by is judged here.
@Suite struct ScreenModelTests {
  private var screen = ScreenModel(size: Size(rows: 4, columns: 8))

  private mutating func lines(after bytes: String) -> [String] {
    screen.feed(bytes.utf8)
    return screen.lines
  }

  @Test mutating func printsWrapsAndScrolls() {
    #expect(lines(after: "12345678") == ["12345678", "", "", ""])
    #expect(screen.cursor == Position(row: 0, column: 7))
    #expect(lines(after: "9\r\nab\r\ncd\r\nef") == ["9", "ab", "cd", "ef"])
  }

  @Test mutating func movesAndErases() {
    #expect(lines(after: "\u{1B}[2;3Hab\u{1B}[A^\u{1B}[4d_\u{1B}[2G<") == ["    ^", "  ab", "", " <   _"])
    #expect(lines(after: "\u{1B}[2;4H\u{1B}[K\u{1B}[1;5H\u{1B}[1K\u{1B}[4;2H\u{1B}[2X") == ["", "  a", "", "     _"])
    #expect(lines(after: "\u{1B}[2;1H\u{1B}[J") == ["", "", "", ""])
  }

  @Test mutating func insertsAndDeletes() {
    #expect(lines(after: "abcdef\r\u{1B}[2@\u{1B}[1;5H\u{1B}[P") == ["  abdef", "", "", ""])
    #expect(lines(after: "\u{1B}[2;1Htwo\r\nthree\u{1B}[2;1H\u{1B}[L") == ["  abdef", "", "two", "three"])
    #expect(lines(after: "\u{1B}[1;1H\u{1B}[M") == ["", "two", "three", ""])
    #expect(lines(after: "\u{1B}[4;1H\u{1B}[4hxy\u{1B}[4;1Hz\u{1B}[4l") == ["", "two", "three", "zxy"])
  }

  @Test mutating func scrollRegions() {
    #expect(lines(after: "1\r\n2\r\n3\r\n4\u{1B}[2;3r\u{1B}[3;1H\n") == ["1", "3", "", "4"])
    #expect(lines(after: "\u{1B}[2;1H\u{1B}M") == ["1", "", "3", "4"])
    #expect(lines(after: "\u{1B}[T\u{1B}[2S") == ["1", "", "", "4"])
  }

  @Test mutating func wideCharactersAndMarks() {
    #expect(lines(after: "日本\u{1B}[1;2Hx") == [" x本", "", "", ""])
    #expect(lines(after: "\u{1B}[2;1He\u{301}!\u{1B}[3;8H日") == [" x本", "e\u{301}!", "", "日"])
  }

  @Test mutating func looks() {
    screen.feed("\u{1B}[1;4;38;5;168;48;5;234mab\u{1B}[0;7;32mcd\u{1B}[m\u{1B}[38;2;1;2;3me".utf8)
    #expect(
      screen.look(of: "ab")
        == look { ($0.bold, $0.underline, $0.ink, $0.ground) = (true, true, .indexed(168), .indexed(234)) })
    #expect(screen.look(of: "cd") == look { ($0.reverse, $0.ink) = (true, .indexed(2)) })
    #expect(screen.look(of: "e")?.ink == .rgb(RGB(1, 2, 3)))
    #expect(screen.look(of: "z") == nil)
  }

  @Test mutating func modesAndTheAlternateScreen() {
    screen.feed("main\u{1B}[?1049h\u{1B}[?25l\u{1B}[?2004h\u{1B}[Hother".utf8)
    #expect(screen.isAlternateScreen && !screen.isCursorVisible && screen.modes == [7, 2004])
    #expect(screen.text.contains("other") && !screen.text.contains("main"))
    screen.feed("\u{1B}[?2004l\u{1B}[?12;25h\u{1B}[?1049l".utf8)
    #expect(!screen.isAlternateScreen && screen.isCursorVisible && screen.modes == [7, 12])
    #expect(screen.lines[0] == "main")
  }

  @Test mutating func lineDrawingAndRepetition() {
    #expect(lines(after: "\u{1B}(0lqk\u{1B}(B x\u{1B}[3b")[0] == "┌─┐ xxxx")
    #expect(screen.unknown == [])
    screen.feed("\u{1B}[5;5y\u{1B}]52;c;aGk=\u{07}".utf8)
    #expect(screen.unknown == ["CSI 5;5y"])
    #expect(screen.clipboard == "aGk=")
  }

  @Test mutating func resizing() {
    screen.feed("abcdefgh\r\nij".utf8)
    screen.resize(to: Size(rows: 2, columns: 4))
    #expect(screen.lines == ["abcd", "ij"])
    screen.resize(to: Size(rows: 3, columns: 6))
    #expect(lines(after: "\u{1B}[3;6Hx") == ["abcd", "ij", "     x"])
  }

  private func look(_ change: (inout ScreenModel.Look) -> Void) -> ScreenModel.Look {
    var look = ScreenModel.Look()
    change(&look)
    return look
  }
}

@Suite struct PseudoTerminalTests {
  @Test func aProgramHasATerminal() throws {
    let shell = try PseudoTerminal(
      "/bin/sh", ["-c", "stty size; echo $TERM-$MINE; read line; echo got $line; exit 3"], environment: ["MINE": "own"],
      size: Size(rows: 7, columns: 33))
    try shell.waitFor("7 33")
    try shell.waitFor("xterm-256color-own")
    shell.send("text\r")
    try shell.waitFor("got text")
    #expect(try shell.waitExit() == .code(3))
    #expect(shell.isRestored)
  }

  @Test func whatIsLeftBehindIsNamed() throws {
    let shell = try PseudoTerminal(
      "/bin/sh", ["-c", "stty raw -echo; printf '\\033[?1049h\\033[?25l\\033[?2004hx'; kill -9 $$"])
    #expect(try shell.waitExit() == .signal(9))
    #expect(shell.leftovers.count == 6, "\(shell.leftovers)")
  }

  @Test func aDeadlineShowsTheScreen() throws {
    let shell = try PseudoTerminal("/bin/sh", ["-c", "echo here; read line"])
    try shell.waitFor("here")
    do {
      try shell.waitFor("never", within: .milliseconds(20))
      Issue.record("it came")
    } catch let error as PseudoTerminal.Timeout {
      #expect(error.description.contains("'never'") && error.description.contains("here"))
    }
  }
}

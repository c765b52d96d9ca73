import Canvas
import Glibc
import MeshCurses
import TestSupport
import Testing

/// The terminal itself: each test opens it in a process of its own, on a pseudo-terminal that the test reads when that
/// process has ended. Until then it holds some 16 KiB, so no test may write more.
@Suite struct CursesTerminalTests {
  private let size = Size(rows: 24, columns: 80)

  /// Only differences are sent; what is on the screen after many frames must be the last of them.
  @Test(arguments: 0..<12 as Range<UInt64>) func theScreenShowsTheLastFrame(seed: UInt64) async throws {
    let line = try PseudoTerminal(size: size)
    await #expect(processExitsWith: .exitCode(0)) { [path = line.path as String, seed] in
      var terminal = try attach(to: path)
      terminal.showAndExit(frames(seed: seed, size: terminal.size))
    }
    try line.waitClosed()
    let last = try #require(frames(seed: seed, size: size).last)
    #expect(line.screen.lines == last.textLines)
    #expect(line.screen.unknown == [])
    #expect(line.screen.isAlternateScreen && line.screen.modes.contains(2004))
    #expect(line.screen.isCursorVisible == (last.cursor != nil))
    if let cursor = last.cursor { #expect(line.screen.cursor == cursor) }
  }

  /// Who is behind does not draw. Where what is there to be read turns out to be no key, it is told that it can.
  @Test func bytesThatAreNoKeyLetItDraw() async throws {
    let line = try PseudoTerminal(size: size)
    // The beginning of a key, without its end.
    line.send("\u{1B}[")
    await #expect(processExitsWith: .exitCode(0)) { [path = line.path as String] in
      var terminal = try attach(to: path)
      var source = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      #expect(poll(&source, 1, 60_000) == 1 && terminal.isBehind)
      #expect(terminal.wait() == [.woken] && !terminal.isBehind)
      terminal.showAndExit([Frame(size: terminal.size)])
    }
  }

  @Test func aFrameForAnotherSizeIsClipped() async throws {
    let line = try PseudoTerminal(size: size)
    await #expect(processExitsWith: .exitCode(0)) { [path = line.path as String] in
      var terminal = try attach(to: path)
      var frame = Frame(size: Size(rows: 40, columns: 120))
      frame.fill(frame.bounds, "x", paint: .plain)
      frame.fill(Rect(row: 1, column: 0, rows: 1, columns: 120), "y", paint: .plain)
      terminal.showAndExit([frame])
    }
    try line.waitClosed()
    var expected = Array(repeating: String(repeating: "x", count: 80), count: 24)
    expected[1] = String(repeating: "y", count: 80)
    #expect(line.screen.lines == expected)
  }

  @Test func rolesHaveTheLooksOfTheTheme() async throws {
    let line = try PseudoTerminal(size: size)
    await #expect(processExitsWith: .exitCode(0)) { [path = line.path as String] in
      var terminal = try attach(to: path)
      var frame = Frame(size: terminal.size)
      frame.write("removed", row: 1, column: 2, paint: .role(.removed))
      frame.write("chosen", row: 2, column: 2, paint: .role(.changed, on: .selection))
      frame.write("head", row: 3, column: 2, paint: .role(.head))
      terminal.showAndExit([frame])
    }
    try line.waitClosed()
    #expect(line.screen.look(of: "removed")?.ink == .indexed(168))
    #expect(line.screen.look(of: "removed")?.ground == .indexed(234))
    #expect(line.screen.look(of: "chosen")?.ground == .indexed(238))
    #expect(line.screen.look(of: "head")?.bold == true)
  }

  /// Where the selected row is in reverse, a blank of another role is no cell of that colour.
  @Test(arguments: ["xterm", "xterm-16color"]) func blanksHaveNoInk(type: String) async throws {
    let line = try PseudoTerminal(size: size)
    await #expect(processExitsWith: .exitCode(0)) { [path = line.path as String, type] in
      var terminal = try attach(to: path, type: type)
      terminal.wear(.light)
      var frame = Frame(size: terminal.size)
      frame.write("ab", row: 1, column: 0, paint: .role(.selection))
      frame.write(" ", row: 1, column: 2, paint: .role(.key, on: .selection))
      frame.write("cd", row: 1, column: 3, paint: .role(.selection))
      terminal.showAndExit([frame])
    }
    try line.waitClosed()
    #expect(line.screen.lines[1] == "ab cd")
    #expect(line.screen.look(of: " cd") == line.screen.look(of: "cd"))
  }

  /// A terminal without colours that cannot hide its cursor either.
  @Test func theLeastOfTerminals() async throws {
    let line = try PseudoTerminal(size: size)
    await #expect(processExitsWith: .exitCode(0)) { [path = line.path as String] in
      var terminal = try attach(to: path, type: "vt100")
      var frame = Frame(size: terminal.size)
      for (column, light) in [0, 60, 128, 190, 255].enumerated() as EnumeratedSequence<[UInt8]> {
        let color = RGB(light, light, light)
        frame[2, column] = Cell(glyph: "▀", paint: .raw(ink: color, ground: color))
      }
      frame.write("██", row: 2, column: 6, paint: .swatch(RGB(0, 0, 0)))
      terminal.showAndExit([frame])
    }
    try line.waitClosed()
    #expect(line.screen.lines[2] == " ░▒▓█ ░░")
    #expect(line.screen.isCursorVisible && line.screen.cursor == Position(row: 23, column: 79))
  }

  @Test func itIsGivenBackInTheEnd() async throws {
    let line = try PseudoTerminal(size: size)
    await #expect(processExitsWith: .exitCode(0)) { [path = line.path as String] in
      var terminal = try attach(to: path)
      terminal.present(Frame(size: terminal.size))
    }
    try line.waitClosed()
    #expect(line.screen.hasShownAlternateScreen && line.leftovers == [])
  }

  @Test func itIsGivenBackByATrap() async throws {
    let line = try PseudoTerminal(size: size)
    await #expect(processExitsWith: .failure) { [path = line.path as String] in
      var terminal = try attach(to: path)
      terminal.present(Frame(size: terminal.size))
      fatalError("on purpose")
    }
    try line.waitClosed()
    #expect(line.screen.hasShownAlternateScreen && line.leftovers == [])
  }

  @Test func itIsGivenBackByAnOverflowOfTheStack() async throws {
    let line = try PseudoTerminal(size: size)
    await #expect(processExitsWith: .failure) { [path = line.path as String] in
      var terminal = try attach(to: path)
      terminal.present(Frame(size: terminal.size))
      print(depth(of: 0))
    }
    try line.waitClosed()
    #expect(line.screen.hasShownAlternateScreen && line.leftovers == [])
  }

  /// What another program writes meanwhile stands on the main screen, and nothing of the modes is left to it.
  @Test func theTerminalIsLentAndTakenBack() async throws {
    let line = try PseudoTerminal(size: size)
    await #expect(processExitsWith: .exitCode(0)) { [path = line.path as String] in
      var terminal = try attach(to: path)
      var frame = Frame(size: terminal.size)
      frame.write("ours", row: 1, column: 0, paint: .plain)
      terminal.present(frame)
      terminal.copy(base64: "aGk=")
      terminal.lend {
        var modes = termios()
        tcgetattr(STDIN_FILENO, &modes)
        print(modes.c_lflag & UInt32(ECHO | ICANON) == UInt32(ECHO | ICANON) ? "theirs" : "raw")
        fflush(nil)
        kill(getpid(), SIGINT)
      }
      let events = terminal.wait()
      #expect(events == [.resumed])
      terminal.showAndExit([frame])
    }
    try line.waitClosed()
    #expect(line.screen.clipboard == "aGk=")
    #expect(line.screen.isAlternateScreen && line.screen.modes.contains(2004))
    #expect(line.screen.lines[1] == "ours" && line.screen.unknown == [], "\(line.screen.unknown)")
  }

  @Test func eventsArrive() async throws {
    let line = try PseudoTerminal(size: size)
    line.send("j\u{1B}[A\u{1B}[200~two\rlines\u{1B}[201~")
    await #expect(processExitsWith: .exitCode(0)) { [path = line.path as String] in
      let pipe = try WakePipe()
      let mailbox = WakingMailbox<Int>(waking: pipe)
      var terminal = try attach(to: path, inbox: pipe)
      var events: [Event] = []
      while events.count < 3 {
        events += terminal.wait()
      }
      #expect(events == [.key(.char("j")), .key(.up), .paste("two\nlines")])
      mailbox.post(7)
      events = terminal.wait()
      #expect(events == [.woken])
      #expect(mailbox.drain() == [7])
      kill(getpid(), SIGTERM)
      events = terminal.wait()
      #expect(events == [.terminate])
      kill(getpid(), SIGHUP)
      events = terminal.wait()
      #expect(events == [.hangup])
    }
    try line.waitClosed()
    #expect(line.leftovers == [])
  }

  @Test(arguments: [
    ("nonsense", TerminalError.unknownType("nonsense")), ("dumb", .cannotMoveCursor("dumb")), ("", .typeNotSet),
  ])
  func aTerminalItCannotUse(type: String, error: TerminalError) async throws {
    let line = try PseudoTerminal(size: size)
    await #expect(processExitsWith: .exitCode(0)) {
      [path = line.path as String, type, text = error.description as String] in
      do {
        _ = try attach(to: path, type: type)
        Issue.record("it opened")
      } catch let error as TerminalError {
        #expect(error.description == text)
      }
    }
    #expect(line.leftovers == [])
  }
}

/// Opens the terminal at a path as standard input and output of this process.
func attach(to path: String, inbox: WakePipe? = nil, type: String = "xterm-256color") throws -> CursesTerminal {
  let file = open(path, O_RDWR)
  dup2(file, STDIN_FILENO)
  dup2(file, STDOUT_FILENO)
  close(file)
  setenv("TERM", type, 1)
  unsetenv("NO_COLOR")
  unsetenv("COLORTERM")
  for name in ["TMUX", "STY", "TERM_PROGRAM", "LC_TERMINAL"] {
    unsetenv(name)
  }
  return try CursesTerminal(theme: .dark, depth: nil, inbox: try inbox ?? WakePipe())
}

extension CursesTerminal {
  /// Ends the process with the last frame still on the screen, which would else be closed.
  mutating func showAndExit(_ frames: [Frame]) {
    for frame in frames {
      present(frame)
    }
    _exit(0)
  }
}

/// Frames of which each differs from the one before in places, with all kinds of paints and characters.
func frames(seed: UInt64, size: Size) -> [Frame] {
  var random = SeededGenerator(seed: seed)
  var frame = Frame(size: size)
  let texts = ["station-check", "日本語", "e\u{301}a\u{308}", "━━━━╸──", "a", "🎉 ok", "        ", "▀▄█"]
  return (0..<6).map { _ in
    for _ in 0..<Int.random(in: 1...30, using: &random) {
      let role = Role.allCases.randomElement(using: &random) ?? .text
      let color = RGB(rgb24: UInt32.random(in: 0...0xFFFFFF, using: &random))
      let paints = [
        Paint.role(role), .role(role, on: .selection), .raw(ink: color, ground: RGB(1, 2, 3)), .swatch(color),
      ]
      frame.write(
        texts.randomElement(using: &random) ?? "", row: .random(in: 0..<size.rows, using: &random),
        column: .random(in: -3..<size.columns, using: &random), paint: paints.randomElement(using: &random) ?? .plain)
    }
    if Int.random(in: 0..<8, using: &random) == 0 { frame.fill(frame.bounds.inset(top: 3, left: 9), paint: .plain) }
    frame.cursor =
      Bool.random(using: &random)
      ? Position(row: .random(in: 0..<size.rows, using: &random), column: .random(in: 0..<size.columns, using: &random))
      : nil
    return frame
  }
}

/// Needs more stack than there is.
private func depth(of level: Int) -> Int {
  var space = (level, level, level, level)
  return withUnsafeMutableBytes(of: &space) { Int($0[0]) + depth(of: level + 1) }
}

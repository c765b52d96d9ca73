import Canvas
import Glibc
import MeshCurses
import TestSupport
import Testing

/// Pictures on the terminal itself. It answers before it is asked, as a pseudo-terminal lets it: what was written to it
/// is read when the process waits.
@Suite struct TerminalPictureTests {
  private let size = Size(rows: 24, columns: 80)
  private static let kitty = "\u{1B}_Gi=31;OK\u{1B}\\\u{1B}P>|kitty(0.40.0)\u{1B}\\\u{1B}[6;20;10t\u{1B}[?62;c"
  private static let sixel = "\u{1B}P>|XTerm(390)\u{1B}\\\u{1B}[6;20;10t\u{1B}[?1;0;256S\u{1B}[?62;4;22c"

  /// One that gives these answers, reads all that it is sent, and has a key pressed.
  private func terminal(_ answers: String) throws -> PseudoTerminal {
    let line = try PseudoTerminal(size: size)
    line.send(answers + String(repeating: "\u{1B}[0n", count: 9) + "j")
    return line
  }

  @Test func theFirstPaintDoesNotWaitAndAnswersAreNoKeys() async throws {
    let line = try PseudoTerminal(size: size)
    line.send(Self.kitty + "\u{1B}[0n\u{1B}[0nj")
    await #expect(processExitsWith: .exitCode(0)) { [path = line.path as String] in
      var terminal = try attach(to: path)
      terminal.present(pictureFrame(terminal.size))
      let events = terminal.wait()
      #expect(events == [.key(.char("j"))])
      terminal.showAndExit([pictureFrame(terminal.size)])
    }
    try line.waitClosed()
    #expect(
      line.screen.questions.filter { $0 != .status } == [.graphics, .version, .cellSize, .colorRegisters, .attributes])
    #expect(line.screen.placements.map(\.rect) == [Rect(row: 3, column: 5, rows: 4, columns: 20)])
    #expect(line.screen.lines[0] == "title" && line.screen.unknown == [], "\(line.screen.unknown)")
  }

  @Test func sixelsArePaintedAndGoWithTheirCells() async throws {
    let line = try terminal(Self.sixel)
    await #expect(processExitsWith: .exitCode(0)) { [path = line.path as String] in
      var terminal = try attach(to: path)
      terminal.present(pictureFrame(terminal.size))
      _ = terminal.wait()
      var frame = pictureFrame(terminal.size)
      frame.fill(Rect(row: 4, column: 10, rows: 9, columns: 60), " ", paint: .plain)
      terminal.showAndExit([frame])
    }
    try line.waitClosed()
    #expect(line.screen.paintedCells.count == 20 + 3 * 5 && line.screen.unknown == [], "\(line.screen.unknown)")
  }

  @Test(arguments: ["", "fault"]) func nothingIsLeftInTheEnd(end: String) async throws {
    let line = try terminal(Self.kitty)
    await #expect(processExitsWith: end == "" ? .success : .failure) { [path = line.path as String, end] in
      var terminal = try attach(to: path)
      terminal.present(pictureFrame(terminal.size))
      _ = terminal.wait()
      if end == "fault" { fatalError("on purpose") }
    }
    try line.waitClosed()
    #expect(line.screen.hasShownAlternateScreen && line.leftovers == [])
    #expect(line.screen.deletedPictures == 1 && line.screen.placements == [] && line.screen.pictures == [:])
  }

  /// Another program has the terminal, and the picture is back after it.
  @Test func lentAndTakenBack() async throws {
    let line = try terminal(Self.kitty)
    await #expect(processExitsWith: .exitCode(0)) { [path = line.path as String] in
      var terminal = try attach(to: path)
      terminal.present(pictureFrame(terminal.size))
      _ = terminal.wait()
      terminal.lend {}
      let events = terminal.wait()
      #expect(events == [.resumed])
      terminal.showAndExit([pictureFrame(terminal.size)])
    }
    try line.waitClosed()
    #expect(line.screen.deletedPictures == 1 && line.screen.placements.count == 1 && line.screen.unknown == [])
  }

  /// The picture itself stays with the terminal.
  @Test func resized() async throws {
    let line = try terminal(Self.kitty)
    await #expect(processExitsWith: .exitCode(0)) { [path = line.path as String] in
      var terminal = try attach(to: path)
      terminal.present(pictureFrame(terminal.size))
      _ = terminal.wait()
      var smaller = winsize(ws_row: 20, ws_col: 70, ws_xpixel: 0, ws_ypixel: 0)
      #expect(ioctl(STDIN_FILENO, UInt(TIOCSWINSZ), &smaller) == 0)
      // To any thread that takes signals.
      kill(getpid(), SIGWINCH)
      #expect(terminal.wait() == [.resize(Size(rows: 20, columns: 70))])
      terminal.showAndExit([pictureFrame(terminal.size)])
    }
    try line.waitClosed()
    #expect(line.screen.placements.count == 1 && line.screen.unknown == [], "\(line.screen.placements)")
  }

  @Test(arguments: [("none", "a picture"), ("cells", "")]) func asTheUserWants(choice: String, words: String)
    async throws
  {
    let line = try PseudoTerminal(size: size)
    await #expect(processExitsWith: .exitCode(0)) { [path = line.path as String, choice] in
      setenv("MESHWORK_PICTURES", choice, 1)
      var terminal = try attach(to: path)
      terminal.showAndExit([pictureFrame(terminal.size)])
    }
    try line.waitClosed()
    #expect(line.screen.questions == [.status] && line.screen.text.contains(words))
    #expect(line.screen.lines[4].contains { "▘▝▀▖▌▞▛".contains($0) } == (choice == "cells"))
  }
}

private func pictureFrame(_ size: Size) -> Frame {
  var frame = Frame(size: size)
  frame.write("title", row: 0, column: 0, paint: .plain)
  // Light above, dark below, and parted within a row: little may be written.
  let bytes = (0..<16 * 12).flatMap { index -> [UInt8] in index < 80 ? [200, 140, 140] : [20, 30, 90] }
  if let pixels = Pixels(width: 16, height: 12, bytes: bytes) {
    frame.put(PlacedPicture(pixels, in: Rect(row: 3, column: 5, rows: 4, columns: 20), words: "a picture"))
  }
  return frame
}

import Canvas
import Testing
import TestSupport

/// What the editor sends on a terminal of 80 by 24, in bytes: at 9,600 baud 1,000 of them take a second.
@Suite @TerminalThread struct SlowLineTests {
  private func editor(_ home: Home) throws -> PseudoTerminal {
    let editor = try home.editor()
    try editor.waitFor("the whole screen") { $0.text.contains("photo-basics") && $0.text.contains("read ") }
    return editor
  }

  /// The bytes until the screen is as asked.
  private func bytes(_ editor: PseudoTerminal, _ keys: String, until text: String) throws -> Int {
    let before = editor.received
    editor.send(keys)
    try editor.waitFor(text)
    return editor.received - before
  }

  @Test func keysSendLittle() throws {
    let home = try Home()
    let editor = try editor(home)
    #expect(editor.received < 3500)
    // Of a frame the end may come with the next one.
    let moves = try (0..<5).map { _ in
      try bytes(editor, "j", until: "The picture in nine tiles")
        + bytes(editor, "k", until: "The middle of the picture")
    }
    #expect(moves.reduce(0, +) < 10 * 650, "\(moves)")
    #expect(try bytes(editor, "2a", until: "Model") < 2000)
    #expect(try bytes(editor, Press.escape, until: "3 Staged") < 2500)
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
  }
}

import Canvas
import Glibc
import MeshCurses
import MeshUI
import Panels

/// The linear mode's lines: standard input and output, a terminal or not.
struct StandardConsole: LineConsole {
  private let inbox: WakePipe
  private let isASCII: Bool

  init(inbox: WakePipe) {
    self.inbox = inbox
    isASCII = !usesUTF8()
  }

  /// Broken between words at the width of the terminal, where it has one: half a word is read as a word.
  func say(_ line: String) {
    let line = isASCII ? String(line.map(Glyphs.ascii)) : line
    let lines = CommandHost.terminalColumns.map { columns in
      [Span(line)].wrapped(columns: columns).map { $0.map(\.text).joined() }
    }
    DescriptorSink.data.write((lines ?? [line]).joined(separator: "\n") + "\n")
  }

  func forgetTyped() {
    if isatty(STDIN_FILENO) == 1 { tcflush(STDIN_FILENO, TCIFLUSH) }
  }

  func ask(_ prompt: String) -> String? {
    if isatty(STDIN_FILENO) == 1 { DescriptorSink.data.write(prompt) }
    return readLine(strippingNewline: true)
  }

  func waitForNews() { inbox.wait() }
}

/// Drawn on by nobody: the linear mode has no screen.
struct NoScreen: Terminal {
  let size = Size(rows: 24, columns: 80)
  let isBehind = false

  func present(_ frame: Frame) {}
  func wait() -> [Event] { [.hangup] }
  func suspend() {}
  func lend(to action: () -> Void) { action() }
  func wear(_ theme: Theme) {}
  func name(window title: String) {}
  func repaint() {}

  /// The terminal is asked for its clipboard as by the screen.
  func copy(base64: String) {
    if isatty(STDOUT_FILENO) == 1 { DescriptorSink.data.write("\u{1B}]52;c;\(base64)\u{7}") }
  }
}

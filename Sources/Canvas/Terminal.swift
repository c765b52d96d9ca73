/// The screen and the keyboard, owned by one thread.
package protocol Terminal: ~Copyable {
  var size: Size { get }

  /// Whether keys wait, or what was shown last is still on its way: what is shown now would be out of date when it is seen.
  /// Where it is on its way, `wait` returns when it has arrived.
  var isBehind: Bool { get }

  /// Shows a frame. Only what differs from the last one is sent.
  mutating func present(_ frame: Frame)

  /// Waits until something has happened, without a limit, and says what. Never empty.
  mutating func wait() -> [Event]

  /// Gives the terminal back to the shell and stops the process, as Ctrl-Z does elsewhere; returns when it goes on.
  /// The next `wait` reports `resumed`.
  mutating func suspend()

  /// Gives the terminal to another program while `action` runs it, and takes it again. The next `wait` reports `resumed`.
  mutating func lend(to action: () -> Void)

  /// Asks the terminal to put a text, given in base64, into the clipboard. Terminals may ignore it, and none answers.
  mutating func copy(base64: String)

  /// Paints in another theme from the next frame on.
  mutating func wear(_ theme: Theme)

  /// Gives the window that name, until the terminal is given back.
  mutating func name(window title: String)

  /// Paints the whole screen anew, and has a later `wait` report how long that took, if the terminal says so.
  mutating func repaint()
}

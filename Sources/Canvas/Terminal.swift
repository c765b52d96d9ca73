/// The screen and the keyboard, owned by one thread.
package protocol Terminal: ~Copyable {
  var size: Size { get }

  /// Shows a frame. Only what differs from the last one is sent.
  mutating func present(_ frame: Frame)

  /// Waits until something has happened, without a limit, and says what. Never empty.
  mutating func wait() -> [Event]

  /// Gives the terminal back to the shell and stops the process, as Ctrl-Z does elsewhere; returns when it goes on.
  /// The next `wait` reports `resumed`.
  mutating func suspend()

  /// Paints the whole screen anew.
  mutating func repaint()

  /// Gives the terminal to another program for as long as `body` runs.
  mutating func run(_ body: () -> Void)

  /// Hands text to the terminal's clipboard. Terminals give no receipt.
  /// - Returns: false if the text is too long for that, or the terminal knows no clipboard.
  mutating func copy(_ text: String) -> Bool

  /// Paints in another theme from now on.
  mutating func use(_ theme: Theme)
}

/// Where the linear mode speaks and listens: lines of text, one after another, and nothing that moves.
package protocol LineConsole {
  func say(_ line: String)
  /// The next line that is typed, without its end; nil when there will be none.
  func ask(_ prompt: String) -> String?
  /// Drops what was typed before now.
  func forgetTyped()
  /// Returns when a job has brought something.
  func waitForNews()
}

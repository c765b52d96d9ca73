import Canvas
import Panels

/// One or two keys in a row that ask for a command, and how help words it.
struct Binding: Hashable, Sendable {
  /// What is pressed, in order; most have one.
  let keys: [Key]
  let command: Command
  /// A word or two for the row of keys; empty where everyone expects the key: help lists it, the row does not.
  let label: String
  /// A clause for the help.
  let help: String

  /// The keys as they are written: `a`, `Ctrl-Z`, `g g`.
  var keyNames: String { keys.map(\.name).joined(separator: " ") }
}

import Canvas

/// One or two keys in a row that ask for a command, and how help words it.
struct Binding: Hashable, Sendable {
  /// What is pressed, in order; most have one.
  let keys: [Key]
  let command: Command
  /// A word or two for the row of keys; empty where everyone expects the key: help lists it, the row does not.
  let label: String
  /// A clause for the help.
  let help: String

  init(_ keys: [Key], _ command: Command, _ label: String, _ help: String) {
    self.keys = keys
    self.command = command
    self.label = label
    self.help = help
  }

  init(_ key: Key, _ command: Command, _ label: String, _ help: String) {
    self.init([key], command, label, help)
  }

  init(_ character: Character, _ command: Command, _ label: String, _ help: String) {
    self.init([.char(character)], command, label, help)
  }

  /// The keys as they are written: `a`, `Ctrl-Z`, `g g`.
  var keyNames: String { keys.map(\.name).joined(separator: " ") }
}

/// A key and the word for it, for the last row.
struct Hint: Hashable, Sendable {
  var keys: String
  var label: String
  /// What the first of the keys asks for.
  var command: Command?

  init(keys: String, label: String, command: Command? = nil) {
    self.keys = keys
    self.label = label
    self.command = command
  }
}

extension Keymap {
  /// The hints of a place, most useful first: one a command, those without a word left out, bindings of the same label joined.
  func hints(
    of context: KeyContext, most: Int = .max, where isOffered: (Command) -> Bool = { _ in true }
  ) -> [Hint] {
    var hints: [Hint] = []
    var shown: Set<Command> = []
    for binding in bindings(of: context) where !binding.label.isEmpty && isOffered(binding.command) {
      guard shown.insert(binding.command).inserted else { continue }
      if let last = hints.last, last.label == binding.label {
        hints[hints.count - 1] = Hint(
          keys: last.keys + " " + binding.keyNames, label: last.label, command: last.command)
      } else if !hints.contains(where: { $0.label == binding.label }) {
        if hints.count == most { break }
        hints.append(Hint(keys: binding.keyNames, label: binding.label, command: binding.command))
      }
    }
    return hints
  }
}

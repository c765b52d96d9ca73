/// A key and the word for it, for the last row.
struct Hint: Hashable, Sendable {
  let keys: String
  let label: String
}

extension Keymap {
  /// The hints of a place, most useful first: one a command, those without a word left out, bindings of the same label joined.
  func hints(of context: KeyContext) -> [Hint] {
    var hints: [Hint] = []
    var shown: Set<Command> = []
    for binding in bindings(of: context) where !binding.label.isEmpty {
      guard shown.insert(binding.command).inserted else { continue }
      if let last = hints.last, last.label == binding.label {
        hints[hints.count - 1] = Hint(keys: last.keys + " " + binding.keyNames, label: last.label)
      } else if !hints.contains(where: { $0.label == binding.label }) {
        hints.append(Hint(keys: binding.keyNames, label: binding.label))
      }
    }
    return hints
  }
}

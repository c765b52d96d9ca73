import Panels

/// A line of the help: what a key does, and where.
struct HelpEntry: Hashable, Sendable {
  /// Where the key works.
  let context: KeyContext
  /// The first of the bindings that do it there.
  let binding: Binding
  /// The names of all keys that do it there.
  let keys: [String]

  /// The entries of a context: one a command, in the order of its bindings.
  fileprivate static func list(
    _ context: KeyContext, _ keymap: Keymap, without listed: Set<Binding>
  ) -> [HelpEntry] {
    var entries: [HelpEntry] = []
    for binding in keymap.bindings(of: context) where !listed.contains(binding) {
      guard let index = entries.firstIndex(where: { $0.binding.command == binding.command }) else {
        entries.append(HelpEntry(context: context, binding: binding, keys: [binding.keyNames]))
        continue
      }
      let known = entries[index]
      guard !known.keys.contains(binding.keyNames) else { continue }
      entries[index] = HelpEntry(context: context, binding: known.binding, keys: known.keys + [binding.keyNames])
    }
    return entries
  }
}

extension HelpSheet {
  /// What it lists for what is typed: first the keys of the place it was opened from, then those that only other places
  /// have.
  func entries(_ state: State) -> [HelpEntry] {
    let here = Self.context(state)
    var listed = Set(state.keymap.bindings(of: here))
    var entries = HelpEntry.list(here, state.keymap, without: [])
    for context in KeyContext.allCases where context != here && context != .help {
      entries += HelpEntry.list(context, state.keymap, without: listed)
      listed.formUnion(state.keymap.bindings(of: context))
    }
    return words.hits(of: entries, name: \.binding.command.name) { entry in
      "\(entry.keys.joined(separator: " ")) \(entry.binding.label) \(entry.binding.help) \(entry.context.title)"
    }
  }

  /// What had the keyboard when the help was opened.
  static func context(_ state: State) -> KeyContext {
    var below = state
    below.dialogs.removeAll { dialog in
      switch dialog {
      case .help, .palette: true
      default: false
      }
    }
    return below.keyContext
  }
}

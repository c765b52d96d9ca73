/// A line of the help: what a key does, and where.
package struct HelpEntry: Hashable, Sendable {
  /// Where the key works.
  package let context: KeyContext
  /// The first of the bindings that do it there.
  package let binding: Binding
  /// The names of all keys that do it there.
  package let keys: [String]

  /// The entries of a context: one a command, in the order of its bindings.
  fileprivate static func list(_ context: KeyContext, without listed: Set<Binding>) -> [HelpEntry] {
    var entries: [HelpEntry] = []
    for binding in Keymap.bindings(context) where !listed.contains(binding) {
      guard let place = entries.firstIndex(where: { $0.binding.command == binding.command }) else {
        entries.append(HelpEntry(context: context, binding: binding, keys: [binding.keyNames]))
        continue
      }
      let known = entries[place]
      guard !known.keys.contains(binding.keyNames) else { continue }
      entries[place] = HelpEntry(context: context, binding: known.binding, keys: known.keys + [binding.keyNames])
    }
    return entries
  }
}

/// What the help lists for what is typed: first the keys of the place it was opened from, then those that only other
/// places have.
package func helpEntries(_ sheet: HelpSheet, _ state: State) -> [HelpEntry] {
  let here = helpContext(state)
  var listed = Set(Keymap.bindings(here))
  var entries = HelpEntry.list(here, without: [])
  for context in KeyContext.allCases where context != here && context != .help {
    entries += HelpEntry.list(context, without: listed)
    listed.formUnion(Keymap.bindings(context))
  }
  let wanted = sheet.text.text.lowercased().split(separator: " ")
  return entries.filter { entry in
    let text =
      "\(entry.keys.joined(separator: " ")) \(entry.binding.label) \(entry.binding.help) \(entry.context.title)"
      .lowercased()
    return wanted.allSatisfy(text.contains)
  }
}

/// What had the keyboard when the help was opened.
func helpContext(_ state: State) -> KeyContext {
  var below = state
  below.dialogs.removeAll { if case .help = $0 { true } else { false } }
  return below.keyContext
}

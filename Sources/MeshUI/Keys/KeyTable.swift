/// A line of the table of keys: what keys do in one place.
package struct KeyLine: Hashable, Sendable {
  /// The title of the place, or *Every pane*.
  package let place: String
  /// The same as the settings call it.
  package let name: String
  package let keys: [String]
  /// As the settings call it.
  package let command: String
  /// A clause.
  package let help: String
}

extension Keymap {
  /// Every command of every place, with its keys: what works in all panes once, then what each place adds. A place's own
  /// keys come before those it shares with others.
  package var table: [KeyLine] {
    let panes = KeyContext.allCases.filter(\.isPane)
    let shared = (panes.first?.bindings ?? []).map(\.command).filter { command in
      panes.allSatisfy { bindings($0, command) == panes.first.map { bindings($0, command) } }
    }
    return lines(of: panes.first, shared, in: "Every pane", "everywhere")
      + KeyContext.allCases.flatMap { context in
        let own = context.bindings.map(\.command).filter { command in
          !shared.contains(command) || bindings(context, command) != panes.first.map { bindings($0, command) }
        }
        return lines(of: context, own, in: context.title, context.name)
      }
  }

  private func bindings(_ context: KeyContext, _ command: Command) -> [Binding] {
    var seen: Set<Binding> = []
    return bindings(of: context).filter { $0.command == command && seen.insert($0).inserted }
  }

  /// One line a command; those without a key stand there too, so that they can be given one.
  private func lines(of context: KeyContext?, _ commands: [Command], in title: String, _ name: String) -> [KeyLine] {
    guard let context else { return [] }
    var seen: Set<Command> = []
    return commands.filter { seen.insert($0).inserted }.compactMap { command in
      let all = bindings(context, command)
      guard let known = all.first ?? context.bindings.first(where: { $0.command == command }) else { return nil }
      var keys: [String] = []
      for binding in all where !keys.contains(binding.keyNames) { keys.append(binding.keyNames) }
      return KeyLine(place: title, name: name, keys: keys, command: command.name, help: known.help)
    }
  }
}

/// A line of the table of keys: what keys do in one place.
package struct KeyLine: Hashable, Sendable {
  /// The title of the place, or *Every pane*.
  package let place: String
  package fileprivate(set) var keys: [String]
  let command: Command
  /// A clause.
  package let help: String
}

extension Keymap {
  /// Every key of every place: what works in all panes once, then what each place adds. A place's own keys come before
  /// those it shares with others, and hide them.
  package static var table: [KeyLine] {
    let panes = KeyContext.allCases.filter(\.isPane).map(\.bindings)
    let shared = (panes.first ?? []).filter { binding in panes.allSatisfy { $0.contains(binding) } }
    return lines(of: shared, in: "Every pane")
      + KeyContext.allCases.flatMap { context in
        lines(of: context.bindings.filter { !shared.contains($0) }, in: context.title)
      }
  }

  /// One line for all keys that do the same.
  private static func lines(of bindings: [Binding], in place: String) -> [KeyLine] {
    var lines: [KeyLine] = []
    for binding in bindings where !lines.contains(where: { $0.keys.contains(binding.keyNames) }) {
      if let known = lines.firstIndex(where: { $0.command == binding.command || $0.help == binding.help }) {
        lines[known].keys.append(binding.keyNames)
      } else {
        lines.append(
          KeyLine(place: place, keys: [binding.keyNames], command: binding.command, help: binding.help))
      }
    }
    return lines
  }
}

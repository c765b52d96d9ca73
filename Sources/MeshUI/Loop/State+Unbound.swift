import Canvas
import Panels

extension State {
  /// What a key is answered with that does nothing here: which one would do what it was pressed for.
  func unboundWords(_ key: Key, _ context: KeyContext) -> String {
    let bindings = keymap.bindings(of: context)
    // Where there is no help there are only two answers.
    guard bindings.contains(where: { $0.command == .help }) else {
      return "\(self.key(.yes)) does it, \(self.key(.no)) leaves it."
    }
    return "\(key.name) does nothing here. "
      + (movedWords(key, context) ?? otherCaseWords(key, bindings) ?? otherPaneWords(key, context)
        ?? "\(self.key(.help)) shows the keys.")
  }

  /// It was given another key: `a` names that of *add node*.
  private func movedWords(_ key: Key, _ context: KeyContext) -> String? {
    guard let usual = context.bindings.first(where: { $0.keys == [key] }) else { return nil }
    return "\(self.key(usual.command, in: context)) would \(usual.help)."
  }

  /// `d` names `D`.
  private func otherCaseWords(_ key: Key, _ bindings: [Binding]) -> String? {
    guard case .char(let character) = key else { return nil }
    let other = character.isUppercase ? character.lowercased() : character.uppercased()
    // Where `h` moves, whoever pressed `H` meant something else.
    return bindings.first { $0.keyNames == other && !Command.moves.contains($0.command) }
      .map { "\(other) would \($0.help)." }
  }

  /// It works in another pane: `H` in Workflows names Staged, and its number.
  private func otherPaneWords(_ key: Key, _ context: KeyContext) -> String? {
    guard dialogs.isEmpty else { return nil }
    for pane in [Pane.workflows, .nodes, .staged, .prediction, .detail] where KeyContext(pane) != context {
      guard let binding = keymap.bindings(of: KeyContext(pane)).first(where: { $0.keys == [key] }) else { continue }
      return "In \(pane.title) (\(self.key(pane.jump, in: context))) it would \(binding.help)."
    }
    return nil
  }
}

extension Command {
  fileprivate static let moves: Set<Command> = Set(Motion.of.keys).union([.paneLeft, .paneRight])
}

extension Pane {
  /// What goes to it.
  var jump: Command {
    switch self {
    case .detail: .jumpDetail
    case .workflows: .jumpWorkflows
    case .nodes: .jumpNodes
    case .staged: .jumpStaged
    case .prediction: .jumpPrediction
    }
  }
}

import Canvas
import Panels

extension State {
  mutating func openHelp() -> [Effect] {
    dialogs.append(.help(HelpSheet()))
    return []
  }
}

extension HelpSheet: Sheet {
  static var allKeys: [KeyContext] { [.help] }

  var dialog: Dialog { .help(self) }

  /// Runs the chosen entry where its key would work: in the context the help was opened from.
  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    let entries = entries(state)
    guard entries.indices.contains(choice) else { return .stay() }
    let entry = entries[choice]
    guard entry.context == state.keyContext else {
      state.notice = .plain("\(entry.binding.keyNames) works in \(entry.context.title): \(entry.binding.help).")
      return .close()
    }
    guard entry.binding.command != .apply else {
      state.notice = .plain("\(state.key(.apply, in: .plan)) in the plan applies, and nothing else does.")
      return .close()
    }
    return .close(state.perform(entry.binding.command))
  }

  mutating func move(_ motion: Motion, _ state: inout State) {
    choice = clamped(choice, by: motion.distance(page: state.page), count: entries(state).count)
  }

  mutating func type(_ change: (inout TextField) -> Bool, _ state: inout State) -> Flow {
    if change(&text) { choice = 0 }
    return .stay()
  }

  func view(_ state: State, size: Size) -> SheetView? { HelpView(dialog: self, state: state, size: size).sheet }
}

import Canvas
import MeshCore
import Panels

extension State {
  mutating func openHistory() throws(Notice) -> [Effect] {
    guard !history.isEmpty else {
      throw .plain("Nothing was applied yet. What is applied is kept here, with its way back.")
    }
    dialogs.append(.history(HistorySheet()))
    return []
  }
}

extension HistorySheet: Sheet {
  static var allKeys: [KeyContext] { [.history] }

  var dialog: Dialog { .history(self) }

  /// Enter never acts on its own in the history: it says what does.
  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    guard let sent = state.chosenStep(of: self), sent.isApplied else { throw State.noWayBack }
    throw .plain(
      state.obstacle(toReversing: sent)
        ?? "\(state.key(.reverse, in: .history)) stages the way back of this step. Nothing is sent before a plan.")
  }

  /// Lines are chosen one by one, or its first and last; a page scrolls what the chosen one did.
  mutating func move(_ motion: Motion, _ state: inout State) {
    if case .pages(let count) = motion {
      top = HistoryView(self, state, size: size(state)).scrolled(pages: count)
    } else {
      choice = clamped(choice, by: motion.distance(page: 1), count: state.history.count)
      top = 0
    }
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    guard command == .reverse else { return .pass }
    return .stay(try state.stageReverse(of: state.chosenStep(of: self)))
  }

  func text(_ state: State) -> [TextLine] { HistoryView(self, state, size: size(state)).text }

  var textTop: Int { choice }

  mutating func show(hit line: Int, _ state: State) {
    let rows = state.history.count
    (choice, top) = line < rows ? (line, 0) : (choice, max(0, line - rows - 2))
  }

  func view(_ state: State, size: Size) -> SheetView? { HistoryView(self, state, size: size).sheet }
}

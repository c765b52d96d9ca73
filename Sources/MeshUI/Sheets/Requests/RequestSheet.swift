import Canvas
import Panels

/// The calls to the service since the start, newest first.
struct RequestSheet: Hashable, Sendable {
  var choice = 0
}

extension KeyContext {
  static let requests = KeyContext(
    "Requests", Keymap.searching + Keys.leaving("back", "back to where it was opened") + Keymap.lists + Keymap.common)
}

extension State {
  mutating func openRequests() -> [Effect] {
    dialogs.append(.requests(RequestSheet()))
    return []
  }
}

extension RequestSheet: Sheet {
  static var allKeys: [KeyContext] { [.requests] }

  var dialog: Dialog { .requests(self) }

  mutating func move(_ motion: Motion, _ state: inout State) {
    choice = clamped(choice, by: motion.distance(page: state.page), count: state.calls.count)
  }

  func text(_ state: State) -> [TextLine] { RequestView(dialog: self, state: state, size: size(state)).text }

  var textTop: Int { choice }

  mutating func show(hit line: Int, _ state: State) { choice = line }

  func view(_ state: State, size: Size) -> SheetView? { RequestView(dialog: self, state: state, size: size).sheet }
}

import Canvas
import Panels

/// Asks for the word that ends a kiosk.
struct LeaveForm: Hashable, Sendable {
  var word = TextField()
}

extension KeyContext {
  static let leave = KeyContext(
    "Leave", takesText: true,
    [
      Keys(.enter, to: .take, "leave", "end the kiosk, if the word is right"),
      Keys(.escape, to: .back, "back", "go on; the kiosk stays open"),
    ] + Keymap.common.letterless)
}

extension LeaveForm: Sheet {
  static var allKeys: [KeyContext] { [.leave] }

  var dialog: Dialog { .leave(self) }

  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    guard word.text == state.session.kiosk?.word else {
      word = TextField()
      throw .error("That is not the word.")
    }
    return .close([.leave(.quit)])
  }

  mutating func type(_ change: (inout TextField) -> Bool, _ state: inout State) -> Flow {
    _ = change(&word)
    return .stay()
  }

  func view(_ state: State, size: Size) -> SheetView? {
    // What is typed is nobody's business who stands behind.
    let hidden = TextField(String(repeating: "x", count: word.text.count))
    let field = FormColumns(size.columns).field("Word", hidden, isFocused: true, hint: "given at the start")
    return SheetView(Rule("Leave the kiosk", isFocused: true), [field], rows: size.rows - 1)
  }
}

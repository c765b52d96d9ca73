import Canvas
import MeshCore
import Panels

extension CopySheet: Sheet {
  static var allKeys: [KeyContext] { [.copy] }
  static var place: SheetPlace { .besideWorkflows }

  var dialog: Dialog { .copy(self) }

  /// The form that Enter copies.
  var chosen: CopyForm { CopyForm.allCases[clamped(choice, by: 0, count: CopyForm.allCases.count)] }

  mutating func enter(_ state: inout State) throws(Notice) -> Flow { try copy(chosen, &state) }

  mutating func move(_ motion: Motion, _ state: inout State) {
    choice = clamped(choice, by: motion.distance(page: state.page), count: CopyForm.allCases.count)
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    guard let form = CopyForm.allCases.first(where: { $0.command == command }) else { return .pass }
    return try copy(form, &state)
  }

  private func copy(_ form: CopyForm, _ state: inout State) throws(Notice) -> Flow {
    guard let source = state.source(of: subject), let text = source.text(form) else {
      throw .plain("There is no \(form.rawValue) of it.")
    }
    guard Self.fits(text) else {
      throw .error(
        "Not copied: the \(form.rawValue) of \(source.name) is longer than terminals take. `meshwork export` writes "
          + "workflows to files.")
    }
    state.notice = Notice(
      .ok, "copied", "\(form.rawValue) of \(source.name), sent to the terminal: it gives no receipt.")
    return .close([.copy(text)])
  }

  func view(_ state: State, size: Size) -> SheetView? { CopyView(dialog: self, state: state, size: size).sheet }
}

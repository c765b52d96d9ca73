import Canvas
import MeshCore
import Panels

extension PinSheet: Sheet {
  static var allKeys: [KeyContext] { [.pin] }
  static var place: SheetPlace { .besideWorkflows }

  var dialog: Dialog { .pin(self) }

  /// The image is read, since it is known again by its bytes.
  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    let pin = Pin(workflow: workflow, image: image, digest: "", bounds: bounds)
    guard !pin.bounds.isEmpty else {
      guard isPinned else { throw .plain("Nothing is bound. \(state.key(.mark, in: .pin)) binds a concept.") }
      let effects = state.bench.pin(pin).map(Effect.record)
      state.notice = .ok("\(image.title) is not pinned any more.")
      return .close(effects)
    }
    state.notice = Notice(.running, "reading", "\(image.title).")
    return .close([state.start(.readPin(pin))])
  }

  mutating func move(_ motion: Motion, _ state: inout State) {
    choice = clamped(choice, by: motion.distance(page: state.page), count: rows.count)
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    guard rows.indices.contains(choice) else { return .pass }
    switch command {
    case .mark: rows[choice].turn(at: threshold)
    case .thresholdDown: rows[choice].move(by: -1, at: threshold)
    case .thresholdUp: rows[choice].move(by: 1, at: threshold)
    case _: return .pass
    }
    return .stay()
  }

  func text(_ state: State) -> [TextLine] { PinView(self, size: size(state)).text }

  var textTop: Int { choice }

  mutating func show(hit line: Int, _ state: State) { choice = line }

  func view(_ state: State, size: Size) -> SheetView? { PinView(self, size: size).sheet }
}

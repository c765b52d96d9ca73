import Canvas
import MeshCore
import Panels

extension ApplySheet: Sheet {
  static var allKeys: [KeyContext] { [.applied, .applying] }

  var dialog: Dialog { .applied(self) }
  var keys: KeyContext { sending == nil ? .applied : .applying }

  mutating func back(_ state: inout State) throws(Notice) -> Flow {
    guard sending == nil else {
      throw .warn("A step is being sent: wait for its answer. \(state.key(.cancel, in: .applying)) stops after it.")
    }
    if state.focus == .staged, state.staged.isEmpty {
      state.focus = .nodes
      state.isZoomed = false
    }
    return .close()
  }

  mutating func move(_ motion: Motion, _ state: inout State) {
    choice = clamped(choice, by: motion.distance(page: state.page), count: plan.steps.count)
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    if command == .predict, sending == nil { return try predict(&state) }
    guard command == .reverse else { return .pass }
    let isChosen = sending == nil && plan.steps.indices.contains(choice)
    let sent = isChosen ? state.history.first { $0.step.id == plan.steps[choice].id } : nil
    return .stay(try state.stageReverse(of: sent))
  }

  /// Goes on to what the chosen step left, in the place of the report.
  private func predict(_ state: inout State) throws(Notice) -> Flow {
    let ids = plan.steps.indices.contains(choice) ? plan.steps[choice].effects.map(\.id) : []
    guard let id = ids.first(where: state.library.contains) else {
      throw .plain("The step left no workflow to predict with.")
    }
    return .become(.predict(try state.predictForm(of: id)), state.select(id))
  }

  mutating func hear(_ news: News, isOnTop: Bool, _ state: inout State) -> Flow {
    switch news {
    case .outcome(.applied(let report)): .stay(settle(report, &state))
    case .ended(.apply, let reason): .stay(endWithoutReport(reason, &state))
    case .outcome, .ended, .workflowsRead, .shown, .edited: .stay()
    }
  }

  func view(_ state: State, size: Size) -> SheetView? { AppliedView(dialog: self, state: state, size: size).sheet }
}

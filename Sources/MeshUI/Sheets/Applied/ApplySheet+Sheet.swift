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

  /// From step to step, where there are several; a page, and what is moved of one step, scrolls.
  mutating func move(_ motion: Motion, _ state: inout State) {
    let isPage = if case .pages = motion { true } else { false }
    guard isPage || plan.steps.count == 1 else {
      choice = clamped(choice, by: motion.distance(page: 1), count: plan.steps.count)
      top = nil
      return
    }
    let report = AppliedView(dialog: self, state: state, size: size(state)).report
    let distance = motion.distance(page: max(1, report.rows - 1))
    top = clamped(report.top, by: distance, count: max(0, report.lines.count - report.rows) + 1)
  }

  /// Of a step that was not applied there is no way back, and of one that left no workflow nothing to predict with.
  func offers(_ command: Command, _ state: State) -> Bool {
    guard plan.steps.indices.contains(choice) else { return command != .reverse && command != .predict }
    let step = plan.steps[choice]
    return switch command {
    case .reverse: self[report: step.id]?.isApplied == true
    case .predict: step.effects.contains { state.library.contains($0.id) }
    default: true
    }
  }

  func text(_ state: State) -> [TextLine] {
    AppliedView(dialog: self, state: state, size: size(state)).report.lines
  }

  var textTop: Int { top ?? 0 }

  mutating func show(line: Int, _ state: State) {
    top = line
    // The step that is looked at is the chosen one.
    let tops = AppliedView(dialog: self, state: state, size: size(state)).report.tops
    choice = tops.lastIndex { $0 <= line + 2 } ?? choice
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

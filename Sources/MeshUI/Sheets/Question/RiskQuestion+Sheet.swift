import Canvas
import MeshCore
import Panels

extension RiskQuestion: Sheet {
  static var allKeys: [KeyContext] { [.risk] }

  var dialog: Dialog { .risk(self) }

  mutating func move(_ motion: Motion, _ state: inout State) {
    top = max(0, min(top + motion.distance(page: state.page), lastTop(state)))
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    if command == .no {
      state.notice = Question.nothingDone
      return .close()
    }
    guard command == .yes else { return .pass }
    guard top >= lastTop(state) else {
      throw .plain("There is more below: `\(state.key(.pageDown, in: .risk))` shows it. A yes is to all of it.")
    }
    return .close(accept(&state))
  }

  /// Notes with the steps what may go, and plans anew: the plan that is applied says it too.
  private func accept(_ state: inout State) -> [Effect] {
    state.withOpen(\.plan) { plan, state in
      var effects: [Effect] = []
      for step in steps {
        if let index = plan.steps.firstIndex(where: { $0.id == step.id }) { plan.steps[index].accept(step.losses) }
        effects += state.changeStep(step.id) { staged in
          if let index = staged.firstIndex(where: { $0.id == step.id }) { staged[index].accept(step.losses) }
        }
      }
      state.notice = .plain("Accepted, and kept with the step. Nothing has been sent.")
      return .stay(effects + plan.read(&state))
    }
  }

  /// How far the list can be scrolled; at the end of it all was in sight.
  private func lastTop(_ state: State) -> Int {
    let view = RiskView(question: self, state: state, size: size(state))
    return max(0, view.lines.count - view.rows)
  }

  func prompt(_ state: State) -> Prompt? { .question(text) }

  func view(_ state: State, size: Size) -> SheetView? { RiskView(question: self, state: state, size: size).sheet }
}

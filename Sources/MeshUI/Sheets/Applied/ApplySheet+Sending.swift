import MeshCore
import Panels

extension ApplySheet {
  /// Sends the first step that has no report, on what the steps before it have left; journalled before it goes.
  mutating func sendNext(_ state: inout State) -> [Effect] {
    guard let planned = waiting.first else { return [] }
    let step = progress.following(planned)
    let entries = state.bench.begin(step, at: state.clock.now)
    guard !entries.isEmpty else { return [] }
    sending = step.id
    choice = plan.steps.firstIndex { $0.id == step.id } ?? 0
    top = nil
    state.notice = Notice(.running, "sending", "\(step.title()).")
    return state.journalled(entries) + [state.start(.apply(step))]
  }

  /// After a step that was written: the next one, unless the user wants to stop.
  private mutating func goOn(_ state: inout State) -> [Effect] {
    let waiting = waiting.count
    // Whoever takes the app over gets it between two steps.
    if isStopping || state.wanted.map({ state.clock.now < $0.until }) == true, waiting > 0 {
      state.notice = .warn(
        "Stopped after step \(reports.count): \(waiting) of \(counted(plan.steps.count, "step")) not sent, "
          + "and still staged. \(state.key(.planAll, in: .staged)) plans them.")
    } else {
      let effects = sendNext(&state)
      guard effects.isEmpty else { return effects }
    }
    // What was acknowledged and not read back is read with all the others.
    return reports.contains { $0.outcome.journalled == .written } ? [state.readWorkflows()] : []
  }

  /// The step that is on its way gets its report, the others stay staged.
  mutating func stop(_ state: inout State) {
    guard let id = sending else { return }
    let number = (plan.steps.firstIndex { $0.id == id } ?? 0) + 1
    guard number < plan.steps.count else {
      state.notice = .warn("It is the last step, which cannot be called back: wait for the answer.")
      return
    }
    let rest = plan.steps.count - number
    state.notice = .warn(
      isStopping
        ? "Stopping already: step \(number) is being sent, and cannot be called back. Wait for the answer."
        : "Stopping after step \(number), which is being sent; \(counted(rest, "step")) \(rest == 1 ? "stays" : "stay") "
          + "staged.")
    isStopping = true
  }

  mutating func settle(_ report: StepReport, _ state: inout State) -> [Effect] {
    guard let step = plan.steps.first(where: { $0.id == report.id }) else { return [] }
    reports.append(report)
    progress.note(report, of: step)
    sending = nil
    if report.read != nil { state.library.replace(step.effects.map(\.id), with: report.read ?? [:]) }
    state.notice = report.notice(step, state)
    let effects = state.settle(report.id) { $0.end(report) }
    return report.isWritten ? effects + state.selectShownWorkflow() + goOn(&state) : effects
  }

  /// The job of a step ended without a report: it may have been carried out.
  mutating func endWithoutReport(_ reason: String, _ state: inout State) -> [Effect] {
    guard let id = sending else { return [] }
    sending = nil
    state.notice = Notice(
      .error, "not known", "\(reason) It is not sent again; \(state.key(.refresh, in: .applied)) reads what is there.")
    return state.journalled(state.bench.lose(id))
  }
}

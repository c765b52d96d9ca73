import Canvas
import MeshCore
import Panels

extension Question: Sheet {
  static var allKeys: [KeyContext] { [.question, .temporaryWorkflow] }
  static var place: SheetPlace { .noticeRow }

  var dialog: Dialog { .question(self) }

  var keys: KeyContext {
    switch self {
    case .temporaryWorkflow: .temporaryWorkflow
    case .temporaryPins, .leaveUnsaved, .quit, .discardDraft, .discardDrafts, .resetSample, .takeOver, .claimEarlier,
      .forgetRuns, .replaceBatch:
      .question
    }
  }

  static let nothingDone = Notice.plain("Nothing was done.")

  mutating func back(_ state: inout State) throws(Notice) -> Flow {
    state.notice = Self.nothingDone
    return .close()
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    if command == .no {
      // Without it there still is something to compare.
      if case .temporaryWorkflow(let trial, let id) = self {
        return .close(state.compare(trial, of: id, callsPerGraph: nil))
      }
      state.notice = Self.nothingDone
      return .close()
    }
    return command == .yes ? .close(act(&state)) : .pass
  }

  private func act(_ state: inout State) -> [Effect] {
    switch self {
    case .quit: return [.quit]
    case .leaveUnsaved(let ending, _): return [.leave(ending)]
    case .discardDraft(let id): return state.discardDraft(id)
    case .discardDrafts(let ids): return state.discardDrafts(ids)
    case .forgetRuns(let runs, _): return state.forget(runs)
    case .replaceBatch(let prediction, _): return state.begin(prediction)
    case .resetSample: return [state.start(.resetSample)]
    case .claimEarlier: return [.leave(.claimEarlier)]
    case .temporaryWorkflow(let trial, let id): return state.compare(trial, of: id, callsPerGraph: state.callsPerGraph)
    case .temporaryPins:
      return state.withOpen(\.plan) { plan, state in .stay(plan.runPins(temporary: true, &state)) }
    case .takeOver(let holder):
      state.notice = Notice(.running, "asking", "\(holder) to give the app up.")
      return [state.start(.takeOver)]
    }
  }

  func prompt(_ state: State) -> Prompt? { .question(text) }

  func view(_ state: State, size: Size) -> SheetView? { nil }
}

import Canvas
import MeshCore
import Panels

extension RenameForm: Sheet {
  static var allKeys: [KeyContext] { [.rename] }
  static var place: SheetPlace { .besideWorkflows }

  var dialog: Dialog { .rename(self) }
  var content: TextField.Content { .workflowID }

  /// Stages the new id. A workflow that is only a draft has it at once.
  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    if isLeaving { return drop(&state) }
    if let obstacle = state.obstacle(to: self) { throw .error(obstacle) }
    let (old, new) = (workflow, id.text.trimmed(unlessIs: workflow))
    let forgotten = forget(&state)
    if state.drafts[old]?.isNew == true {
      let effects = state.follow(old, to: new)
      state.notice = Notice(.warn, "~", "\(old) is \(new) now. Draft only.")
      return .close(forgotten + effects)
    }
    let change = StagedChange.rename(old, to: new)
    state.notice = Notice(
      .warn, "~",
      "Staged: \(change.words.line). Nothing sent. \(state.key(.planAll, in: .workflows)) plans, \(state.key(.jumpStaged, in: .workflows)) shows it."
    )
    guard let step = state.bench.stagedRename(of: old), let index = state.staged.firstIndex(of: step) else {
      return .close(forgotten + state.stage(change))
    }
    return .close(forgotten + state.changeStep(step.id) { $0[index].change = change })
  }

  mutating func back(_ state: inout State) throws(Notice) -> Flow { .close(keepText(&state)) }

  mutating func type(_ change: (inout TextField) -> Bool, _ state: inout State) -> Flow {
    !isLeaving && change(&id) ? .stay(keepText(&state)) : .stay()
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    switch command {
    case .next: isLeaving.toggle()
    case .dropText: return drop(&state)
    default: return .pass
    }
    return .stay()
  }

  private func drop(_ state: inout State) -> Flow { .close(forget(&state)) }

  private func forget(_ state: inout State) -> [Effect] {
    state.keepTexts { kept in
      kept.renames?[workflow] = nil
      if kept.renames?.isEmpty == true { kept.renames = nil }
    }
  }

  /// Keeps what is typed, so that neither closing nor the death of the program loses it.
  private func keepText(_ state: inout State) -> [Effect] {
    state.keepTexts { kept in
      var texts = kept.renames ?? [:]
      texts[workflow] = id.text == workflow ? nil : id.text
      kept.renames = texts.isEmpty ? nil : texts
    }
  }

  func view(_ state: State, size: Size) -> SheetView? { RenameView(form: self, state: state, size: size).sheet }
}

import Canvas
import MeshCore
import Panels

/// Asks for the id of a new workflow.
struct NewWorkflowForm: Hashable, Sendable {
  var id = TextField()
  /// The keyboard is on Cancel.
  var isLeaving = false
}

extension State {
  mutating func openNewWorkflow() -> [Effect] {
    let id = TextField(kept.newWorkflow, limit: TextField.Content.workflowID.limit)
    var form = NewWorkflowForm(id: id)
    form.id.selectAll()
    dialogs.append(.newWorkflow(form))
    return []
  }
}

extension NewWorkflowForm: Sheet {
  static var allKeys: [KeyContext] { [.newWorkflow] }
  static var place: SheetPlace { .besideWorkflows }

  var dialog: Dialog { .newWorkflow(self) }
  var content: TextField.Content { .workflowID }

  /// Starts the draft.
  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    if isLeaving { return drop(&state) }
    let id = id.text.trimmed
    if let obstacle = state.obstacle(toNewWorkflow: id) { throw .error(obstacle) }
    state.kept.newWorkflow = ""
    let begun = state.journalled(state.bench.beginDraft(Draft(base: Workflow(id: id), isNew: true)))
    state.filter = Filter()
    state.focus = .nodes
    state.notice = Notice(
      .warn, "+", "\(id) started. Draft only. \(state.key(.addNode, in: .nodes)) adds its first node.")
    return .close(begun + [state.keptEntry] + state.select(id))
  }

  mutating func back(_ state: inout State) throws(Notice) -> Flow {
    .close(state.keepTexts { $0.newWorkflow = id.text })
  }

  mutating func type(_ change: (inout TextField) -> Bool, _ state: inout State) -> Flow {
    guard !isLeaving, change(&id) else { return .stay() }
    state.kept.newWorkflow = id.text
    return .stay([state.keptEntry])
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    switch command {
    case .next: isLeaving.toggle()
    case .dropText: return drop(&state)
    default: return .pass
    }
    return .stay()
  }

  private func drop(_ state: inout State) -> Flow { .close(state.keepTexts { $0.newWorkflow = "" }) }

  func view(_ state: State, size: Size) -> SheetView? {
    NewWorkflowView(field: id, isLeaving: isLeaving, state: state, size: size).sheet
  }
}

import MeshCore

extension State {
  /// `y`: what can be copied of what is selected here.
  mutating func openCopy() throws(Notice) -> [Effect] {
    guard let subject = copySubject else { throw .plain("There is nothing to copy here.") }
    dialogs.append(.copy(CopySheet(subject: subject)))
    return []
  }

  private var copySubject: CopySubject? {
    switch focus {
    case .workflows, .prediction: return selectedWorkflow.map(CopySubject.workflow)
    case .staged: return selectedStep.map { .step($0.id) }
    case .nodes: return copiedNode ?? selectedWorkflow.map(CopySubject.workflow)
    case .detail:
      switch detail {
      case .node: return copiedNode ?? selectedWorkflow.map(CopySubject.workflow)
      case .draft, .json: return selectedWorkflow.map(CopySubject.workflow)
      }
    }
  }

  private var copiedNode: CopySubject? {
    guard let id = selectedWorkflow, let row = selectedNode else { return nil }
    return .node(id, row.id)
  }
}

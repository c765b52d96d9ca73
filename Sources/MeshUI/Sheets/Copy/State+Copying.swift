import MeshCore

extension State {
  /// `y`: what can be copied of what is selected here.
  mutating func openCopy() -> [Effect] {
    guard let subject = copySubject else {
      notice = .plain("There is nothing to copy here.")
      return []
    }
    dialogs.append(.copy(CopySheet(subject)))
    return []
  }

  private var copySubject: CopySubject? {
    if case .plan = dialogs.last { return .plan }
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

  /// Enter: the chosen form.
  mutating func take(_ sheet: CopySheet) -> [Effect] {
    copy(CopyForm.allCases[max(0, min(sheet.choice, CopyForm.allCases.count - 1))])
  }

  mutating func copy(_ form: CopyForm) -> [Effect] {
    guard case .copy(let sheet) = dialogs.last else { return [] }
    guard let source = source(of: sheet.subject), let text = source.text(form) else {
      notice = .plain("There is no \(form.rawValue) of it.")
      return []
    }
    guard CopySheet.fits(text) else {
      notice = .error(
        "Not copied: the \(form.rawValue) of \(source.name) is longer than terminals take. `meshwork export` writes "
          + "workflows to files.")
      return []
    }
    dialogs.removeLast()
    notice = Notice(.ok, "copied", "\(form.rawValue) of \(source.name), sent to the terminal: it gives no receipt.")
    return [.copy(text)]
  }
}

import MeshCore
import Panels

/// A form with a field, as it is opened again after the program was killed; what is typed in it is kept apart.
struct OpenForm: Hashable, Sendable, Codable {
  enum Kind: String, Codable { case newWorkflow, rename, predict, twin }

  let kind: Kind
  /// What it is about; nil for a new workflow.
  let workflow: WorkflowID?
}

extension OpenForm {
  init?(_ dialog: Dialog) {
    switch dialog {
    case .newWorkflow: self.init(kind: .newWorkflow, workflow: nil)
    case .rename(let form): self.init(kind: .rename, workflow: form.workflow)
    case .predict(let form):
      switch form.purpose {
      case .predict: self.init(kind: .predict, workflow: form.workflow)
      case .twin: self.init(kind: .twin, workflow: form.workflow)
      case .compare: return nil
      }
    default: return nil
    }
  }
}

extension State {
  /// Keeps which form is open. It is journalled with the first letter that is typed, and once more when it is closed.
  mutating func notingOpenForm(_ effects: [Effect]) -> [Effect] {
    guard session.holder == nil, !session.isChoosing else { return effects }
    let form = dialogs.lazy.compactMap { OpenForm($0) }.last
    if kept.form != form { kept.form = form }
    let written = effects.lastIndex { if case .record(.form) = $0 { true } else { false } }
    guard form == nil else {
      formIsJournalled = formIsJournalled || written != nil
      return effects
    }
    guard formIsJournalled else { return effects }
    formIsJournalled = false
    guard let written else { return effects + [keptEntry] }
    var effects = effects
    effects[written] = keptEntry
    return effects
  }

  /// Opens the form again that was open when the program ended; false where there is none, or what it was about is gone.
  mutating func reopenForm() -> Bool {
    guard let form = kept.form else { return false }
    if let id = form.workflow { cursors.workflow = id }
    switch (form.kind, form.workflow) {
    case (.newWorkflow, _): _ = openNewWorkflow()
    case (.rename, _?): _ = try? openRename()
    case (.predict, let id?): dialogs.append(.predict(PredictForm(workflow: id, image: TextField(kept.image))))
    case (.twin, let id?):
      dialogs.append(.predict(PredictForm(workflow: id, image: TextField(kept.image), purpose: .twin)))
    case (.rename, nil), (.predict, nil), (.twin, nil): break
    }
    guard let dialog = dialogs.popLast() else { return false }
    dialogs.append(dialog.typedOn)
    formIsJournalled = true
    return true
  }
}

extension Dialog {
  /// With the text of the form as it stood while somebody typed: what is typed next goes on with it.
  fileprivate var typedOn: Dialog {
    switch self {
    case .newWorkflow(var form):
      form.id = TextField(form.id.text)
      return .newWorkflow(form)
    case .rename(var form):
      form.id = TextField(form.id.text)
      return .rename(form)
    case .predict(var form):
      form.image = TextField(form.image.text)
      return .predict(form)
    default: return self
    }
  }
}

import MeshCore
import Panels

extension NodeForm {
  /// Enter: takes the choice of the field and goes on; from Inputs on it adds the node.
  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    state.clearError()
    switch focus {
    case .model: takeModel(&state)
    case .version:
      let versions = versions(state.catalogue)
      if versions.indices.contains(choice),
        !versions.contains(where: { $0.id == version.text.trimmed }) || choice > 0
      {
        version = TextField(versions[choice].id)
      }
      focus = .id
    case .id: focus = .inputs
    case .inputs where takesHighlighted(state):
      toggle(state.draftWorkflow(of: self))
      let words = "It reads \(inputs.joined(separator: ", ")). \(state.key(.take, in: .nodeForm)) again "
      state.notice = .plain(words + (purpose == .add ? "adds the node." : "saves it."))
      return .stay([state.keepOpen(self)])
    case .inputs, .output, .parameters: return submit(&state)
    case .cancel: return drop(&state)
    }
    let leavesModel = focus == .version
    choice = 0
    noteFocus(&state)
    return .stay([state.keepOpen(self)] + (leavesModel ? state.readVersions(for: self) : []))
  }

  /// A node is highlighted, and none was chosen: it is what Enter is pressed for.
  func takesHighlighted(_ state: State) -> Bool {
    inputs.isEmpty && choice > 0 && candidates(state.draftWorkflow(of: self)).indices.contains(choice - 1)
  }

  /// Closes the form, and keeps nothing of it.
  func drop(_ state: inout State) -> Flow {
    state.drop(self)
    state.notice = .plain("The form is closed, and its text dropped.")
    return .close([state.keptEntry])
  }

  /// Tab: writes what is typed as far as all that fits goes on alike; false where there is nothing to add.
  mutating func complete(_ state: State) -> Bool {
    switch focus {
    case .model:
      guard let longer = model.text.completed(by: models(state.catalogue).map(\.id)) else { return false }
      model = TextField(longer)
      (owner, version, choice) = (nil, TextField(), 0)
      if !hasOwnID { id = TextField(suggestedID(state.draftWorkflow(of: self))) }
    case .version:
      guard !version.isEmpty, let longer = version.text.completed(by: versions(state.catalogue).map(\.id)) else {
        return false
      }
      version = TextField(longer)
      choice = 0
    case .id, .inputs, .output, .parameters, .cancel: return false
    }
    return true
  }

  /// Takes a model of the catalogue as if it had been chosen.
  mutating func adopt(_ hit: ModelID, of owner: String, in draft: Workflow) {
    model = TextField(hit)
    (self.owner, version) = (owner, TextField())
    if !hasOwnID { id = TextField(suggestedID(draft)) }
    focus = .version
  }

  /// What is completed is all of an id: nothing is left to be typed.
  func isWhole(_ state: State) -> Bool {
    switch focus {
    case .model: models(state.catalogue).contains { $0.id == model.text }
    case .version: versions(state.catalogue).contains { $0.id == version.text }
    case .id, .inputs, .output, .parameters, .cancel: false
    }
  }

  private mutating func takeModel(_ state: inout State) {
    let typed = model.text.trimmed
    let hits = models(state.catalogue)
    if let pasted = ModelReference(webAddress: typed) {
      model = TextField(pasted.id)
      owner = pasted.owner
      version = TextField(pasted.versionID ?? "")
    } else if hits.indices.contains(choice), choice > 0 || !isSettled(state) {
      let hit = hits[choice]
      if hit.id != typed || owner.map({ $0 != hit.owner }) == true { version = TextField() }
      model = TextField(hit.id)
      owner = hit.owner
    }
    guard !model.text.trimmed.isEmpty else {
      state.notice = .error("Type a model's name, or paste its id or web address.")
      return
    }
    if !hasOwnID { id = TextField(suggestedID(state.draftWorkflow(of: self))) }
    focus = .version
  }

  /// Enter goes on with the model as it is written: it was taken before, or is the one the node runs.
  private func isSettled(_ state: State) -> Bool {
    guard owner == nil, case .edit(let id) = purpose else { return owner != nil }
    return state.draftWorkflow(of: self)[node: id]?.model.id == reference?.id
  }

  mutating func takeSuggestedID(_ state: inout State) -> [Effect] {
    let draft = state.draftWorkflow(of: self)
    let wanted = chosenID
    state.clearError()
    id = TextField(wanted.isEmpty ? suggestedID(draft) : uniqueID(wanted, draft))
    return [state.keepOpen(self)]
  }

  private mutating func submit(_ state: inout State) -> Flow {
    let draft = state.draftWorkflow(of: self)
    if let first = errors(draft: draft, catalogue: state.catalogue, keymap: state.keymap).first {
      focus = first.field
      choice = 0
      if case .error(let text) = first.remark { state.notice = .error(text) }
      return .stay([state.keepOpen(self)])
    }
    if case .error(let text)? = parametersFault {
      focus = .parameters
      state.notice = .error(text)
      return .stay([state.keepOpen(self)])
    }
    let original: WorkflowNode? = if case .edit(let id) = purpose { draft[node: id] } else { nil }
    guard let node = node(catalogue: state.catalogue, original: original) else { return .stay() }
    if let original, NodeChange.fields(from: original, to: node).isEmpty {
      state.notice = .plain("\(node.id) is unchanged.")
      return close(&state)
    }
    let edit: Edit =
      switch purpose {
      case .add: .addNode(node, at: nil)
      case .edit(let id): .updateNode(id, to: node)
      }
    let effects = state.make(edit, in: workflow)
    // An edit that cannot be made says why; the form stays, so that nothing typed is lost.
    guard !effects.isEmpty else { return .stay([state.keepOpen(self)]) }
    state.cursors.node = node.id
    return close(&state, effects)
  }

  private func close(_ state: inout State, _ effects: [Effect] = []) -> Flow {
    state.drop(self)
    return .close(effects + [state.keptEntry])
  }
}

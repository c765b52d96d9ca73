import MeshCore

extension State {
  /// Enter: takes the choice of the field and goes on; from Inputs on it adds the node.
  mutating func take(_ form: NodeForm) -> [Effect] {
    var form = form
    clearError()
    switch form.focus {
    case .model: takeModel(&form)
    case .version:
      let versions = form.versions(catalogue)
      if versions.indices.contains(form.choice),
        !versions.contains(where: { $0.id == form.version.text.trimmed })
          || form.choice > 0
      {
        form.version = TextField(versions[form.choice].id)
      }
      form.focus = .id
    case .id: form.focus = .inputs
    case .inputs, .output, .parameters: return submit(form)
    }
    let leavesModel = form.focus == .version
    form.choice = 0
    noteFocus(of: form)
    return [show(form)] + (leavesModel ? readVersions(for: form) : [])
  }

  private mutating func takeModel(_ form: inout NodeForm) {
    let typed = form.model.text.trimmed
    let hits = form.models(catalogue)
    if let pasted = ModelReference(webAddress: typed) {
      form.model = TextField(pasted.id)
      form.owner = pasted.owner
      form.version = TextField(pasted.versionID ?? "")
    } else if hits.indices.contains(form.choice), form.choice > 0 || !isSettled(form) {
      let hit = hits[form.choice]
      if hit.id != typed || form.owner.map({ $0 != hit.owner }) == true { form.version = TextField() }
      form.model = TextField(hit.id)
      form.owner = hit.owner
    }
    guard !form.model.text.trimmed.isEmpty else {
      notice = .error("Type a model's name, or paste its id or web address.")
      return
    }
    if !form.hasOwnID { form.id = TextField(form.suggestedID(draftWorkflow(of: form))) }
    form.focus = .version
  }

  /// Enter goes on with the model as it is written: it was taken before, or is the one the node runs.
  private func isSettled(_ form: NodeForm) -> Bool {
    guard form.owner == nil, case .edit(let id) = form.purpose else { return form.owner != nil }
    return draftWorkflow(of: form)[node: id]?.model.id == form.reference?.id
  }

  mutating func takeSuggestedID() -> [Effect] {
    guard case .nodeForm(var form) = dialogs.last else { return [] }
    let draft = draftWorkflow(of: form)
    let wanted = form.chosenID
    clearError()
    form.id = TextField(wanted.isEmpty ? form.suggestedID(draft) : form.uniqueID(wanted, draft))
    return [show(form)]
  }

  private mutating func submit(_ form: NodeForm) -> [Effect] {
    let draft = draftWorkflow(of: form)
    var form = form
    if let first = form.errors(draft: draft, catalogue: catalogue).first {
      form.focus = first.field
      form.choice = 0
      if case .error(let text) = first.remark { notice = .error(text) }
      return [show(form)]
    }
    if case .error(let text)? = form.parametersFault {
      form.focus = .parameters
      notice = .error(text)
      return [show(form)]
    }
    let original: WorkflowNode?
    switch form.purpose {
    case .add: original = nil
    case .edit(let id): original = draft[node: id]
    }
    guard let node = form.node(catalogue: catalogue, original: original) else { return [] }
    if let original, NodeChange.fields(from: original, to: node).isEmpty {
      notice = .plain("\(node.id) is unchanged.")
      return close(form)
    }
    let edit: Edit
    switch form.purpose {
    case .add: edit = .addNode(node, at: nil)
    case .edit(let id): edit = .updateNode(id, to: node)
    }
    let effects = make(edit, in: form.workflow)
    // An edit that cannot be made says why; the form stays, so that nothing typed is lost.
    guard !effects.isEmpty else { return [show(form)] }
    cursors.node = node.id
    return effects + close(form)
  }

  private mutating func close(_ form: NodeForm) -> [Effect] {
    dialogs.removeLast()
    drop(form)
    return [keptEntry]
  }
}

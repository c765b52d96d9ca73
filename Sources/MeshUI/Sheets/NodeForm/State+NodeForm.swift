import Canvas
import MeshCore

extension State {
  mutating func openAddNode() -> [Effect] {
    guard let id = selectedWorkflow, let workflow = workflow(id) else {
      notice = .plain("Select a workflow first, or start one with A.")
      return []
    }
    guard workflow.nodes.count < Validation.maximumNodes else {
      notice = .error("\(id) has \(workflow.nodes.count) nodes, the most a workflow can hold. Remove one first.")
      return []
    }
    var half = keptForm(of: id, .add)
    // What is typed next is a model, wherever the form was left.
    half?.focus = .model
    half?.choice = 0
    return open(half ?? NodeForm(workflow: id, purpose: .add), half == nil ? .plain("") : Self.formIsBack)
  }

  mutating func openEditNode(at field: NodeForm.Field) -> [Effect] {
    guard let id = selectedWorkflow, let row = selectedNode else {
      notice = .plain("There is no node to edit. a adds one.")
      return []
    }
    guard row.mark != .removed else {
      notice = .plain("\(row.id) is removed. u brings it back.")
      return []
    }
    cursors.node = row.id
    var form = NodeForm(workflow: id, editing: row.node)
    var words = field == .inputs ? Self.spaceWords : .plain("")
    if let half = keptForm(of: id, form.purpose) {
      if half.began(with: row.node) {
        form = half
        words = Self.formIsBack
      } else {
        // It would silently bring back what the node was before.
        drop(half)
        words = .warn("\(row.id) has changed since its form was half-filled: that form is dropped.")
      }
    }
    form.focus = field
    return open(form, words)
  }

  private static let formIsBack = Notice.plain("Your half-filled form is back.")
  private static let spaceWords = Notice.plain("Space takes it or lets it go; ↓ ↑ choose.")

  private mutating func open(_ form: NodeForm, _ words: Notice) -> [Effect] {
    focus = .nodes
    dialogs.append(.nodeForm(form))
    notice = words
    kept.open = form
    return [keptEntry] + readVersions(for: form) + readCatalogueIfNeeded()
  }

  private func keptForm(of workflow: WorkflowID, _ purpose: NodeForm.Purpose) -> NodeForm? {
    kept.nodes.first { $0.workflow == workflow && $0.purpose == purpose }
  }

  /// Keeps the text of a form that was closed.
  mutating func keep(_ form: NodeForm) {
    drop(form)
    if form.hasText, !isUntouched(form) { kept.nodes.append(form) }
  }

  /// The form of a node that says what the node says already.
  private func isUntouched(_ form: NodeForm) -> Bool {
    guard case .edit(let id) = form.purpose, let node = draftWorkflow(of: form)[node: id] else { return false }
    return form.hasSameTexts(as: NodeForm(workflow: form.workflow, editing: node))
  }

  mutating func drop(_ form: NodeForm) {
    kept.nodes.removeAll { $0.workflow == form.workflow && $0.purpose == form.purpose }
    kept.open = nil
  }

  mutating func show(_ form: NodeForm) -> Effect {
    replaceTop(.nodeForm(form))
    kept.open = form
    return keptEntry
  }

  func draftWorkflow(of form: NodeForm) -> Workflow { workflow(form.workflow) ?? Workflow(id: form.workflow) }

  /// Typing into the focused field; Space in the fields that are not text.
  mutating func edit(_ form: NodeForm, _ change: (inout TextField) -> Bool) -> [Effect] {
    var form = form
    switch form.focus {
    case .model:
      guard change(&form.model) else { return [] }
      form.owner = nil
      form.version = TextField()
      form.choice = 0
      if !form.hasOwnID { form.id = TextField(form.suggestedID(draftWorkflow(of: form))) }
    case .version:
      guard change(&form.version) else { return [] }
      form.choice = 0
    case .id:
      guard change(&form.id) else { return [] }
      form.hasOwnID = !form.id.isEmpty
    case .parameters:
      guard change(&form.parameters) else { return [] }
    case .inputs, .output:
      // A field to type into tells Space from other keys.
      var typed = TextField()
      guard change(&typed), typed.text == " " else { return [] }
      toggle(&form)
    }
    return [show(form)]
  }

  private func toggle(_ form: inout NodeForm) {
    guard form.focus == .inputs else {
      form.isShown.toggle()
      return
    }
    let lost = form.inputs.filter { draftWorkflow(of: form)[node: $0] == nil }
    guard lost.isEmpty else {
      form.inputs.removeAll(where: lost.contains)
      return
    }
    let candidates = form.candidates(draftWorkflow(of: form))
    guard form.choice > 0, candidates.indices.contains(form.choice - 1) else {
      form.inputs = []
      return
    }
    let input = candidates[form.choice - 1].id
    if let place = form.inputs.firstIndex(of: input) {
      form.inputs.remove(at: place)
    } else {
      form.inputs.append(input)
    }
  }

  mutating func moveChoice(of form: NodeForm, by distance: Int) {
    var form = form
    let count: Int
    switch form.focus {
    case .model: count = form.models(catalogue).count
    case .version: count = form.versions(catalogue).count
    case .inputs: count = form.candidates(draftWorkflow(of: form)).count + 1
    case .id, .output, .parameters: return
    }
    form.choice = clamped(form.choice, by: distance, count: count)
    replaceTop(.nodeForm(form))
  }

  mutating func moveFormFocus(by distance: Int) -> [Effect] {
    guard case .nodeForm(var form) = dialogs.last else { return [] }
    let fields = NodeForm.Field.allCases
    let place = (form.focus.rawValue + distance + fields.count) % fields.count
    let leavesModel = form.focus == .model
    form.focus = fields[place]
    form.choice = 0
    noteFocus(of: form)
    return [show(form)] + (leavesModel ? readVersions(for: form) : [])
  }

  /// Where letters are no text, says what the keys do; only there.
  mutating func noteFocus(of form: NodeForm) {
    switch form.focus {
    case .inputs, .output: notice = Self.spaceWords
    case .model, .version, .id, .parameters: if notice.text == Self.spaceWords.text { notice = .plain("") }
    }
  }

  /// Asks for the versions of the form's model where they are not known.
  mutating func readVersions(for form: NodeForm) -> [Effect] {
    guard var reference = form.reference else { return [] }
    if reference.owner == nil, let known = catalogue.model(reference) { reference = known.reference(version: nil) }
    switch catalogue.versions(of: reference) {
    case .read, .reading: return []
    case .absent, .failed, nil:
      catalogue.set(.reading, for: ModelKey(reference))
      return [start(.readVersions(reference))]
    }
  }
}

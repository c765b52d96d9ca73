import Canvas
import MeshCore

extension State {
  mutating func openAddNode() throws(Notice) -> [Effect] {
    guard let id = selectedWorkflow, let workflow = workflow(id) else {
      throw .plain("Select a workflow first, or start one with \(key(.newWorkflow, in: .workflows)).")
    }
    guard workflow.nodes.count < Validation.maximumNodes else {
      throw .error("\(id) has \(workflow.nodes.count) nodes, the most a workflow can hold. Remove one first.")
    }
    var half = keptForm(of: id, .add)
    // What is typed next is a model, wherever the form was left.
    half?.focus = .model
    half?.choice = 0
    // The letters of the next visitor do not come behind those of the last one.
    half?.selectText()
    return open(half ?? NodeForm(workflow: id, purpose: .add), half == nil ? .plain("") : Self.formIsBack)
  }

  mutating func openEditNode(at field: NodeForm.Field) throws(Notice) -> [Effect] {
    guard let id = selectedWorkflow, let row = selectedNode else {
      throw .plain("There is no node to edit. \(key(.addNode, in: .nodes)) adds one.")
    }
    guard row.mark != .removed else { throw .plain("\(row.id) is removed. \(key(.undo, in: .nodes)) brings it back.") }
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
    form.selectText()
    return open(form, words)
  }

  private static let formIsBack = Notice.plain("Your half-filled form is back.")
  static let spaceWords = Notice.plain("Space takes it or lets it go; ↓ ↑ choose.")

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

  /// The form that is open, so that the next start opens it again.
  mutating func keepOpen(_ form: NodeForm) -> Effect {
    kept.open = form
    return keptEntry
  }

  func draftWorkflow(of form: NodeForm) -> Workflow { workflow(form.workflow) ?? Workflow(id: form.workflow) }

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

import MeshCore

extension State {
  /// `E`: the whole workflow as text in the user's own editor.
  mutating func editText() throws(Notice) -> [Effect] {
    guard let id = selectedWorkflow, let workflow = workflow(id) else {
      throw .plain("Select a workflow first.")
    }
    return [.edit(.workflow(id), kept.texts?[id] ?? text(of: workflow))]
  }

  /// What the editor is given: lossless YAML below a few lines that say what it is.
  private func text(of workflow: Workflow) -> String {
    let state = drafts[workflow.id]?.hasChanges == true ? "with the edits of your draft" : "as the service has it"
    return """
      # \(workflow.id) of \(session.app.name), \(state).
      # Save and leave: what you change becomes an edit of the draft, which \(key(.undo, in: .workflows)) undoes. Nothing is sent.
      # A text that is not changed, or empty, changes nothing.

      """ + workflow.fileText(.lossless)
  }

  /// Takes what the editor left of the text that it was `given`; the sheet that has the text takes it itself.
  mutating func adopt(_ edited: EditedText, of origin: TextOrigin, given: String) -> [Effect] {
    let effects = tellSheets(.edited(edited, origin, given: given))
    guard case .workflow(let id) = origin else {
      if let failure = edited.failure { notice = .error(failure) }
      return effects
    }
    return effects + adopt(edited, of: id, given: given)
  }

  private mutating func adopt(_ edited: EditedText, of id: WorkflowID, given: String) -> [Effect] {
    let isKept = kept.texts?[id] != nil
    guard let text = edited.text, text != given || isKept else {
      notice = edited.failure.map { .error($0) } ?? .plain("\(id) is unchanged.")
      return []
    }
    if let failure = edited.failure {
      notice = .error("\(failure) Your text is kept: \(key(.editText, in: .workflows)) opens it again.")
      return keep(text, of: id)
    }
    guard !text.isBlankYAML else {
      notice = .plain("The text was empty: \(id) is unchanged.")
      return keep(nil, of: id)
    }
    guard PasteSheet.isSmall(text) else {
      dialogs.append(.paste(PasteSheet(reading: .workflow(id))))
      return keep(text, of: id) + [start(.readText(text, .workflow(id)))]
    }
    return adopt(Result { () throws(FileError) in try WorkflowFile(text).workflows }, of: id, from: text)
  }

  /// Takes the text of a workflow that was read in the background; it is kept meanwhile.
  mutating func adopt(read sheet: PasteSheet, of id: WorkflowID) -> Flow {
    let text = kept.texts?[id] ?? sheet.text
    switch sheet.phase {
    case .faulty(let fault):
      notice = .plain("Nothing is changed. Your text is kept.")
      return .become(.paste(PasteSheet(faulty: text, from: .workflow(id), because: fault)))
    case .read(let snippet):
      guard case .describe(let items) = snippet.request else { return .close() }
      return .close(adopt(.success(items.map { Workflow($0) }), of: id, from: text))
    case .asking, .reading: return .close()
    }
  }

  private mutating func adopt(
    _ described: Result<[Workflow], FileError>, of id: WorkflowID, from text: String
  ) -> [Effect] {
    switch described.flatMap({ edits(of: id, reaching: $0) }) {
    case .failure(let fault):
      dialogs.append(
        .paste(PasteSheet(faulty: text, from: .workflow(id), because: fault.message(in: "The text of \(id)"))))
      notice = .plain("Nothing is changed. Your text is kept.")
      return keep(text, of: id)
    case .success(let edits): return make(edits, in: id) + keep(nil, of: id)
    }
  }

  private mutating func keep(_ text: String?, of id: WorkflowID) -> [Effect] {
    keepTexts { forms in
      guard text != nil || forms.texts?[id] != nil else { return }
      forms.texts = (forms.texts ?? [:]).merging([id: text ?? ""]) { $1 }.filter { !$0.value.isEmpty }
    }
  }

  private mutating func make(_ edits: [Edit], in id: WorkflowID) -> [Effect] {
    guard !edits.isEmpty, let before = workflow(id) else {
      notice = .plain("\(id) is unchanged.")
      return []
    }
    let effects = keepingNodePlace { state in edits.flatMap { state.make($0, in: id) } }
    let diff = WorkflowDiff(from: before, to: workflow(id) ?? before)
    let counts = [("added", diff.added), ("changed", diff.changed), ("removed", diff.removed)].filter { $0.1 > 0 }
      .map { "\($0.1) \($0.0)" }
    let what = counts + diff.attributes + (diff.reordered ? ["order"] : [])
    notice = Notice(
      .warn, Mark.changed.glyph,
      "\(id) edited as text: \(what.joined(separator: ", ")). Draft only. \(key(.undo, in: .workflows)) undoes."
    )
    return effects
  }

  private func edits(of id: WorkflowID, reaching described: [Workflow]) -> Result<[Edit], FileError> {
    guard let current = workflow(id) else {
      return .failure(
        FileError(
          "\(id) is no longer there. Read the workflows again with \(key(.refresh, in: .workflows)), then edit it anew."
        ))
    }
    return Result { () throws(FileError) in try current.edits(reaching: described) { catalogue.typeID($0) } }
  }
}

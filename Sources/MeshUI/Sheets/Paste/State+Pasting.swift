import MeshCore
import Panels

extension State {
  /// Asks for a file to import; a paste takes its place.
  mutating func openImport() -> [Effect] {
    dialogs.append(.paste(PasteSheet()))
    return []
  }

  /// A paste where no field is: shows what it would stage. It never runs as keys.
  mutating func openPaste(_ text: String) -> [Effect] {
    guard session.holder == nil else {
      notice = lookingOnly
      return []
    }
    guard !text.trimmed.isEmpty else {
      notice = .plain("The paste is empty.")
      return []
    }
    if dialogs.isEmpty, let call = PredictCall(text) { return openPredict(call) }
    if dialogs.isEmpty {
      let (sheet, effects) = pasted(text, from: .paste)
      dialogs.append(.paste(sheet))
      return effects
    }
    return withTopSheet { sheet, state throws(Notice) in
      guard let flow = try sheet.paste(text, &state) else {
        throw .warn("A paste is text, never keys: in the panes it shows what it would stage.")
      }
      return flow
    } ?? []
  }

  /// Fills the prompt with what the call asks for; nothing is run before Enter.
  private mutating func openPredict(_ call: PredictCall) -> [Effect] {
    guard let id = call.workflow ?? selectedWorkflow else {
      notice = .plain("Select the workflow to predict with first.")
      return []
    }
    guard workflow(id) != nil else {
      notice = .error("The paste predicts with \(id), which \(session.app.name) does not have. Nothing was run.")
      return []
    }
    do throws(Notice) {
      unhide(id)
      let effects = select(id)
      var form = try predictForm(of: id)
      if !call.images.isEmpty {
        form.image = TextField(call.images.map(\.text).joined(separator: " "))
        (form.choice, form.found) = (nil, call.images.count > 1 ? call.images : [])
      }
      dialogs.append(.predict(form))
      if call.others > 0 {
        notice = .warn(
          "\(counted(call.others, "image")) of the paste \(call.others == 1 ? "is" : "are") given by no address and left out."
            + (call.images.isEmpty ? " Choose another image." : ""))
        return effects
      }
      notice = .plain("The paste predicts with \(id). Nothing was sent: \(key(.take, in: .predict)) runs it.")
      return effects
    } catch {
      notice = error
      return []
    }
  }

  /// What a text would stage; a large one is read in the background, where it stops no key.
  mutating func pasted(
    _ text: String, from origin: TextOrigin, path: TextField = TextField()
  ) -> (PasteSheet, [Effect]) {
    guard PasteSheet.isSmall(text) else {
      return (PasteSheet(reading: origin, path: path), [start(.readText(text, origin))])
    }
    notice = PasteSheet.nothingStaged
    return (PasteSheet(text, from: origin), [])
  }

  func preview(of snippet: Snippet) -> SnippetPreview {
    SnippetPreview(
      snippet,
      on: .init(
        app: session.app, bench: bench, library: library, catalogue: catalogue, undo: key(.undo, in: .workflows)))
  }

  mutating func stage(_ preview: SnippetPreview) throws(Notice) -> [Effect] {
    guard preview.obstacles.isEmpty, let first = preview.steps.first else {
      throw .error(preview.obstacles.first.map { "Nothing is staged. \($0)" } ?? "There is nothing to stage.")
    }
    var effects: [Effect] = []
    for step in preview.steps { effects += stage(step) }
    if let id = first.change.workflows.first {
      unhide(id)
      effects += select(id)
    }
    let names = preview.steps.flatMap { step in
      step.change.renaming.map { ["\($0.old) → \($0.new)"] } ?? step.change.workflows
    }.joined(separator: ", ")
    let what = names.isEmpty ? "the deletion of all workflows" : names
    notice = .ok(
      "Staged: \(what). Nothing sent. \(key(.planAll, in: .workflows)) plans, \(key(.jumpStaged, in: .workflows)) shows it, \(key(.undo, in: .workflows)) undoes the edits."
    )
    return effects
  }

  private mutating func stage(_ step: SnippetPreview.Step) -> [Effect] {
    guard let draft = step.draft else { return stage(step.change) }
    var effects: [Effect] = []
    if drafts[draft.id] == nil, draft.isNew {
      effects += journalled(bench.beginDraft(Draft(base: draft.base, isNew: true)))
    }
    for edit in draft.edits { effects += make(edit, in: draft.id) }
    guard let staged = bench.stagedDraft(of: draft.id), let index = self.staged.firstIndex(of: staged) else {
      return effects + stage(step.change)
    }
    // The step that sends the draft already follows it; an action that was pasted is chosen, and a part is widened.
    guard case .patch(let id, let before, let part) = staged.change else { return effects }
    let diff = WorkflowDiff(from: draft.base, to: draft.result)
    let nodes = part.flatMap { diff.attributes.isEmpty && !diff.reordered ? $0.union(diff.nodes.map(\.id)) : nil }
    let pasted = step.change.choice ?? .automatic
    return effects
      + changeStep(staged.id) {
        $0[index].change = .patch(id, pasted == .automatic ? before : pasted, only: nodes)
        if pasted != .automatic { $0[index].accepted = nil }
      }
  }
}

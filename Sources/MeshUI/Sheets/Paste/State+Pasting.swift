import MeshCore

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
    switch dialogs.last {
    case nil: dialogs.append(.paste(PasteSheet()))
    case .paste(let sheet):
      guard sheet.phase != .reading else {
        notice = .plain("\(sheet.readName) is being read. Esc cancels.")
        return []
      }
    case .help, .apps, .nodeForm, .versions, .uses, .workflowVersions, .newWorkflow, .rename, .predict, .plan,
      .conflict, .applied, .history, .copy, .question:
      notice = .warn("A paste is text, never keys. In the panes it shows what it would stage: go back to them first.")
      return []
    }
    return show(text, from: .paste, at: dialogs.count - 1)
  }

  /// Shows what a text would stage; a large one is read in the background, where it stops no key.
  mutating func show(_ text: String, from origin: TextOrigin, at place: Int) -> [Effect] {
    guard PasteSheet.isSmall(text) else {
      let path = if case .paste(let sheet) = dialogs[place] { sheet.path } else { TextField() }
      dialogs[place] = .paste(PasteSheet(reading: origin, path: path))
      return [start(.readText(text, origin))]
    }
    dialogs[place] = .paste(PasteSheet(text, from: origin))
    notice = .plain("Nothing is staged yet, and nothing is sent.")
    return []
  }

  /// Takes what a text came to that was read in the background.
  mutating func take(read sheet: PasteSheet) -> [Effect] {
    guard let (place, reading) = readingPlace, reading.origin == sheet.origin else { return [] }
    finish(.readFile)
    if case .workflow(let id) = sheet.origin {
      dialogs.remove(at: place)
      return take(read: sheet, of: id)
    }
    dialogs[place] = .paste(sheet)
    notice = .plain("Nothing is staged yet, and nothing is sent.")
    return []
  }

  /// Enter: reads the file, or stages what is shown.
  mutating func take(_ sheet: PasteSheet) -> [Effect] {
    switch sheet.phase {
    case .asking: return readFile(of: sheet)
    case .reading:
      notice = .plain("\(sheet.readName) is being read. Esc cancels.")
      return []
    case .read(let snippet): return stage(preview(of: snippet))
    case .faulty(let fault):
      if case .workflow = sheet.origin { return editText() }
      notice = .error(fault + " E edits the text, Esc drops it.")
      return []
    }
  }

  private mutating func readFile(of sheet: PasteSheet) -> [Effect] {
    var sheet = sheet
    let path = sheet.path.text.trimmed
    guard !path.isEmpty else {
      notice = .plain("Type the path of a file, or paste a snippet.")
      return []
    }
    sheet.phase = .reading
    replaceTop(.paste(sheet))
    return [start(.readFile(path))]
  }

  mutating func edit(_ sheet: PasteSheet, _ change: (inout TextField) -> Bool) -> [Effect] {
    var sheet = sheet
    guard sheet.isAsking, change(&sheet.path) else { return [] }
    sheet.phase = .asking(error: nil)
    replaceTop(.paste(sheet))
    return []
  }

  /// Where in the stack the sheet is that waits for a file: the help may stand over it.
  private var readingPlace: (place: Int, sheet: PasteSheet)? {
    for case (let place, .paste(let sheet)) in dialogs.enumerated() where sheet.phase == .reading {
      return (place, sheet)
    }
    return nil
  }

  mutating func take(file path: String, _ text: String) -> [Effect] {
    guard let (place, sheet) = readingPlace, sheet.path.text.trimmed == path else { return [] }
    finish(.readFile)
    return show(text, from: .file(path), at: place)
  }

  /// The file was not read, for this reason.
  mutating func stopReadingFile(_ reason: String) {
    guard case (let place, var sheet)? = readingPlace else { return }
    sheet.phase = .asking(error: reason)
    dialogs[place] = .paste(sheet)
  }

  mutating func goBack(from sheet: PasteSheet) -> [Effect] {
    if sheet.phase == .reading {
      finish(.readFile)
      if sheet.path.isEmpty { dialogs.removeLast() } else { stopReadingFile("Reading was cancelled.") }
      // Whatever is read: one reading replaces another.
      return [.cancel(.readFile(sheet.path.text.trimmed))]
    }
    dialogs.removeLast()
    switch sheet.origin {
    case .workflow(let id): notice = .plain("Nothing is changed. Your text is kept: E on \(id) opens it again.")
    case .paste, .file: notice = .plain(sheet.isAsking ? "" : "Nothing is staged, and the text is not kept.")
    }
    return []
  }

  mutating func scroll(_ sheet: PasteSheet, by distance: Int) {
    var sheet = sheet
    sheet.top = max(0, min(sheet.top + distance, pasteLineCount(sheet, self) - pastePage(sheet, self)))
    replaceTop(.paste(sheet))
  }

  private mutating func stage(_ preview: PastePreview) -> [Effect] {
    guard preview.obstacles.isEmpty, let first = preview.steps.first else {
      notice = .error(preview.obstacles.first.map { "Nothing is staged. \($0)" } ?? "There is nothing to stage.")
      return []
    }
    dialogs.removeLast()
    var effects: [Effect] = []
    for step in preview.steps { effects += stage(step) }
    if let id = first.change.workflows.first {
      // A filter must not hide what is selected.
      if !workflowIDs.contains(id) { filter = Filter() }
      effects += select(id)
    }
    let names = preview.steps.flatMap(\.change.workflows).joined(separator: ", ")
    let what = names.isEmpty ? "the deletion of all workflows" : names
    notice = .ok("Staged: \(what). Nothing sent. C plans, 3 shows it, u undoes the edits.")
    return effects
  }

  private mutating func stage(_ step: PastePreview.Step) -> [Effect] {
    guard let draft = step.draft else { return stage(step.change) }
    var effects: [Effect] = []
    if drafts[draft.id] == nil, draft.isNew {
      drafts[draft.id] = Draft(base: draft.base, isNew: true)
      effects.append(.record(.draftBegan(base: draft.base, isNew: true)))
    }
    for edit in draft.edits { effects += make(edit, in: draft.id) }
    guard let staged = stagedDraft(of: draft.id), let place = self.staged.firstIndex(of: staged) else {
      return effects + stage(step.change)
    }
    // The step that sends the draft already follows it; an action that was pasted is chosen, and a part is widened.
    guard case .patch(let id, let before, let part) = staged.change else { return effects }
    let diff = WorkflowDiff(from: draft.base, to: draft.result)
    let nodes = part.flatMap { diff.attributes.isEmpty && !diff.reordered ? $0.union(diff.nodes.map(\.id)) : nil }
    let pasted = if case .patch(_, let choice, _) = step.change { choice } else { PatchChoice.automatic }
    return effects
      + changeStep(staged.id) {
        $0[place].change = .patch(id, pasted == .automatic ? before : pasted, only: nodes)
        if pasted != .automatic { $0[place].accepted = nil }
      }
  }
}

extension PasteSheet {
  /// What is being read, for messages.
  fileprivate var readName: String {
    switch origin {
    case .paste: path.isEmpty ? "The paste" : "The file"
    case .file: "The file"
    case .workflow: "The text"
    }
  }
}

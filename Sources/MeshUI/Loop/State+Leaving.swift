import MeshCore

extension State {
  /// Esc: one step back, never out of the program.
  mutating func goBack() -> [Effect] {
    switch dialogs.last {
    case nil:
      return goBackInPanes()
    case .apps(let sheet):
      return goBack(from: sheet)
    case .nodeForm(let form):
      dialogs.removeLast()
      keep(form)
      notice = .plain(kept.nodes.contains(form) ? "The form's text is kept: the same key brings it back." : "")
      return [keptEntry]
    case .newWorkflow(let field):
      dialogs.removeLast()
      return keepTexts { $0.newWorkflow = field.text }
    case .rename(let form):
      dialogs.removeLast()
      return keepText(of: form)
    case .predict(let form):
      dialogs.removeLast()
      return keepTexts { $0.image = form.image.text }
    case .plan(var sheet) where sheet.confirmation != nil:
      sheet.confirmation = nil
      replaceTop(.plan(sheet))
      notice = Self.nothingSent
      return []
    case .plan:
      dialogs.removeLast()
      let wasReading = running.contains { $0.kind == .plan }
      finish(.plan)
      notice = .plain("Nothing has been sent. The steps stay staged.")
      return wasReading ? [.cancel(.plan([], drafts: [:]))] : []
    case .conflict(let sheet): return putOffConflict(sheet)
    case .applied(let sheet):
      guard sheet.sending == nil else {
        notice = .warn("A step is being sent: wait for its answer. Ctrl-C stops after it.")
        return []
      }
      dialogs.removeLast()
      if focus == .staged, staged.isEmpty {
        focus = .nodes
        isZoomed = false
      }
      return []
    case .workflowVersions: return leaveWorkflowVersions()
    case .paste(let sheet):
      return goBack(from: sheet)
    case .versions:
      dialogs.removeLast()
      // What the keys do there is no longer true.
      if notice.kind == .plain { notice = .plain("") }
      return []
    case .help, .history, .question, .copy, .uses:
      dialogs.removeLast()
      return []
    }
  }

  private mutating func goBackInPanes() -> [Effect] {
    if filter.isOpen { return clearFilter() }
    if isZoomed {
      isZoomed = false
    } else if focus == .nodes, !markedRows.isEmpty {
      unmarkNodes()
      notice = .plain("No node is marked.")
    } else if focus != .workflows {
      focus = .workflows
    } else if !marked.isEmpty {
      marked = []
      notice = .plain("Nothing is marked.")
    } else {
      return clearFilter()
    }
    return []
  }

  private mutating func clearFilter() -> [Effect] {
    let origin = filter.origin
    filter = Filter()
    return cursors.workflow == nil && workflowIDs.contains { $0 == origin } ? select(origin) : selectShownWorkflow()
  }

  /// `q`: closes what is on top; quits only from the main screen.
  mutating func close() -> [Effect] {
    guard dialogs.isEmpty, !isZoomed else { return goBack() }
    return [.quit]
  }

  /// Ctrl-C: cancels what runs, else asks to quit. What is being written is never cut off; nothing is sent after it.
  mutating func cancel() -> [Effect] {
    let cancellable = running.filter { $0.words != nil && !$0.writes }
    guard cancellable.isEmpty else {
      for job in cancellable { dropCancelled(job) }
      notice = .plain("Cancelled: \(cancellable.compactMap(\.words).joined(separator: ", ")).")
      return cancellable.map(Effect.cancel)
    }
    if running.contains(where: { $0.kind == .apply }) {
      stopApplying()
      return []
    }
    if let writing = running.first(where: \.writes), let words = writing.words {
      notice = .warn("The editor is \(words), which cannot be called back: wait for the answer.")
      return []
    }
    if dialogs.last != .question(.quit) { dialogs.append(.question(.quit)) }
    return []
  }

  private mutating func dropCancelled(_ job: Job) {
    finish(job.kind)
    switch job.kind {
    case .readApps: stopReadingApps("Reading was cancelled.")
    case .readWorkflows: library.phase = .failed("Reading was cancelled. R reads again.")
    case .readWorkflowVersions: stopReadingWorkflowVersions("Reading was cancelled.")
    case .plan:
      if let place = planPlace, case .plan(var sheet) = dialogs[place] {
        sheet.phase = .failed("Planning was cancelled. R reads again.")
        dialogs[place] = .plan(sheet)
      }
    case .readFile: stopReadingFile("Reading was cancelled.")
    case .readCatalogue, .readVersions, .apply, .predict, .thumbnail, .resetSample, .takeOver, .ask: break
    }
  }

  mutating func answer(_ isYes: Bool) -> [Effect] {
    if isYes, case .question(.acceptRisk(let risk)) = dialogs.last, risk.top < lastTop(of: risk) {
      notice = .plain("There is more below: `PgDn` shows it. A yes is to all of it.")
      return []
    }
    guard case .question(let question) = dialogs.popLast(), isYes else {
      notice = .plain("Nothing was done.")
      return []
    }
    switch question {
    case .quit: return [.quit]
    case .leaveUnsaved(let ending, _): return [.leave(ending)]
    case .discardDraft(let id): return discardDraft(id)
    case .discardDrafts(let ids): return discardDrafts(ids)
    case .resetSample: return [start(.resetSample)]
    case .acceptRisk(let risk): return accept(risk)
    case .claimEarlier: return [.leave(.claimEarlier)]
    case .takeOver(let holder):
      notice = Notice(.running, "asking", "\(holder) to give the app up.")
      return [start(.takeOver)]
    }
  }

  mutating func askToResetSample() -> [Effect] {
    guard session.isLocal else {
      notice = .warn("Only the sample app of the embedded backend can be restored.")
      return []
    }
    guard !session.isReadOnly else {
      notice = .error("Not restored. This context is read-only.")
      return []
    }
    dialogs.append(.question(.resetSample))
    return []
  }

  mutating func openHelp() -> [Effect] {
    dialogs.append(.help(HelpSheet()))
    return []
  }

  /// Runs the chosen entry where its key would work: in the context the help was opened from.
  mutating func runEntry(of sheet: HelpSheet) -> [Effect] {
    let entries = helpEntries(sheet, self)
    guard entries.indices.contains(sheet.choice) else { return [] }
    let entry = entries[sheet.choice]
    dialogs.removeLast()
    guard entry.context == keyContext else {
      notice = .plain("\(entry.binding.keyNames) works in \(entry.context.title): \(entry.binding.help).")
      return []
    }
    guard entry.binding.command != .apply else {
      notice = .plain("Y in the plan applies, and nothing else does.")
      return []
    }
    return perform(entry.binding.command)
  }

  mutating func openFilter() -> [Effect] {
    focus = .workflows
    filter.isOpen = true
    filter.origin = selectedWorkflow
    return []
  }

  mutating func refresh() -> [Effect] {
    switch dialogs.last {
    case .plan(let sheet): replan(sheet)
    case .apps(let sheet): readApps(for: sheet)
    case .workflowVersions(let sheet): readWorkflowVersions(for: sheet)
    // One who looks on sees what was journalled since, and has the app where it has become free.
    case nil where session.holder != nil: [.open(session.app)]
    case nil, .help, .nodeForm, .versions, .newWorkflow, .predict, .applied, .history, .question, .paste, .copy,
      .conflict, .uses, .rename:
      [readWorkflows()] + readCatalogueIfNeeded()
    }
  }

  mutating func readWorkflows() -> Effect {
    library.beginReading()
    library.beganAt = clock.now
    return start(.readWorkflows)
  }

  /// Asks for the models where they are neither known nor on their way.
  mutating func readCatalogueIfNeeded() -> [Effect] {
    guard catalogue.phase != .read, !running.contains(.readCatalogue) else { return [] }
    catalogue.phase = .reading
    return [start(.readCatalogue)]
  }
}

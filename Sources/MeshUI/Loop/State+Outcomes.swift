import MeshCore

extension State {
  /// Takes what a job brought. What is for something that is no longer open is dropped.
  mutating func take(_ outcome: Outcome) -> [Effect] {
    switch outcome {
    case .apps(let page, let isLast): return take(page, isLast: isLast)
    case .workflows(let page, let isLast):
      return take(page, isLast: isLast)
    case .models(let page, let isLast):
      catalogue.add(page)
      if isLast {
        catalogue.phase = .read
        finish(.readCatalogue)
      }
      return []
    case .versions(let asked, let model, let versions):
      return take(versions, of: asked, model)
    case .workflowVersions(let workflow, let page, let isLast): return take(page, of: workflow, isLast: isLast)
    case .noModel(let asked, let why):
      finish(.readVersions(ModelKey(asked)))
      catalogue.set(.absent(why), for: ModelKey(asked))
      return []
    case .planned(let plan):
      return take(plan)
    case .applied(let report): return take(report)
    case .predicted(let run): return take(run)
    case .answered(let answers): return take(answers)
    case .predictionWaits(let workflow, let status, let seconds):
      guard predictedImage(of: workflow) != nil else { return [] }
      notice = Notice(.running, "waiting", "\(status.sentence) Tried again in \(seconds) s. Ctrl-C cancels.")
      return []
    case .serviceWaits(let pause):
      // Work that nobody waits for says nothing.
      guard running.contains(where: { $0.words != nil }) else { return [] }
      notice = Notice(.running, "waiting", pause.words)
      return []
    case .thumbnail(let image, let picture):
      finish(.thumbnail(image))
      thumbnails[image] = picture
      return []
    case .file(let path, let text): return take(file: path, text)
    case .text(let sheet): return take(read: sheet)
    case .sampleReset: return takeReset()
    case .appWanted(let holder, let end):
      wanted = Wanted(holder: holder, until: end)
      return []
    case .handedOver: return takeHandedOver()
    case .failed(let job, let message): return take(failureOf: job, message)
    }
  }

  private mutating func take(_ page: [WorkflowDocument], isLast: Bool) -> [Effect] {
    library.add(page)
    // What is selected may stand on a page that is still to come.
    guard isLast else { return (cursors.workflow == nil ? selectShownWorkflow() : []) + thumbnailOfRun() }
    library.finishReading(at: clock.now)
    finish(.readWorkflows)
    updateUses()
    marked = marked.filter { library.contains($0) || drafts[$0] != nil }
    return (session.holder == nil ? settleInterrupted() + endIdleDrafts() : []) + selectShownWorkflow()
      + thumbnailOfRun()
  }

  /// A draft without edits, all of them undone, follows the service.
  private mutating func endIdleDrafts() -> [Effect] {
    let idle = drafts.values.filter { draft in
      draft.edits.isEmpty && !draft.isNew && stagedDraft(of: draft.id) == nil
        && library[draft.id].map { WorkflowDiff(from: draft.base, to: $0).isEmpty } != true
    }
    return idle.map(\.id).sorted().flatMap { endDraft($0) }
  }

  /// A plan of other steps than the sheet now holds was asked for before one was left out.
  private mutating func take(_ plan: Plan) -> [Effect] {
    guard let place = planPlace, case .plan(var sheet) = dialogs[place], sheet.phase == .reading,
      plan.steps.map(\.id) == sheet.steps.filter({ !$0.isHeld }).map(\.id)
    else { return [] }
    finish(.plan)
    let effects = session.holder == nil ? settleDone(plan) : []
    let done = Set(plan.steps.filter(\.isDone).map(\.id))
    sheet.steps.removeAll { done.contains($0.id) }
    guard !sheet.steps.isEmpty else {
      dialogs.remove(at: place)
      return effects + selectShownWorkflow()
    }
    sheet.step = min(sheet.step, sheet.steps.count - 1)
    sheet.phase = .ready(plan.pending)
    sheet.top = max(0, min(sheet.top, planLineCount(sheet, self) - 1))
    dialogs[place] = .plan(sheet)
    if notice.text == Self.planIsNotReady.text { notice = Self.nothingSent }
    // A conflict is all that there is to see of a plan of one step.
    guard sheet.steps.count == 1, !sheet.isPutOff, place == dialogs.count - 1 else { return effects }
    return effects + openConflict(of: sheet)
  }

  /// What the service has already of what is staged is done: its steps go, and their drafts with them.
  private mutating func settleDone(_ plan: Plan) -> [Effect] {
    let done = plan.steps.filter(\.isDone)
    guard !done.isEmpty else { return [] }
    let effects = done.flatMap { planned -> [Effect] in
      guard let step = staged.first(where: { $0.id == planned.id }) else { return [] }
      let sent = SentStep(done: step, planned: planned, at: clock.now)
      library.replace(sent.workflows, with: Dictionary(sent.read.map { ($0.id, $0) }) { first, _ in first })
      return settle(sent)
    }
    let names = Set(done.flatMap(\.change.workflows)).sorted()
    notice = .ok(
      "\(names.joined(separator: ", ")): the service has it already as drafted. Nothing of it is left to send.")
    return effects
  }

  private mutating func take(_ versions: [ModelVersion], of asked: ModelReference, _ model: Model?) -> [Effect] {
    finish(.readVersions(ModelKey(asked)))
    let open = dialogs.compactMap { if case .versions(let sheet) = $0 { sheet } else { nil } }.last
    let chosen = open.flatMap { chosenVersion(of: $0) }
    if let model {
      catalogue.add([model])
      catalogue.set(.read(versions), for: ModelKey(model))
    }
    catalogue.set(.read(versions), for: ModelKey(asked))
    for place in dialogs.indices {
      switch dialogs[place] {
      case .versions(var sheet) where ModelKey(sheet.model) == ModelKey(asked):
        sheet.choice = versions.firstIndex { $0.id == chosen } ?? 0
        dialogs[place] = .versions(sheet)
      case .nodeForm(var form):
        // An old id answers with the model's new one: the form takes that, and its owner.
        guard let model, form.owner == nil, form.reference?.id == asked.id else { continue }
        form.model = TextField(model.id)
        form.owner = model.owner
        if !form.hasOwnID { form.id = TextField(form.suggestedID(draftWorkflow(of: form))) }
        dialogs[place] = .nodeForm(form)
        return keepTexts { $0.open = form }
      case .help, .apps, .versions, .workflowVersions, .newWorkflow, .predict, .plan, .applied, .history, .question,
        .paste, .copy, .conflict, .uses, .rename:
        continue
      }
    }
    return []
  }

  private mutating func takeReset() -> [Effect] {
    finish(.resetSample)
    drafts = [:]
    staged = []
    stagings = [:]
    history = []
    runs = []
    dialogs = []
    marked = []
    markedNodes = []
    filter = Filter()
    cursors = Cursors()
    detail = .node
    showsRawPrediction = false
    threshold = 0.5
    focus = .workflows
    isZoomed = false
    kept = KeptForms()
    notice = .ok("The sample app is as it was at the first start.")
    return [.record(.cleared), readWorkflows()]
  }

  /// The failure of a job that was cancelled, or replaced by another of its kind, says nothing any more.
  private mutating func take(failureOf job: Job, _ message: String) -> [Effect] {
    guard running.contains(job) else { return [] }
    finish(job.kind)
    switch job {
    case .readApps:
      stopReadingApps(message)
    case .readWorkflows:
      library.phase = .failed(message)
      notice = .error(message)
    case .readCatalogue:
      catalogue.phase = .failed(message)
    case .readVersions(let reference):
      catalogue.set(.failed(message), for: ModelKey(reference))
    case .readWorkflowVersions:
      stopReadingWorkflowVersions(message)
      notice = .error(message)
    case .plan:
      guard let place = planPlace, case .plan(var sheet) = dialogs[place] else { return [] }
      sheet.phase = .failed(message)
      dialogs[place] = .plan(sheet)
      notice = .error(message)
    case .apply(let step): return take(failureOf: step, message)
    case .readFile, .readText: stopReadingFile(message)
    case .predict, .resetSample, .takeOver, .ask: notice = .error(message)
    case .thumbnail: break
    }
    return []
  }
}

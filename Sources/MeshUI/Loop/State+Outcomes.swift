import MeshCore
import Panels

extension State {
  /// Takes what a job brought. What is for something that is no longer open is dropped.
  mutating func receive(_ outcome: Outcome) -> [Effect] {
    switch outcome {
    case .apps, .workflowVersions, .planned, .answered, .compared, .images, .completions, .pinsChecked, .bisected,
      .file, .text:
      return tellSheets(.outcome(outcome))
    case .workflows(let page, let users, let isLast): return add(page, users, isLast: isLast)
    case .models(let page, let isLast):
      catalogue.add(page)
      if isLast {
        catalogue.phase = .read
        finish(.readCatalogue)
      }
    case .versions(let asked, let model, let versions):
      finish(.readVersions(ModelKey(asked)))
      // What is chosen is known by the versions that were there before.
      let effects = tellSheets(.outcome(outcome))
      if let model {
        catalogue.add([model])
        catalogue.set(.read(versions), for: ModelKey(model))
      }
      catalogue.set(.read(versions), for: ModelKey(asked))
      return effects
    case .noModel(let asked, let why):
      finish(.readVersions(ModelKey(asked)))
      catalogue.set(.absent(why), for: ModelKey(asked))
    case .themes(let themes):
      finish(.readThemes)
      return adopt(themes) + tellSheets(.outcome(outcome))
    case .themeFilesChanged: return [start(.readThemes(appearance.name))]
    case .themeKept(let name, let owner):
      finish(.keepTheme)
      notice = .ok("The theme is \(name), and stays so: it is in the settings of \(owner).")
    case .applied:
      finish(.apply)
      let effects = tellSheets(.outcome(outcome))
      return effects + closeGateIfIdle()
    case .temporaryWorkflowLeft(let id):
      leftWorkflow = id
      notice = leftWords(id)
    case .predicted(let run): return keep(run)
    case .pinRead(let pin): return keep(pin)
    case .exported(let names):
      finish(.export)
      // They differ by what they end with, and the row is short.
      let others = names.dropFirst().map { name in "." + (name.split(separator: ".").last ?? "") }
      notice = Notice(
        .ok, "written", "\((names.prefix(1) + others).joined(separator: " and ")), in the folder of the start.")
    case .predictionWaits(let workflow, let status, let seconds):
      guard predictedImage(of: workflow) != nil else { return [] }
      notice = Notice(
        .running, "waiting", "\(status.sentence) Tried again in \(seconds) s. \(key(.cancel, in: .workflows)) cancels.")
    case .serviceWaits(let pause):
      // Work that nobody waits for says nothing.
      guard running.contains(where: { $0.title != nil }) else { return [] }
      notice = Notice(.running, "waiting", pause.description)
    case .thumbnail(let image, let picture):
      finish(.thumbnail(image))
      thumbnails[image] = picture
      pictureFaults[image] = nil
    case .sampleReset: return takeReset()
    case .appWanted(let holder, let end): wanted = Wanted(holder: holder, until: end)
    case .idled: return welcomeNext()
    case .handedOver: return takeHandedOver()
    case .restoredRuns(let runs, let problems): return restore(runs, problems)
    case .writingEnded: return writingEnded()
    case .called(let call): note(call)
    // The frame is drawn anew, with the clocks of what is waited for.
    case .ticked: break
    case .imageFailed(let job, let message): return askForAnotherImage(job, message)
    case .failed(let job, let message): return fail(job, message)
    }
    return []
  }

  /// Puts all kept predictions in the place of the first ones, after those that were made meanwhile.
  private mutating func restore(_ all: [PredictionRun], _ problems: [String]) -> [Effect] {
    guard let first = restoredRuns else { return [] }
    restoredRuns = nil
    runs = RunShelf(newestFirst: runs.dropLast(first) + all)
    if let warning = Self.warning(of: problems) { notice = warning }
    return thumbnailOfRun()
  }

  private mutating func add(_ page: [WorkflowDocument], _ users: ModelIndex?, isLast: Bool) -> [Effect] {
    library.add(page, users: users)
    // What is selected may stand on a page that is still to come.
    let opened = library.readAt == nil ? openList() : []
    guard isLast else { return opened + thumbnailOfRun() }
    library.finishReading(at: clock.now)
    finish(.readWorkflows)
    if notice.text == Self.readingNow.text { notice = readWords }
    if session.isLocal, workflowIDs.isEmpty, notice == greeting { notice = Self.emptySample }
    let told = tellSheets(.workflowsRead)
    marked = marked.filter { library.contains($0) || drafts[$0] != nil }
    return opened + told + (session.holder == nil ? settleInterrupted() + endIdleDrafts() : []) + selectShownWorkflow()
      + thumbnailOfRun()
  }

  /// What was read, and what of it is in the way of a draft.
  private var readWords: Notice {
    let count = counted(library.order.count, "workflow")
    let moved = drafts.keys.filter { row($0).mark == .conflict }.sorted()
    guard let first = moved.first else { return .ok("\(count) read; nothing is in the way of a draft.") }
    let others = moved.count > 1 ? " and \(moved.count - 1) more" : ""
    return .warn(
      "\(count) read. \(first)\(others) changed there and in your draft, marked \(Mark.conflict.glyph): \(key(.plan, in: .workflows)) decides."
    )
  }

  /// A draft without edits, all of them undone, follows the service.
  private mutating func endIdleDrafts() -> [Effect] {
    let idle = drafts.values.filter { draft in
      draft.edits.isEmpty && !draft.isNew && bench.stagedDraft(of: draft.id) == nil
        && library[draft.id].map { WorkflowDiff(from: draft.base, to: $0).isEmpty } != true
    }
    return idle.map(\.id).sorted().flatMap { endDraft($0) }
  }

  /// What the service has already of what is staged is done: its steps go, and their drafts with them.
  mutating func settleDone(_ plan: Plan) -> [Effect] {
    let done = plan.steps.filter(\.isDone)
    guard !done.isEmpty else { return [] }
    let effects = done.flatMap { planned -> [Effect] in
      let read = planned.effects.compactMap(\.before)
      library.replace(read.map(\.id), with: Dictionary(read.map { ($0.id, $0) }) { first, _ in first })
      let now = clock.now
      return settle(planned.id) { $0.settle(done: planned, at: now) }
    }
    let names = Set(done.flatMap(\.change.workflows)).sorted()
    notice = .ok(
      "\(names.joined(separator: ", ")): on the service already as drafted; nothing is left to send.")
    return effects
  }

  private mutating func takeReset() -> [Effect] {
    finish(.resetSample)
    // The sheet that waits for them goes.
    finish(.readWorkflowVersions)
    bench = Workbench()
    runs = []
    (batch, usedImages) = (nil, UsedImages())
    openedRuns = [:]
    restoredRuns = nil
    dialogs = []
    marked = []
    markedNodes = []
    markedRuns = []
    unmarkSteps()
    turns = StagingTurns()
    filter = Filter()
    cursors = Cursors()
    detail = .node
    showsRawPrediction = false
    vanished = [:]
    twins = [:]
    folded = []
    focus = .workflows
    isZoomed = false
    kept = KeptForms()
    notice = .ok("The sample app is as it was at the first start.")
    return [.record(.cleared), readWorkflows()]
  }

  /// The failure of a job that was cancelled, or replaced by another of its kind, says nothing any more.
  mutating func fail(_ job: Job, _ message: String) -> [Effect] {
    guard running.contains(job) else { return [] }
    finish(job.kind)
    let told = tellSheets(.ended(job.kind, because: message))
    switch job {
    case .readWorkflows:
      library.phase = .failed(message)
      notice = .error(message)
    case .readCatalogue: catalogue.phase = .failed(message)
    case .readVersions(let reference): catalogue.set(.failed(message), for: ModelKey(reference))
    case .thumbnail(let image): pictureFaults[image] = message
    case .predict:
      let kept = batch.map { $0.count > 1 && $0.done > 0 ? " What came is kept: \($0.words)." : "" } ?? ""
      batch = nil
      notice = .error(message + kept)
    case .readWorkflowVersions, .plan, .resetSample, .takeOver, .ask, .compare, .readPin,
      .bisect, .export, .exportRuns, .keepTheme, .readThemes:
      notice = .error(message)
    // The form that asked for it says why, where it is still open.
    case .readApps, .readFile, .readText, .apply, .checkPins, .findImages, .completePath, .keepWriting: break
    }
    return told
  }
}

import FoundationEssentials
import Canvas
import MeshCore
import Panels

extension State {
  mutating func openPredict() throws(Notice) -> [Effect] {
    dialogs.append(.predict(try predictForm(of: try neededWorkflow())))
    return []
  }

  func predictForm(of id: WorkflowID) throws(Notice) -> PredictForm {
    guard library.contains(id) || session.isLocal else {
      throw .warn(
        "\(id) is only a draft: the service cannot run it before it is applied. \(key(.plan, in: .workflows)) plans it."
      )
    }
    return PredictForm(workflow: id, image: TextField(kept.image))
  }

  /// Runs a workflow as the service has it; one that is only a draft runs as it stands. While several images are under way
  /// it is asked first: there is one prediction at a time.
  mutating func predict(_ id: WorkflowID, on images: [ImageSource], lines: [Int] = []) throws(Notice) -> [Effect] {
    let isDraft = !library.contains(id) && session.isLocal
    guard let workflow = isDraft ? drafts[id]?.result : library[id] else { throw gone(id) }
    let prediction = Prediction(workflow, on: images, lines: lines, isDraft: isDraft)
    if let batch, batch.isRunning {
      dialogs.append(.question(.replaceBatch(prediction, of: batch.prediction.workflow)))
      return []
    }
    return begin(prediction)
  }

  mutating func begin(_ prediction: Prediction) -> [Effect] {
    let (id, images) = (prediction.workflow, prediction.images)
    // The graph stays: what its nodes gave stands beside them.
    if !drawsGraph {
      focus = .prediction
      // On a low screen the pane is a head and no answer.
      if hasRoom, Layout(self).rows(of: .prediction) < 4 { isZoomed = true }
    }
    cursors.predictionTop = 0
    let live =
      !prediction.isDraft && drafts[id]?.hasChanges == true ? ", as the service has it, without your draft" : ""
    let subject = images.count == 1 ? images[0].title : counted(images.count, "image")
    // The title row says it where it has room.
    let end = Room(size.columns).isMedium ? "" : " \(key(.cancel, in: .workflows)) ends it."
    notice = Notice(.running, "predicting", "\(id) on \(subject)\(live).\(end)")
    batch = Batch(prediction)
    use(images)
    // Several are offered again by themselves; the text of one is there where that cannot be read.
    let typed = images.count > 1 ? keepTexts { $0.image = "" } : []
    return [start(.predict(prediction))] + typed
  }

  /// Ends the prediction that is under way. What came of several images stays, also what is on its way here.
  mutating func stopPredicting() -> [Effect] {
    guard var stopped = batch, stopped.isRunning else {
      batch = nil
      return []
    }
    stopped.isStopped = true
    batch = stopped
    notice = kept(of: stopped)
    return thumbnailOfRun()
  }

  /// What came of a prediction that is wanted by nobody is dropped.
  mutating func keep(_ run: PredictionRun) -> [Effect] {
    guard var batch, batch.awaits(run) else { return [] }
    batch.note(run)
    self.batch = batch.isDone ? nil : batch
    if batch.isDone { finish(.predict) }
    runs.insert(run)
    openedRuns[run.workflow] = nil
    if batch.isDone, run.workflow == selectedWorkflow { showSelectedResult() }
    let typed = keepTexts { $0.image = "" }
    notice = batch.count == 1 ? said(of: run) : said(of: batch)
    // Each picture of several comes with its image; of what cannot be shown that is tried once, at the end.
    return [.record(.predicted(run.kept))] + typed + (batch.isDone || batch.isStopped ? thumbnailOfRun() : [])
  }

  /// The prediction that is under way for a workflow.
  func prediction(of id: WorkflowID) -> Prediction? {
    for case .predict(let prediction) in running where prediction.workflow == id { return prediction }
    return nil
  }

  private func said(of run: PredictionRun) -> Notice {
    let outputs = run.result.outputs
    let failed = outputs.filter { $0.status.code != .success }
    if let first = failed.first {
      let all = failed.count == outputs.count
      return Notice(
        all ? .error : .warn, all ? "failed" : "partly done",
        first.status.sentence + (all ? "" : " \(counted(outputs.count - failed.count, "other node")) complete."))
    }
    guard run.status.code == .success, run.result.status.code == .success else {
      let status = run.result.status.code == .success ? run.status : run.result.status
      return Notice(.warn, "partly done", status.sentence)
    }
    return .ok(
      "\(run.workflow) on \(run.image.title) in \(decimals(run.seconds, 2)) s. \(key(.thresholdDown)) \(key(.thresholdUp)) move the threshold."
    )
  }

  /// How far several images are: how many, how fast, how long still.
  private func said(of batch: Batch) -> Notice {
    let id = batch.prediction.workflow
    guard !batch.isStopped else { return kept(of: batch) }
    guard !batch.isDone else {
      let failures = batch.failed > 0 ? ", \(counted(batch.failed, "image")) without an answer" : ""
      return Notice(
        batch.failed > 0 ? .warn : .ok, "done",
        "\(id) on \(counted(batch.count, "image"))\(failures). \(key(.previousImage)) \(key(.nextImage)) go through them."
      )
    }
    let pace = startedAt[.predict].map { ApplyPace(done: batch.done, of: batch.count, since: $0, now: clock.now) }
    let left = pace.map(\.description).flatMap { $0.isEmpty ? nil : ", " + $0 } ?? ""
    return Notice(
      .running, "predicting", "\(batch.words)\(left). \(key(.cancel, in: .workflows)) keeps what is done.")
  }

  private func kept(of batch: Batch) -> Notice {
    batch.done == 0
      ? .plain("Cancelled: predicting. None of \(grouped(batch.count)) images was answered.")
      : Notice(
        .warn, "stopped",
        "\(batch.prediction.workflow) on \(batch.words). What came is kept: \(key(.runs, in: .prediction)) lists it.")
  }

  /// An image that cannot be read here is asked for again, with what was typed.
  mutating func askForAnotherImage(_ job: Job, _ message: String) -> [Effect] {
    guard running.contains(job), var form = form(ofImageOf: job) else { return fail(job, message) }
    finish(job.kind)
    form.error = message
    dialogs.append(.predict(form))
    notice = .plain("")
    return []
  }

  /// The form that asked for the one image of a job, where nothing was opened since. A comparison that shows nothing yet
  /// makes way for it.
  private mutating func form(ofImageOf job: Job) -> PredictForm? {
    switch (job, dialogs.last) {
    case (.predict(let prediction), nil):
      guard prediction.images.count == 1, let image = prediction.images.first, image.isTypable else { return nil }
      batch = nil
      return PredictForm(workflow: prediction.workflow, image: TextField(image.text))
    case (.compare(let trial, _), .comparison(let sheet)?):
      guard trial == sheet.trial, let image = trial.images.first, image.isTypable else { return nil }
      dialogs.removeLast()
      dialogs += sheet.earlier.map(Dialog.comparison)
      return PredictForm(
        workflow: sheet.workflow, image: TextField(image.text),
        purpose: trial.isTwin ? .twin : .compare(trial.variants))
    case _: return nil
    }
  }

  /// Concepts below it are not shown: where it was moved to, else a half; or less where that would show nothing of what
  /// a node gave, as of a thousand concepts whose values add up to one.
  var threshold: Double {
    if let own = selectedWorkflow.flatMap({ kept.thresholds[$0] }) { return own }
    let best = currentRun?.result.outputs.compactMap { $0.data.allConcepts.map(\.value).max() }.min() ?? 1
    return best >= 0.5 ? 0.5 : 0.1
  }

  /// What the selected node gave stays in sight: with other values shown it stands elsewhere.
  mutating func moveThreshold(by steps: Int) -> [Effect] {
    cursors.predictionTop = 0
    let effects = selectedWorkflow.map { moveThreshold(of: $0, from: threshold, by: steps) } ?? []
    showSelectedResult()
    return effects
  }

  /// In whole steps, so that sliding back and forth comes to the same place. It is kept.
  mutating func moveThreshold(of id: WorkflowID, from value: Double, by steps: Int) -> [Effect] {
    let index = Int((value * 20).rounded()) + steps
    return keepTexts { $0.thresholds[id] = Double(max(0, min(20, index))) / 20 }
  }

  /// What draws no pictures sends few bytes over a slow line.
  mutating func togglePictures() -> [Effect] {
    let effects = keepTexts { $0.hidesPictures.toggle() }
    notice = .plain(
      "Pictures are \(kept.hidesPictures ? "off" : "on"). \(key(.togglePictures, in: .prediction)) switches them.")
    return effects
  }

  mutating func toggleRawPrediction() -> [Effect] {
    showsRawPrediction.toggle()
    cursors.predictionTop = 0
    return []
  }
}

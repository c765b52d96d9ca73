import MeshCore
import Panels

extension State {
  mutating func openPredict() throws(Notice) -> [Effect] {
    dialogs.append(.predict(try predictForm(of: try neededWorkflow())))
    return []
  }

  func predictForm(of id: WorkflowID) throws(Notice) -> PredictForm {
    guard library.contains(id) else {
      throw .warn(
        "\(id) is only a draft: the service cannot run it before it is applied. \(key(.plan, in: .workflows)) plans it."
      )
    }
    return PredictForm(workflow: id, image: TextField(kept.image))
  }

  /// A run that was cancelled, or replaced by another, is wanted by nobody.
  mutating func keep(_ run: PredictionRun) -> [Effect] {
    let isAwaited = running.contains { job in
      if case .predict(run.workflow, _, _, run.image) = job { true } else { false }
    }
    guard isAwaited else { return [] }
    finish(.predict)
    runs.insert(run, at: 0)
    if runs.count > JournalState.limit { runs.removeLast() }
    kept.image = ""
    let outputs = run.result.outputs
    let failed = outputs.filter { $0.status.code != .success }
    if let first = failed.first {
      let all = failed.count == outputs.count
      notice = Notice(
        all ? .error : .warn, all ? "failed" : "partly done",
        first.status.sentence + (all ? "" : " \(counted(outputs.count - failed.count, "other node")) complete."))
    } else if run.status.code == .success, run.result.status.code == .success {
      notice = .ok(
        "\(run.workflow) on \(run.image.title) in \(decimals(run.seconds, 2)) s. \(key(.thresholdDown)) \(key(.thresholdUp)) move the threshold."
      )
    } else {
      let status = run.result.status.code == .success ? run.status : run.result.status
      notice = Notice(.warn, "partly done", status.sentence)
    }
    return [.record(.predicted(run.kept)), keptEntry] + thumbnailOfRun()
  }

  /// An image that cannot be read here is asked for again, with what was typed.
  mutating func askForAnotherImage(_ job: Job, _ message: String) -> [Effect] {
    guard running.contains(job), case .predict(let workflow, _, _, let image) = job, dialogs.isEmpty,
      !image.isEmbedded
    else { return fail(job, message) }
    finish(.predict)
    var form = PredictForm(workflow: workflow, image: TextField(image.text))
    form.error = message
    dialogs.append(.predict(form))
    notice = .plain("")
    return []
  }

  /// Concepts below it are not shown: where it was moved to, else a half; or less where that would show nothing of what
  /// a node gave, as of a thousand concepts whose values add up to one.
  var threshold: Double {
    if let own = selectedWorkflow.flatMap({ thresholds[$0] }) { return own }
    let best = currentRun?.result.outputs.compactMap { $0.data.concepts.map(\.value).max() }.min() ?? 1
    return best >= 0.5 ? 0.5 : 0.1
  }

  mutating func moveThreshold(by steps: Int) -> [Effect] {
    // Whole steps, so that sliding back and forth comes to the same place.
    let index = Int((threshold * 20).rounded()) + steps
    if let id = selectedWorkflow { thresholds[id] = Double(max(0, min(20, index))) / 20 }
    cursors.predictionTop = 0
    return []
  }

  mutating func toggleRawPrediction() -> [Effect] {
    showsRawPrediction.toggle()
    cursors.predictionTop = 0
    return []
  }
}

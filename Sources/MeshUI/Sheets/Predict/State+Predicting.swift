import MeshCore

extension State {
  mutating func openPredict() -> [Effect] {
    if case .conflict(let sheet) = dialogs.last { return askSides(of: sheet) }
    guard let id = selectedWorkflow else {
      notice = .plain("Select a workflow first.")
      return []
    }
    guard library.contains(id) else {
      notice = .warn("\(id) is only a draft: the service cannot run it before it is applied. c plans it.")
      return []
    }
    dialogs.append(.predict(PredictForm(workflow: id, image: TextField(kept.image))))
    return []
  }

  mutating func run(_ form: PredictForm) -> [Effect] {
    var form = form
    let images = knownImages
    let chosen = form.choice.flatMap { images.indices.contains($0) ? images[$0] : nil }
    guard let image = chosen ?? ImageSource(form.image.text) else {
      form.error = "Type an address or a path, or choose an image below."
      replaceTop(.predict(form))
      return []
    }
    if let error = obstacle(to: image) {
      form.error = error
      replaceTop(.predict(form))
      return []
    }
    guard let workflow = library[form.workflow] else {
      notice = .error("\(form.workflow) is no longer there. R reads the workflows again.")
      return []
    }
    dialogs.removeLast()
    focus = .prediction
    cursors.predictionTop = 0
    let live = drafts[workflow.id]?.hasChanges == true ? ", as the service has it, without your draft" : ""
    notice = Notice(.running, "predicting", "\(workflow.id) on \(image.title)\(live).")
    let job = Job.predict(
      workflow: workflow.id, versionID: workflow.version?.id, nodes: workflow.nodes, image: image)
    return [start(job)]
  }

  private func obstacle(to image: ImageSource) -> String? {
    switch image {
    case .sample(let name) where !session.samples.contains { $0.id == name }:
      "There is no sample \(name). There are \(session.samples.map(\.id).joined(separator: ", "))."
    case .url(let url) where !image.isEmbedded && URLParts(url) == nil:
      "\(url) is no image address: it needs a host, as in https://example.com/picture.jpg."
    case .file(let path) where path.hasScheme:
      "\(path) cannot be fetched: use http, https or data, a file, or sample:NAME."
    case .sample, .url, .file: nil
    }
  }

  /// A run that was cancelled, or replaced by another, is wanted by nobody.
  mutating func take(_ run: PredictionRun) -> [Effect] {
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
      notice = .ok("\(run.workflow) on \(run.image.title) in \(decimals(run.seconds, 2)) s. < > move the threshold.")
    } else {
      let status = run.result.status.code == .success ? run.status : run.result.status
      notice = Notice(.warn, "partly done", status.sentence)
    }
    return [.record(.predicted(run.kept)), keptEntry] + thumbnailOfRun()
  }

  mutating func moveThreshold(by steps: Int) -> [Effect] {
    // Whole steps, so that sliding back and forth comes to the same place.
    let place = Int((threshold * 20).rounded()) + steps
    threshold = Double(max(0, min(20, place))) / 20
    cursors.predictionTop = 0
    return []
  }

  mutating func toggleRawPrediction() -> [Effect] {
    showsRawPrediction.toggle()
    cursors.predictionTop = 0
    return []
  }
}

extension String {
  /// Whether it begins as an address does, such as `ftp://`.
  fileprivate var hasScheme: Bool {
    guard let end = firstRange(of: "://")?.lowerBound, let first else { return false }
    let isOfScheme = { (letter: Character) in
      letter.isASCII && (letter.isLetter || letter.isNumber || "+.-".contains(letter))
    }
    return first.isASCII && first.isLetter && self[..<end].allSatisfy(isOfScheme)
  }
}

/// Just enough of an http address to say that one has no host.
private struct URLParts {
  init?(_ url: String) {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    let host = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !host.isEmpty, !host.contains(where: \.isWhitespace) else { return nil }
  }
}

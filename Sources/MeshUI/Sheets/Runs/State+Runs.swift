import MeshCore
import Panels

extension State {
  mutating func openRuns() throws(Notice) -> [Effect] {
    guard !runs.isEmpty else {
      throw .plain(
        "Nothing was predicted yet. What is predicted is kept here: \(key(.predict, in: .workflows)) predicts.")
    }
    dialogs.append(.runs(RunsSheet(choice: currentRun.map { group(of: $0).id })))
    return []
  }

  /// Shows a run in Prediction as if it had just been made.
  mutating func open(_ run: PredictionRun) throws(Notice) -> [Effect] {
    guard workflow(run.workflow) != nil else {
      throw .plain(
        "\(run.workflow) is no longer there to show it in. \(key(.export, in: .runs)) writes what it gave."
      )
    }
    unhide(run.workflow)
    let effects = select(run.workflow)
    openedRuns[run.workflow] = run.id
    focus = .prediction
    cursors.predictionTop = 0
    return effects + thumbnailOfRun()
  }

  /// Walks through the images of the prediction that is shown.
  mutating func walkImages(by distance: Int) throws(Notice) -> [Effect] {
    guard let run = currentRun else {
      throw .plain("Nothing was predicted yet. \(key(.predict, in: .prediction)) predicts.")
    }
    let all = group(of: run)
    guard all.count > 1, let index = all.place(of: run) else {
      throw .plain("It ran on one image. \(key(.runs, in: .prediction)) shows the other predictions.")
    }
    let next = all[clamped(index, by: distance, count: all.count)]
    openedRuns[run.workflow] = next.id
    cursors.predictionTop = 0
    notice = .plain("\(next.image.title), \(place(of: next) ?? "").")
    return thumbnailOfRun()
  }

  /// `R` in Prediction: what failed of the prediction that is shown.
  mutating func retry() throws(Notice) -> [Effect] {
    guard let run = currentRun else {
      throw .plain("Nothing was predicted yet. \(key(.predict, in: .prediction)) predicts.")
    }
    return try runAgain(group(of: run), onlyFailed: true)
  }

  /// Runs the workflow as it is now on the same images.
  mutating func runAgain(_ group: RunGroup, onlyFailed: Bool) throws(Notice) -> [Effect] {
    let runs = onlyFailed ? group.failed : group.runs
    guard !runs.isEmpty else { throw .plain("Nothing failed: \(group.words).") }
    let images = runs.map(\.image)
    guard !images.contains(where: \.isRest) else {
      throw .plain("The image was given by its bytes, and these are not kept. Predict on it anew.")
    }
    if let obstacle = obstacle(to: images) { throw .error(obstacle) }
    guard images.count == 1 else {
      // How many calls it takes is seen before they are made.
      use(images)
      dialogs.append(.predict(PredictForm(workflow: group.workflow, image: TextField())))
      notice = .plain("\(counted(images.count, "image")). \(key(.take, in: .predict)) runs it.")
      return []
    }
    let effects = try predict(group.workflow, on: images)
    unhide(group.workflow)
    return select(group.workflow) + effects
  }

  mutating func forget(_ ids: [PredictionRun.ID]) -> [Effect] {
    let forgotten = Set(ids)
    runs.remove(forgotten)
    markedRuns.subtract(forgotten)
    openedRuns = openedRuns.filter { !forgotten.contains($0.value) }
    notice = .ok(
      "Forgotten. \(counted(runs.predictions, "prediction")) \(runs.predictions == 1 ? "is" : "are") kept.")
    if runs.isEmpty {
      notice = .ok("Forgotten. No run is kept now.")
      dialogs.removeAll { if case .runs = $0 { true } else { false } }
    }
    return [.record(.forgotten(ids))]
  }
}

import MeshCore
import Panels

/// The prediction that was asked for last, and how far it is. What came of several images stays when it is stopped.
struct Batch: Hashable, Sendable {
  let prediction: Prediction
  private(set) var done = 0
  private(set) var failed = 0
  /// The user has stopped it: what was on its way here is kept, and nothing more is asked.
  var isStopped = false

  init(_ prediction: Prediction) { self.prediction = prediction }

  var count: Int { prediction.images.count }
  var isDone: Bool { done >= count }
  /// Several images are under way.
  var isRunning: Bool { count > 1 && !isStopped && !isDone }

  /// Whether a run is one of its answers. Of one image nothing is wanted any more once that is cancelled.
  func awaits(_ run: PredictionRun) -> Bool {
    let images = prediction.images
    guard prediction.workflow == run.workflow, !isStopped || count > 1 else { return false }
    guard let place = run.place else { return images.count == 1 && images[0] == run.image }
    return images.indices.contains(place) && images[place] == run.image
  }

  mutating func note(_ run: PredictionRun) {
    done = (run.place ?? 0) + 1
    if run.result.status.code != .success { failed += 1 }
  }

  /// `13 of 70 images`, and how many of them failed.
  var words: String {
    let failures = failed > 0 ? ", \(counted(failed, "image")) without an answer" : ""
    return "\(grouped(done)) of \(grouped(count)) images\(failures)"
  }
}

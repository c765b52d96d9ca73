import MeshCore
import Panels

/// Kept runs side by side: nothing is called.
extension State {
  /// The two that are marked, or the marked one and this; nil where none is.
  func markedWith(_ run: PredictionRun) throws(Notice) -> [RunGroup]? {
    try pair(group(of: run))
  }

  /// The same, the earlier one first.
  func pair(_ group: RunGroup) throws(Notice) -> [RunGroup]? {
    var chosen = runGroups.filter { markedRuns.contains($0.id) }
    guard !chosen.isEmpty else { return nil }
    if chosen.count == 1 {
      guard chosen[0].id != group.id else {
        throw .plain("\(group.words) is marked. Choose the run to compare it with, or mark that too.")
      }
      chosen.append(group)
    }
    guard chosen.count == 2 else { throw .plain("\(chosen.count) runs are marked. Two are compared.") }
    return chosen.sorted { $0.first.at < $1.first.at }
  }

  /// On the images that both have; two single ones also where their images differ, as one image.
  mutating func compare(_ groups: [RunGroup]) throws(Notice) -> [Effect] {
    let (one, other) = (groups[0], groups[1])
    let labels = labels(one, other)
    var (before, after) = (one.runs, other.runs)
    let common = Set(before.map(\.image))
    var images = after.map(\.image).filter(common.contains)
    if images.isEmpty, before.count == 1, after.count == 1 {
      images = [other.first.image]
      before = [one.first.on(other.first)]
    }
    guard !images.isEmpty else { throw .plain("\(one.words) and \(other.words) have no image in common.") }
    let compared = Set(images)
    before = before.filter { compared.contains($0.image) }
    after = after.filter { compared.contains($0.image) }
    let variants = [Variant(labels.0, kept: before), Variant(labels.1, kept: after)]
    return compare(Trial(variants, on: images), of: other.workflow, callsPerGraph: nil)
  }

  /// What tells them apart: the workflow, with the image where that differs too, else the image, else the time.
  private func labels(_ one: RunGroup, _ other: RunGroup) -> (String, String) {
    if one.workflow != other.workflow {
      return one.subject == other.subject ? (one.workflow, other.workflow) : (one.words, other.words)
    }
    if one.subject != other.subject { return (one.subject, other.subject) }
    let times = (clock.moment(one.first.at), clock.moment(other.first.at))
    guard times.0 == times.1 else { return times }
    return (clock.time(one.first.at, seconds: true), clock.time(other.first.at, seconds: true))
  }
}

extension PredictionRun {
  /// The same as if it had been made on another run's image.
  fileprivate func on(_ other: PredictionRun) -> PredictionRun {
    PredictionRun(
      workflow: workflow, versionID: versionID, nodes: nodes, image: other.image, at: at, seconds: seconds,
      status: status,
      result: result, digest: other.digest)
  }
}

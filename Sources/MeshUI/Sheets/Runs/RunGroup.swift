import MeshCore
import Panels

/// The runs of one prediction: of one image, or of several in their order. Never empty.
struct RunGroup: Identifiable, Sendable {
  let runs: [PredictionRun]

  init(_ runs: [PredictionRun]) { self.runs = runs }

  var first: PredictionRun { runs[0] }
  var id: PredictionRun.ID { first.id }
  var workflow: WorkflowID { first.workflow }
  var failed: [PredictionRun] { runs.filter { !$0.isWhole } }

  /// The image, or how many there are.
  var subject: String { runs.count == 1 ? first.image.title : counted(runs.count, "image") }

  /// `what-is-it on cat`.
  var words: String { "\(workflow) on \(subject)" }

  func contains(folded wanted: [UInt8]) -> Bool {
    workflow.contains(folded: wanted)
      || runs.contains { $0.image.kept.text.contains(folded: wanted) || $0.strongest.text.contains(folded: wanted) }
  }
}

extension State {
  /// All that is kept, newest first. The runs of one prediction lie beside each other, the last of its images first.
  var runGroups: [RunGroup] {
    var groups: [[PredictionRun]] = []
    for run in runs {
      if groups.last?.last?.isBeside(run) == true {
        groups[groups.count - 1].append(run)
      } else {
        groups.append([run])
      }
    }
    return groups.map { RunGroup($0.reversed()) }
  }

  func group(of run: PredictionRun) -> RunGroup {
    runGroups.first { $0.runs.contains { $0.id == run.id } } ?? RunGroup([run])
  }

  /// Which of the images of its prediction a run is of: `2 of 12`; nil of a single one.
  func place(of run: PredictionRun) -> String? {
    let all = group(of: run).runs
    guard all.count > 1, let index = all.firstIndex(where: { $0.id == run.id }) else { return nil }
    return "\(index + 1) of \(all.count)"
  }

  /// What ran: the workflow as it is now, an earlier version, or a draft.
  func variant(of run: PredictionRun) -> String {
    let live = library[run.workflow]
    guard let version = run.versionID else { return live?.nodes == run.nodes ? "live" : "draft" }
    return version == live?.version?.id ? "live" : "v \(version.prefix(4))"
  }
}

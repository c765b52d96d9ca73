import MeshCore
import Panels

/// The runs of one prediction: of one image, or of several in their order. Never empty.
struct RunGroup: Identifiable, Sendable {
  private let members: ArraySlice<PredictionRun>

  init(_ members: ArraySlice<PredictionRun>) { self.members = members }
  init(_ run: PredictionRun) { self.init([run]) }

  var runs: [PredictionRun] { Array(members) }
  var count: Int { members.count }
  var first: PredictionRun { members[members.startIndex] }
  var id: PredictionRun.ID { first.id }
  var workflow: WorkflowID { first.workflow }
  var failed: [PredictionRun] { members.filter { !$0.isWhole } }
  var seconds: Double { members.reduce(0) { $0 + $1.seconds } }

  /// By the place among its images, from 0.
  subscript(place: Int) -> PredictionRun { members[members.startIndex + place] }

  /// Which of its images a run is of, from 0.
  func place(of run: PredictionRun) -> Int? { members.place(of: run.id).map { $0 - members.startIndex } }

  /// The image, or how many there are.
  var subject: String { count == 1 ? first.image.title : counted(count, "image") }

  /// `what-is-it on cat`.
  var words: String { "\(workflow) on \(subject)" }

  func contains(folded wanted: [UInt8]) -> Bool {
    workflow.contains(folded: wanted)
      || members.contains { $0.image.kept.text.contains(folded: wanted) || $0.strongest.text.contains(folded: wanted) }
  }
}

extension State {
  /// All that is kept, newest first.
  var runGroups: [RunGroup] { (0..<runs.predictions).map { RunGroup(runs.prediction(at: $0)) } }

  func group(of run: PredictionRun) -> RunGroup { runs.prediction(of: run.id).map { RunGroup($0) } ?? RunGroup(run) }

  /// Which of the images of its prediction a run is of: `2 of 12`; nil of a single one.
  func place(of run: PredictionRun) -> String? {
    let group = group(of: run)
    guard group.count > 1, let place = group.place(of: run) else { return nil }
    return "\(grouped(place + 1)) of \(grouped(group.count))"
  }

  /// What ran: the workflow as it is now, an earlier version, or a draft.
  func variant(of run: PredictionRun) -> String {
    let live = library[run.workflow]
    guard let version = run.versionID else { return live?.nodes == run.nodes ? "live" : "draft" }
    return version == live?.version?.id ? "live" : "v \(version.prefix(4))"
  }
}

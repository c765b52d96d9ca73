import FoundationEssentials
import MeshCore
@testable import MeshUI

/// Predictions that are kept: three images of one batch, one of which failed, and single ones before it.
enum Kept {
  static func run(
    _ workflow: Workflow = Gallery.basics, on image: ImageSource, ago seconds: Double, version: VersionID? = "3f0c11d2",
    concepts: KeyValuePairs<String, Double> = [:], failing status: Status? = nil, digest: String? = nil,
    place: Int? = nil
  ) -> PredictionRun {
    let data = OutputData(concepts: concepts.map { Concept(id: $0, value: $1) })
    let outputs = workflow.nodes.map { Output(id: $0.id, status: .ok, model: $0.model, data: data) }
    return PredictionRun(
      workflow: workflow.id, versionID: version, nodes: workflow.nodes, image: image, at: Gallery.start - seconds,
      seconds: 0.25, status: .ok,
      result: WorkflowResult(status: status ?? .ok, outputs: status == nil ? outputs : []), digest: digest,
      place: place)
  }

  static let batch = [
    run(
      on: .file("/shots/cat.jpg"), ago: 60, concepts: ["tabby": 0.402, "tiger cat": 0.388], digest: digest, place: 0),
    run(
      on: .file("/shots/notes.txt"), ago: 60, failing: Status(code: .inputUnsupportedFormat, summary: "not a picture"),
      place: 1),
    run(on: .file("/shots/dog.jpg"), ago: 60, concepts: ["beagle": 0.911], place: 2),
  ]

  static let digest = "c9f2e1b0" + String(repeating: "0", count: 56)

  static let single = run(
    on: .file("/shots/cat.jpg"), ago: 600, concepts: ["tiger cat": 0.417, "tabby": 0.311], digest: digest)
  static let ofDraft = run(
    Gallery.gate, on: .sample("market"), ago: 90_000, version: nil, concepts: ["sharp": 0.75])
  static let failed = run(
    Gallery.gate, on: .url("https://example.com/pictures/cat.png"), ago: 200_000,
    failing: Status(code: .inputInvalidArgument, summary: "not a picture"))

  /// Newest first.
  static let runs = batch.reversed() + [single, ofDraft, failed]

  /// With the sheet open.
  static func editor() -> Editor {
    var journal = JournalState()
    journal.runs = RunShelf(newestFirst: runs)
    var editor = Editor.ready(journal)
    editor.type("4H")
    return editor
  }
}

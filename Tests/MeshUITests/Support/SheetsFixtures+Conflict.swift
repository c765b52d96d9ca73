import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI

extension Fixtures {
  /// Both sides changed the concepts; one changed the crop that the other removed; each did something of its own.
  static let merge: ThreeWayMerge = {
    var crop = station.nodes[3]
    crop.model = model("margin-110-image-crop", "0af5cd8a")
    let mine = draft(station, stationDraft.edits + [.updateNode("face-crop", to: crop)])
    var theirs = station
    theirs.nodes[0].model = model("general-image-recognition", "c5e1d3b7")
    theirs.nodes[0].override = ["params": ["max_concepts": 50]]
    theirs.nodes.remove(at: 3)
    theirs.nodes.append(WorkflowNode(id: "ocr", model: model("ocr-scene-english-paddleocr", "46e99516")))
    theirs.version = WorkflowVersion(id: "8f21c0de8f21c0de8f21c0de8f21c0de")
    theirs.modifiedAt = ago(180)
    return ThreeWayMerge(base: station, mine: mine.result, theirs: theirs)
  }()

  static func conflict(
    _ choices: ThreeWayMerge.Choices = [:], rows: Int = 24, columns: Int = 80,
    _ change: (inout ConflictSheet) -> Void = { _ in }
  ) -> State {
    var sheet = ConflictSheet(merge: merge, readAt: now)
    change(&sheet)
    var state = with(.conflict(sheet), rows: rows, columns: columns)
    var kept = KeptConflict(workflow: sheet.workflow)
    kept.steps = [choices.map { sheet.merge.decision($1, of: $0) }]
    state.kept.conflicts = [kept]
    state.notice = Notice(.warn, "! conflict", "Decide 2 parts. Version dates and ids alone never stop you.")
    return state
  }
}

extension Fixtures {
  /// What the three versions of the concepts say of the platform; theirs has one concept less.
  static let sideAnswers: SideAnswers = {
    let node = "general-concepts"
    let models = ThreeWayMerge.Side.allCases.map { ($0, merge[$0][node: node]?.model ?? ModelReference(id: "")) }
    let question = SideQuestion(
      workflow: station.id, node: node, models: Dictionary(uniqueKeysWithValues: models), image: run.image)
    func found(_ values: Double...) -> SideAnswers.Answer {
      let names = ["train", "railway station", "no person", "travel"]
      return .output(OutputData(concepts: zip(names, values).map { Concept(id: $0, value: $1) }))
    }
    return SideAnswers(
      question,
      [
        .base: found(0.911, 0.412, 0.777, 0.93), .mine: found(0.999, 0.978, 0.121, 0.942),
        .theirs: found(0.997, 0.955, 0.14),
      ], at: now)
  }()
}

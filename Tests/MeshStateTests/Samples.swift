import Foundation
import MeshCore

/// Values with every field set, so that a round trip that drops one is seen.
enum Samples {
  /// A time no six-digit text can hold.
  static let time = Date(timeIntervalSinceReferenceDate: 816_543_210.123_456_789)

  static func node(_ id: NodeID, inputs: [NodeID] = []) -> WorkflowNode {
    WorkflowNode(
      id: id,
      model: ModelReference(id: "faces/\"1\"", userID: "clarifai", appID: "main", versionID: "0123456789abcdef"),
      inputs: inputs, suppressesOutput: true, override: ["params": ["top": 0.25, "names": ["ä", "日本"]]],
      extras: ["note": "kept"])
  }

  static func workflow(_ id: WorkflowID, nodes: [NodeID] = ["detect", "crop"]) -> Workflow {
    Workflow(
      id: id, nodes: nodes.map { node($0) }, attributes: ["description": "Finds\nfaces"], userID: "sample",
      appID: "gallery", createdAt: time, modifiedAt: time + 1, extras: ["counter": 7])
  }

  static func sent(_ step: Int, _ id: WorkflowID) -> SentStep {
    SentStep(
      step: StagedStep(id: step, change: .patch(id, .mergeThenRemove), isHeld: true), sentAt: time,
      before: [workflow(id)], predicted: [workflow(id, nodes: ["detect"])])
  }

  static func run(_ id: WorkflowID, place: Int? = nil) -> PredictionRun {
    let result = Data(
      #"{"status": {"code": 10000}, "outputs": [{"id": "o", "data": {"concepts": [{"id": "cat"}]}}]}"#.utf8)
    guard let result = try? Wire.decoder.decode(WorkflowResult.self, from: result) else {
      preconditionFailure("The sample result is not of the contract.")
    }
    return PredictionRun(
      workflow: id, versionID: "v1", nodes: [node("detect")], image: .sample("faces"), at: time, seconds: 0.125,
      status: .ok, result: result, place: place)
  }
}

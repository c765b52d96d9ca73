import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI

extension Fixtures {
  static let station = Workflow(
    id: "station-check",
    nodes: [
      WorkflowNode(id: "general-concepts", model: model("general-image-recognition", "aa9ca482")),
      WorkflowNode(id: "moderation", model: model("moderation-recognition", "aa8be956")),
      WorkflowNode(id: "faces", model: model("face-detection", "6dc7e46b")),
      WorkflowNode(
        id: "face-crop", model: model("margin-110-image-crop", "b9987421"), inputs: ["faces"], suppressesOutput: true),
      WorkflowNode(id: "face-mood", model: model("face-sentiment-recognition", "a5d7776f"), inputs: ["face-crop"]),
      WorkflowNode(id: "food-concepts", model: model("food-item-recognition", "1d5fd481")),
    ],
    attributes: ["description": "Watches the platforms of metro north: what is seen, who, and in which mood."],
    version: WorkflowVersion(id: "41d77b0241d77b0241d77b0241d77b02"), createdAt: ago(200 * 86_400),
    modifiedAt: ago(2 * 3600))

  /// One node takes another version, one goes, one comes.
  static let stationDraft = draft(
    station,
    [
      .updateNode(
        "general-concepts",
        to: WorkflowNode(id: "general-concepts", model: model("general-image-recognition", "aa7f35c0"))),
      .removeNode("food-concepts"),
      .addNode(WorkflowNode(id: "colors", model: model("color-recognition", "b31bf8b3")), at: nil),
    ])

  static let kioskDraft = draft(
    small("kiosk-intro", nodes: 3, age: 300),
    [.addNode(WorkflowNode(id: "colors", model: model("color-recognition", "b31bf8b3")), at: nil)])

  static let newDraft = draft(
    Workflow(id: "night-watch"), isNew: true,
    [.addNode(WorkflowNode(id: "faces", model: model("face-detection", "6dc7e46b")), at: nil)])

  static func small(_ id: WorkflowID, nodes: Int, age: Double) -> Workflow {
    Workflow(
      id: id,
      nodes: (1...nodes).map { WorkflowNode(id: "node-\($0)", model: model("general-image-recognition", "aa9ca482")) },
      modifiedAt: ago(age))
  }

  static let workflows: [Workflow] = [
    small("airport-signs", nodes: 6, age: 3 * 86_400), small("brand-watch", nodes: 4, age: 9 * 3600),
    small("cctv-triage", nodes: 12, age: 86_400), small("food-menu", nodes: 2, age: 15 * 86_400),
    small("kiosk-intro", nodes: 3, age: 300), small("moderation-eu", nodes: 8, age: 6 * 3600),
    small("moderation-us", nodes: 8, age: 6 * 3600), small("old-demo", nodes: 2, age: 400 * 86_400),
    small("receipt-ocr", nodes: 5, age: 4 * 86_400), station, small("station-night", nodes: 6, age: 7200),
    small("street-check", nodes: 3, age: 21 * 86_400), small("ticket-gates", nodes: 9, age: 60),
    small("travel-picks", nodes: 3, age: 380 * 86_400), small("wedding-album", nodes: 3, age: 390 * 86_400),
    small("yard-safety", nodes: 11, age: 2 * 86_400), small("zebra-cross", nodes: 4, age: 6 * 86_400),
    small("zips-ocr", nodes: 3, age: 7 * 86_400), small("zone-counter", nodes: 7, age: 5 * 86_400),
    small("zoo-labels", nodes: 2, age: 8 * 86_400),
  ]

  static let models: [Model] = [
    model(of: "general-image-recognition", type: "visual-classifier", version: "aa7f35c0"),
    model(of: "moderation-recognition", type: "visual-classifier", version: "aa8be956"),
    model(of: "face-detection", type: "visual-detector", version: "6dc7e46b"),
    model(of: "margin-110-image-crop", type: "image-crop", version: "b9987421"),
    model(of: "face-sentiment-recognition", type: "visual-classifier", version: "a5d7776f"),
    model(of: "food-item-recognition", type: "visual-classifier", version: "1d5fd481"),
    model(of: "color-recognition", type: "image-color-recognizer", version: "b31bf8b3"),
  ]

  private static func model(of id: ModelID, type: String, version: String) -> Model {
    Model(
      id: id, userID: "clarifai", appID: "main", typeID: type,
      version: ModelVersion(id: model(id, version).versionID ?? ""))
  }
}

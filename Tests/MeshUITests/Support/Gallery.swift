import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI

/// A small app for the tests of `update`: three workflows, one of them a graph, over four models.
enum Gallery {
  static let app = AppScope(userID: "sample", appID: "gallery")
  static let start = Date(timeIntervalSince1970: 1_800_000_000)

  static let color = Model(
    id: "color-recognition", userID: "clarifai", appID: "main", typeID: "image-color-recognizer")
  static let quality = Model(id: "image-quality", userID: "meshwork", appID: "local", typeID: "visual-classifier")
  static let tiling = Model(id: "image-tiles", userID: "meshwork", appID: "local", typeID: "image-tiling-operator")
  static let threshold = Model(
    id: "concept-threshold", userID: "meshwork", appID: "local", typeID: "concept-thresholder")
  static let models = [quality, tiling, color, threshold]

  /// Newest first.
  static func versions(of model: ModelID) -> [ModelVersion] {
    [ModelVersion(id: model + "-new"), ModelVersion(id: model + "-old")]
  }

  static func node(_ id: NodeID, _ model: Model, from inputs: [NodeID] = []) -> WorkflowNode {
    WorkflowNode(id: id, model: model.reference(version: model.id + "-new"), inputs: inputs)
  }

  static let basics = Workflow(id: "photo-basics", nodes: [node("colors", color), node("quality", quality)])
  static let gate = Workflow(
    id: "quality-gate", nodes: [node("quality", quality), node("gate", threshold, from: ["quality"])])
  static let tiles = Workflow(
    id: "tile-colors",
    nodes: [
      node("tiles", tiling), node("colors", color, from: ["tiles"]), node("quality", quality, from: ["tiles"]),
    ])
  static let workflows = [basics, gate, tiles]
  static let stored = Dictionary(uniqueKeysWithValues: workflows.map { ($0.id, $0) })

  static func session(_ badge: Session.Badge = .local, holder: String? = nil) -> Session {
    Session(
      badge: badge, app: app, base: "", catalogues: [AppScope(userID: "clarifai", appID: "main")],
      samples: [Session.Sample(id: "beach", title: "Beach"), Session.Sample(id: "market", title: "Market")],
      holder: holder)
  }

  /// A service over the network, on one of the apps of `lab`.
  static func service(_ usedApps: [UsedApp] = []) -> Session {
    Session(
      badge: .remote("api.clarifai.com"), app: AppScope(userID: "lab", appID: "station"),
      base: "https://api.clarifai.com", catalogues: [], samples: [], usedApps: usedApps)
  }

  static let apps = [
    App(id: "Archive", userID: "lab"), App(id: "booth", userID: "lab", summary: "For the demo desk"),
    App(id: "station", userID: "lab"), App(id: "trial", userID: "lab", name: "Trial of Züge"),
  ]

  /// A node takes its older version: merge is proposed.
  static let olderQuality: Edit = {
    var older = node("quality", quality)
    older.model.versionID = "image-quality-old"
    return .updateNode("quality", to: older)
  }()

  static func draft(of base: Workflow, isNew: Bool = false, _ edits: Edit...) throws -> Draft {
    try Draft(base: base, isNew: isNew, edits: edits, undone: [])
  }

  static func run(
    _ workflow: Workflow = basics, on image: ImageSource = .sample("beach"), statuses: [Status] = [],
    giving data: OutputData = OutputData(), at moment: Date = start, place: Int? = nil
  ) -> PredictionRun {
    let outputs = workflow.nodes.enumerated().map { place, node in
      Output(
        id: node.id, status: statuses.indices.contains(place) ? statuses[place] : .ok, model: node.model,
        data: data)
    }
    let isMixed = outputs.contains { $0.status.code != .success }
    let status = isMixed ? Status(code: .mixed, summary: "Mixed") : .ok
    return PredictionRun(
      workflow: workflow.id, versionID: nil, nodes: workflow.nodes, image: image, at: moment, seconds: 0.25,
      status: status, result: WorkflowResult(status: status, outputs: outputs), place: place)
  }
}

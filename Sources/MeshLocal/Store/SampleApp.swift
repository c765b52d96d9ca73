import FoundationEssentials
import MeshCore

/// The workflows that a visitor finds at the first start; all their models run on this machine.
enum SampleApp {
  /// Those whose models are there: with the weights of the nets it begins with what pictures show.
  static func workflows(for catalogue: Catalogue) -> [Workflow] {
    let models = Set(seeing.flatMap { $0.nodes.map(\.model) })
    let runs = models.allSatisfy { catalogue.find($0)?.version.ability.worker != nil }
    return runs ? seeing + basics.filter { !["photo-quality", "colour-tiles"].contains($0.id) } : basics
  }

  private static let seeing = [
    Workflow(
      id: "what-is-it",
      nodes: [node("general", "general-image-recognition"), node("colours", "color-recognition")],
      attributes: ["description": "What a picture shows, out of a thousand things, and its main colours."]),
    Workflow(
      id: "who-is-there",
      nodes: [
        node("faces", "face-detection"),
        node("heads", "margin-110-image-crop", reads: ["faces"]),
        node("quality", "image-quality", reads: ["heads"]),
      ],
      attributes: [
        "description": "Where faces are, each cut out with a little around it, and how well each was taken."
      ]),
    Workflow(
      id: "food-or-not",
      nodes: [node("food", "food-item-recognition"), node("general", "general-image-recognition")],
      attributes: ["description": "Food, if there is some, beside everything else that a picture shows."]),
  ]

  /// What runs without weights.
  static let basics = [
    Workflow(
      id: "photo-basics",
      nodes: [node("colours", "color-recognition"), node("sharpness", "image-quality")],
      attributes: ["description": "The main colours of a picture, and how well it was taken."]),
    Workflow(
      id: "photo-quality",
      nodes: [
        node("quality-now", "image-quality"),
        node("quality-before", "image-quality", version: "1e9b36f08c5d42a7b3f4610d95ac7e28"),
      ],
      attributes: ["description": "Two versions of one model side by side: see where they disagree."]),
    Workflow(
      id: "two-eyes",
      nodes: [
        node("eyes", "image-tiles", params: ["rows": 1, "columns": 2], suppressed: true),
        node("colours", "color-recognition", reads: ["eyes"]),
        node("quality", "image-quality", reads: ["eyes"]),
        node("clear", "concept-threshold", reads: ["quality"], params: ["threshold": 0.6]),
      ],
      attributes: [
        "description": "The left and the right half, each looked at alone: its colours, and what is clear in it."
      ]),
    Workflow(
      id: "quality-gate",
      nodes: [
        node("quality", "image-quality", suppressed: true),
        node("passed", "concept-threshold", reads: ["quality"], params: ["threshold": 0.6]),
      ],
      attributes: [
        "description": "Lets through only what is true of a picture with 0.6 or more. Try another threshold."
      ]),
    Workflow(
      id: "colour-tiles",
      nodes: [
        node("tiles", "image-tiles", params: ["rows": 3, "columns": 3], suppressed: true),
        node("colours", "color-recognition", reads: ["tiles"]),
      ],
      attributes: ["description": "The picture in nine tiles, and the colours of each."]),
    Workflow(
      id: "close-look",
      nodes: [
        node("middle", "image-center-crop", params: ["share": 0.6]),
        node("tiles", "image-tiles", reads: ["middle"]),
        node("colours", "color-recognition", reads: ["middle"]),
        node("quality", "image-quality", reads: ["tiles"]),
        node("clear", "concept-threshold", reads: ["quality"]),
      ],
      attributes: ["description": "The middle of the picture: its colours, and what is clear in each quarter of it."]),
  ]

  private static func node(
    _ id: NodeID, _ model: ModelID, version: VersionID? = nil, reads inputs: [NodeID] = [],
    params: [String: JSON] = [:], suppressed: Bool = false
  ) -> WorkflowNode {
    WorkflowNode(
      id: id, model: ModelReference(id: model, versionID: version), inputs: inputs, suppressesOutput: suppressed,
      override: params.isEmpty ? nil : ["params": .object(params)])
  }
}

extension WorkflowTable {
  /// Listed in the order above: lists show the most recent first, so each is a second older than the one before it.
  func insertSampleApp(of catalogue: Catalogue, at time: Date) throws {
    for (index, workflow) in SampleApp.workflows(for: catalogue).enumerated() {
      try insert(catalogue.checked(workflow), at: time.addingTimeInterval(-Double(index)))
    }
  }

  /// Gives an app that still is the one without nets, as it was at the first start, the one that this machine can run.
  func renewSampleApp(of catalogue: Catalogue, at time: Date) throws {
    guard SampleApp.workflows(for: catalogue).map(\.id) != SampleApp.basics.map(\.id),
      try isUntouched(SampleApp.basics.map(catalogue.checked))
    else { return }
    try deleteAll()
    try insertSampleApp(of: catalogue, at: time)
  }

  /// Whether the app holds these workflows and no others, each in its first version.
  private func isUntouched(_ workflows: [Workflow]) throws -> Bool {
    guard try count() == workflows.count else { return false }
    return try workflows.allSatisfy { wanted in
      guard let stored = try workflow(wanted.id), try versionCount(of: wanted.id) == 1 else { return false }
      return stored.nodes == wanted.nodes && stored.attributes["description"] == wanted.attributes["description"]
        && stored.attributes.values.allSatisfy { $0 == .array([]) || $0 == wanted.attributes["description"] }
    }
  }
}

import MeshCore

extension ModelReference {
  static let colors = local("color-recognition", "b31bf8b3e8ba4af48ef7b67b6a1873d6", owner: ("clarifai", "main"))
  static let fewColors = local("color-recognition", "5c0a4d1f9e3b47a28d6f0b7e2c91a384", owner: ("clarifai", "main"))
  static let quality = local("image-quality", "77aa0c45d2e84b6fa1937c58e60bd4f2")
  static let firstQuality = local("image-quality", "1e9b36f08c5d42a7b3f4610d95ac7e28")
  static let tiles = local("image-tiles", "a4c81f6e07d94b2593be5d10f8627c3a")
  static let centerCrop = local("image-center-crop", "d90e25b7c63f4818a7f2046b1be95d8c")
  static let threshold = local("concept-threshold", "38f7d1a05be94c6e92406af8c5e37b1d")
  static let marginCrop = local(
    "margin-110-image-crop", "b9987421b40a46649566826ef9325303", owner: ("clarifai", "main"))
  static let serviceOnly = local(
    "moderation-recognition", "aa8be956dbaa4b7a858826a84253cab9", owner: ("clarifai", "main"))

  private static func local(
    _ id: ModelID, _ version: VersionID, owner: (String, String) = ("meshwork", "local")
  ) -> ModelReference {
    ModelReference(id: id, userID: owner.0, appID: owner.1, versionID: version)
  }
}

extension WorkflowNode {
  init(
    _ id: NodeID, _ model: ModelReference, reads inputs: [NodeID] = [], params: [String: JSON] = [:],
    suppressed: Bool = false
  ) {
    self.init(
      id: id, model: model, inputs: inputs, suppressesOutput: suppressed,
      override: params.isEmpty ? nil : ["params": .object(params)])
  }
}

extension Workflow {
  init(_ id: WorkflowID, _ nodes: WorkflowNode...) { self.init(id: id, nodes: nodes) }

  /// What can be written of it; the rest is the backend's.
  var content: Workflow { Workflow(id: id, nodes: nodes, attributes: attributes) }
}

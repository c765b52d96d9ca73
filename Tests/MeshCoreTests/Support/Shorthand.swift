import MeshCore

extension AppScope {
  static let demo = AppScope(userID: "alice", appID: "demo")
}

extension WorkflowNode {
  /// A node of a model of this app; the version is `v1` where nothing is said.
  init(
    _ id: NodeID, _ model: ModelID = "colors", _ version: VersionID? = "v1", reads inputs: [NodeID] = [],
    hidden: Bool = false, params: JSON? = nil
  ) {
    self.init(
      id: id, model: ModelReference(id: model, versionID: version), inputs: inputs, suppressesOutput: hidden,
      override: params.map { ["params": $0] })
  }
}

extension Workflow {
  init(_ id: WorkflowID = "flow", _ nodes: WorkflowNode..., attributes: [String: JSON] = [:]) {
    self.init(id: id, nodes: nodes, attributes: attributes)
  }
}

extension Draft {
  /// A draft of `base` whose nodes are these.
  static func of(_ base: Workflow, leaving nodes: WorkflowNode...) throws -> Draft {
    var draft = Draft(base: base)
    try draft.make(.replaceNodes(nodes))
    return draft
  }
}

/// The seeds of a property's cases; a failed expectation names the seed of its case.
let seeds: Range<UInt64> = 0..<400

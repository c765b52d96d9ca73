package import MeshCore

extension SeededGenerator {
  package static let nodeIDs: [NodeID] = ["a", "b", "c", "d", "e", "f", "g", "h"]

  /// One of three models, of which one is of another app; as on the service, a version id is of one model only.
  package mutating func model() -> ModelReference {
    let id = pick(["colors", "quality", "crop"])
    let version = chance(oneIn: 4) ? nil : "\(id)-\(1 + below(3))"
    guard id == "colors" else { return ModelReference(id: id, versionID: version) }
    return ModelReference(id: id, userID: "clarifai", appID: "main", versionID: version)
  }

  package mutating func override() -> JSON? {
    guard chance(oneIn: 3) else { return nil }
    var params: [String: JSON] = [:]
    for name in ["margin", "top_k", "threshold"] where chance(oneIn: 2) { params[name] = .number(Double(below(9)) / 4) }
    if chance(oneIn: 3) { params["labels"] = .array((0..<below(3)).map { .string("label-\($0)") }) }
    return params.isEmpty ? nil : ["params": .object(params)]
  }

  /// A node of this id that reads some of `sources`.
  package mutating func node(_ id: NodeID, reading sources: [NodeID]) -> WorkflowNode {
    WorkflowNode(
      id: id, model: model(), inputs: sources.filter { _ in chance(oneIn: 3) }.shuffled(using: &self),
      suppressesOutput: chance(oneIn: 4), override: override())
  }

  /// A workflow of 1 to 8 nodes, each of which reads nodes that stand before it.
  package mutating func workflow(_ id: WorkflowID = "flow") -> Workflow {
    let ids = Array(Self.nodeIDs.shuffled(using: &self).prefix(1 + below(Self.nodeIDs.count)))
    var nodes: [WorkflowNode] = []
    for id in ids { nodes.append(node(id, reading: nodes.map(\.id))) }
    return Workflow(id: id, nodes: nodes, attributes: attributes())
  }

  package mutating func attributes() -> [String: JSON] {
    var attributes: [String: JSON] = [:]
    if chance(oneIn: 3) { attributes["description"] = .string(pick(["first", "second"])) }
    if chance(oneIn: 4) { attributes["metadata"] = ["team": .string(pick(["red", "blue"])), "runs": 3] }
    if chance(oneIn: 4) { attributes["image"] = ["url": "https://samples.clarifai.com/cover.jpg"] }
    return attributes
  }
}

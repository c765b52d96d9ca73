import MeshCore

/// What came of one image: each node with its output, if it gave one.
struct ImageResult: Sendable {
  struct NodeOutput: Sendable {
    let node: NodeID
    let model: ModelReference
    let output: Output?
  }

  let status: Status
  let outputs: [NodeOutput]

  var isGood: Bool { status.code == .success && outputs.allSatisfy { $0.output?.status.code ?? .success == .success } }

  func json(image: String) throws -> JSON {
    let outputs = try outputs.map { item -> JSON in
      var fields: [String: JSON] = ["node": .string(item.node), "model": try JSON(encoding: item.model)]
      if let output = item.output {
        fields["status"] = try JSON(encoding: output.status)
        fields["data"] = try JSON(encoding: output.data)
      }
      return .object(fields)
    }
    return ["image": .string(image), "status": try JSON(encoding: status), "outputs": .array(outputs)]
  }

  /// Failed where nothing came out right, and a part where some did.
  static func ending(_ results: [ImageResult]) -> Ending {
    if results.allSatisfy(\.isGood) { return .ok }
    let anyGood = results.contains { result in
      result.isGood || result.outputs.contains { $0.output?.status.code == .success }
    }
    return anyGood ? .partialSuccess : .failure
  }
}

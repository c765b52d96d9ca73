import MeshCore

/// What came of one image: each node with its output, if it gave one.
struct ImageResult: Sendable {
  struct NodeOutput: Sendable {
    let node: NodeID
    let model: ModelReference
    let output: Output?
    /// The answer holds outputs of which it cannot be told whether one is of this node.
    var isUntold = false

    /// It gave nothing, and is not one whose output is hidden.
    var isMissing = false

    fileprivate var isGood: Bool { !isUntold && !isMissing && output?.status.code ?? .success == .success }
  }

  let status: Status
  let outputs: [NodeOutput]

  init(status: Status, outputs: [NodeOutput]) {
    self.status = status
    self.outputs = outputs
  }

  /// What a workflow of these nodes gave.
  init(_ result: WorkflowResult, of nodes: [WorkflowNode]) {
    let matched = result.outputs(for: nodes)
    let isUntold = matched.count(where: { $0 != nil }) < result.outputs.count
    self.init(
      status: result.status,
      outputs: zip(nodes, matched).map { node, output in
        NodeOutput(
          node: node.id, model: node.model, output: output,
          isUntold: isUntold && output == nil && !node.suppressesOutput,
          isMissing: output == nil && !node.suppressesOutput)
      })
  }

  /// The service has answered for fewer images than it was asked about.
  static let missing = ImageResult(
    status: Status(code: .unknown, summary: "The answer holds no result for this image"), outputs: [])

  /// A call before it has failed.
  static let notAsked = ImageResult(
    status: Status(code: .unknown, summary: "Not answered: a call has failed"), outputs: [])

  static let untold = "which output is this node's cannot be told"

  /// An image that could not be read here, in words.
  static func unread(_ why: String) -> ImageResult {
    ImageResult(status: Status(code: .unknown, summary: why), outputs: [])
  }

  /// The same with the place in a list in front of why an image could not be read here.
  func told(_ place: NamedImages.Place?) -> ImageResult {
    guard let place, outputs.isEmpty, status.code == .unknown else { return self }
    return .unread("\(place.list), line \(place.line): \(status.summary)")
  }

  var isGood: Bool { status.code == .success && outputs.allSatisfy(\.isGood) }

  func json(image: String) -> JSON {
    let outputs = outputs.map { item -> JSON in
      var fields: [String: JSON] = ["node": .string(item.node), "model": JSON(printing: item.model)]
      if let output = item.output {
        fields["status"] = JSON(printing: output.status)
        fields["data"] = JSON(printing: output.data)
        fields["seconds"] = output.seconds.map(JSON.number)
      }
      if item.isUntold { fields["status"] = ["description": .string(ImageResult.untold)] }
      return .object(fields)
    }
    return ["image": .string(image), "status": JSON(printing: status), "outputs": .array(outputs)]
  }

  /// Failed where nothing came out right, and a part where some did.
  static func ending(_ results: [ImageResult]) -> Ending {
    if results.allSatisfy(\.isGood) { return .ok }
    let anyGood = results.contains { result in
      result.isGood || result.outputs.contains { $0.isUntold || [.success, .mixed].contains($0.output?.status.code) }
    }
    return anyGood ? .partialSuccess : .failure
  }
}

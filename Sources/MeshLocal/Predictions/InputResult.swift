import FoundationEssentials
import MeshCore

/// What a workflow gave for one input, as a reply holds it.
struct InputResult: Encodable, Sendable {
  let id = HexID.random()
  let status: Status
  let createdAt: Date
  let input: Input
  /// In the order of the nodes; those of suppressed nodes are left out.
  let outputs: [Output]

  /// The image's address comes back, its bytes do not.
  struct Input: Encodable {
    let id: String
    let data: [String: [String: String]]
  }

  struct Output: Encodable {
    let id = HexID.random()
    let status: Status
    let createdAt: Date
    let model: Model?
    let data: OutputData

    private enum CodingKeys: String, CodingKey {
      case id, status, model, data
      case createdAt = "created_at"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case id, status, input, outputs
    case createdAt = "created_at"
  }

  /// `inputFailure`: why there is no image to run on.
  init(
    input: PredictionRequest.Input, nodes: [WorkflowNode], outcomes: [GraphRun.Outcome],
    inputFailure: PredictionFailure?, config: OutputConfig, at time: Date
  ) {
    let outputs = zip(nodes, outcomes).map { Output($0, $1, config, at: time) }
    self.input = Input(
      id: input.id ?? HexID.random(), data: input.url.map { ["image": ["url": $0]] } ?? [:])
    self.outputs = zip(nodes, outputs).filter { !$0.0.suppressesOutput }.map(\.1)
    status = inputFailure?.status ?? Status(summing: outputs.map(\.status), "nodes failed")
    createdAt = time
  }
}

extension InputResult.Output {
  fileprivate init(_ node: WorkflowNode, _ outcome: GraphRun.Outcome, _ config: OutputConfig, at time: Date) {
    switch outcome {
    case .success(let parts):
      status = .ok
      data = config.applied(to: OutputData(parts))
    case .failure(let failure):
      status = failure.status
      data = OutputData()
    }
    createdAt = time
    model = Catalogue.find(node.model).map { found in
      Model(
        id: found.model.id, name: found.model.id, userID: found.model.owner.userID, appID: found.model.owner.appID,
        typeID: found.model.typeID, version: ModelVersion(id: found.version.id))
    }
  }
}

extension Status {
  /// The status of a whole by those of its parts: success, mixed (10010) or failure (10020). `words` end "2 of 3 …".
  init(summing parts: [Status], _ words: String) {
    let failed = parts.filter { $0.code != .success }
    guard let first = failed.first else {
      self = .ok
      return
    }
    let isAll = failed.count == parts.count && failed.allSatisfy { $0.code != .mixed }
    self.init(
      code: isAll ? .failure : .mixed, summary: isAll ? "Failure" : "Mixed Status",
      details: parts.count == 1 ? first.text : "\(failed.count) of \(parts.count) \(words): \(first.text)")
  }
}

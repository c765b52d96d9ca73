import FoundationEssentials
import MeshCore

/// What one model gave for one input, as replies hold it.
struct OutputDocument: Encodable, Sendable {
  let status: Status
  private let id = HexID.random()
  private let createdAt: String
  private let model: ModelDocument?
  /// Where the output stands for itself; in a workflow's result the input is named once, beside the outputs.
  private let input: InputDocument?
  private let data: FoundDocument
  /// Not of the service's contract: how long the node computed.
  private let seconds: Double?

  init(
    _ node: WorkflowNode, of catalogue: Catalogue, _ ran: GraphRun.Ran, _ config: OutputConfig, at time: Date,
    input: InputDocument? = nil
  ) {
    let found = catalogue.find(node.model)
    model = found.map { ModelDocument($0.model, at: $0.version) }
    self.input = input
    createdAt = Timestamp.nanoseconds(time)
    seconds = ran.seconds.map { ($0 * 1_000_000).rounded() / 1_000_000 }
    do throws(PredictionFailure) {
      let parts = try ran.outcome.get()
      status = try found?.version.ability.worker.map(config.status(of:)) ?? .ok
      data = config.applied(to: FoundDocument(parts))
    } catch {
      status = error.status
      data = FoundDocument()
    }
  }

  private enum CodingKeys: String, CodingKey {
    case id, status, model, input, data, seconds
    case createdAt = "created_at"
  }
}

/// An input as replies hold it: the image's address comes back, its bytes do not.
struct InputDocument: Encodable, Sendable {
  private let id: String
  private let data: [String: [String: String]]

  init(_ input: PredictionRequest.Input) {
    id = input.id ?? HexID.random()
    data = input.url.map { ["image": ["url": $0]] } ?? [:]
  }
}

extension Timestamp {
  /// With nine digits of fraction, as the service writes the times of outputs (contract, section 2.1).
  fileprivate static func nanoseconds(_ date: Date) -> String {
    text(date).dropLast() + "000Z"
  }
}

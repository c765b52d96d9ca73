import FoundationEssentials
import MeshCore

/// What a workflow gave for one input, as a reply holds it.
struct InputResult: Encodable, Sendable {
  let status: Status
  private let id = HexID.random()
  private let createdAt: Date
  private let input: InputDocument
  /// In the order of the nodes; those of suppressed nodes are left out.
  private let outputs: [OutputDocument]

  private enum CodingKeys: String, CodingKey {
    case id, status, input, outputs
    case createdAt = "created_at"
  }

  init(_ run: InputRun, nodes: [WorkflowNode], of catalogue: Catalogue, config: OutputConfig, at time: Date) {
    let outputs = zip(nodes, run.outcomes).map { OutputDocument($0, of: catalogue, $1, config, at: time) }
    input = InputDocument(run.input)
    self.outputs = zip(nodes, outputs).filter { !$0.0.suppressesOutput }.map(\.1)
    status = run.inputFailure?.status ?? Status(summing: outputs.map(\.status), "nodes did not answer in full")
    createdAt = time
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

  /// HTTP 400 with code 10020 is what the service was seen to answer (contract, section 6.2).
  var httpOfResults: Int { code == .success ? 200 : code == .mixed ? 207 : 400 }
}

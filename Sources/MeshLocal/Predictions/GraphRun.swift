import MeshCore
import MeshVision

/// One run of a workflow's nodes over one image.
struct GraphRun: Sendable {
  let nodes: [WorkflowNode]
  let catalogue: Catalogue
  let queue: ComputeQueue

  typealias Outcome = Result<[Part], PredictionFailure>

  /// What a node gave, and how long it computed: what it waited for a processor does not count. Nil of one that did not run.
  struct Ran: Sendable {
    let outcome: Outcome
    var seconds: Double?
  }

  /// Parts that one node may give: tiles of tiles of tiles are soon too many to be of use.
  static let mostParts = 256

  /// What each node gave, in the order of the list. Every node runs after those it reads, wherever it stands in the list; one that reads a failed
  /// node fails too. Throws only when the task is cancelled.
  func outcomes(on image: PixelImage) async throws -> [Ran] {
    let picture = Picture(image)
    var outcomes: [NodeID: Outcome] = [:]
    var seconds: [NodeID: Double] = [:]
    for node in Workflow(id: "", nodes: nodes).topologicalOrder {
      do {
        let worker = try worker(of: node)
        let parts = try input(of: node, from: outcomes)
        let (found, time) = try await found(by: worker, on: parts, of: picture)
        seconds[node.id] = time
        guard found.count <= Self.mostParts else { throw tooManyParts(found.count, of: node) }
        guard worker.givesPictures, !node.suppressesOutput else {
          outcomes[node.id] = .success(found)
          continue
        }
        outcomes[node.id] = .success(try await queue.run { CutPictures.added(to: found, of: image) })
      } catch let failure as PredictionFailure {
        outcomes[node.id] = .failure(failure)
      }
    }
    return nodes.compactMap { node in outcomes[node.id].map { Ran(outcome: $0, seconds: seconds[node.id]) } }
  }

  /// What `worker` finds in `parts`, in their order; many parts are shared out among the processors.
  private func found(
    by worker: any Operator, on parts: [Part], of picture: Picture
  ) async throws -> (parts: [Part], seconds: Double) {
    guard let most = worker.partsAtOnce, parts.count > most else {
      return try await queue.run { try Self.timed { try worker.run(on: parts, of: picture) } }
    }
    return try await withThrowingTaskGroup(of: (Int, ([Part], Double)).self) { group in
      for start in stride(from: 0, to: parts.count, by: most) {
        let some = Array(parts[start..<min(start + most, parts.count)])
        group.addTask { (start, try await queue.run { try Self.timed { try worker.run(on: some, of: picture) } }) }
      }
      var found: [Int: [Part]] = [:]
      var seconds = 0.0
      for try await (start, (some, time)) in group {
        found[start] = some
        seconds += time
      }
      return (found.sorted { $0.key < $1.key }.flatMap(\.value), seconds)
    }
  }

  private static func timed(_ work: () throws -> [Part]) rethrows -> ([Part], Double) {
    let start = ContinuousClock.now
    let parts = try work()
    return (parts, (ContinuousClock.now - start) / .seconds(1))
  }

  private func worker(of node: WorkflowNode) throws(PredictionFailure) -> any Operator {
    let worker: any Operator
    switch catalogue.find(node.model)?.version.ability {
    case .computes(let found): worker = found
    case .missing(let why): throw notAvailable("\(node.model.id) does not run on this machine. \(why)")
    case .serviceOnly, nil:
      throw notAvailable(
        "\(node.model.id) runs on the service only, not on this machine. Apply the workflow to an app of the "
          + "service to predict with it, or take a model that runs here.")
    }
    do {
      return try worker.filled(with: Parameters(node))
    } catch {
      throw PredictionFailure(code: .modelInvalidArgument, summary: "Invalid model argument", details: error.message)
    }
  }

  private func notAvailable(_ details: String) -> PredictionFailure {
    PredictionFailure(code: .modelNotDeployed, summary: "Not available on this machine", details: details)
  }

  private func input(of node: WorkflowNode, from outcomes: [NodeID: Outcome]) throws(PredictionFailure) -> [Part] {
    guard !node.inputs.isEmpty else {
      let reads = ModelSignature(typeID: catalogue.find(node.model)?.model.typeID)?.reads
      if let reads, reads != .image, reads != .any {
        throw PredictionFailure(
          code: .workflowNoMatchingInput, summary: "No matching input",
          details: "\(node.id) reads \(reads.rawValue), but gets the image of the request. Connect it to a node that "
            + "gives \(reads.rawValue).")
      }
      return [.wholeImage]
    }
    var sources: [[Part]] = []
    for input in node.inputs {
      guard case .success(let parts) = outcomes[input] else {
        let cause = if case .failure(let failure) = outcomes[input] { failure.details } else { "it did not run." }
        throw PredictionFailure(
          code: .modelPredictionFailed, summary: "Prediction failed",
          details: "\(node.id) reads \(input), which failed: \(cause)")
      }
      sources.append(parts)
    }
    return Part.joined(sources)
  }

  private func tooManyParts(_ count: Int, of node: WorkflowNode) -> PredictionFailure {
    PredictionFailure(
      code: .modelInvalidArgument, summary: "Invalid model argument",
      details: "\(node.id) would give \(count) regions, \(Self.mostParts) are the most. Cut into fewer tiles.")
  }
}

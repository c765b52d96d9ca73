import FoundationEssentials
import MeshCore

/// Runs nodes over the images of a request.
struct Predictor: Sendable {
  let source: ImageSource
  private let catalogue: Catalogue
  private let images = Gate(Self.mostImages)

  init(fetcher: any ImageFetcher, catalogue: Catalogue) {
    self.catalogue = catalogue
    source = ImageSource(fetcher: fetcher, queue: ComputeQueue())
  }

  /// Images that are in memory at the same time, of one request.
  static let imagesAtOnce = 4
  /// The same of all requests.
  private static let mostImages = 16

  /// One run an input, in their order. Throws only when the task is cancelled.
  func runs(of nodes: [WorkflowNode], on inputs: [PredictionRequest.Input]) async throws -> [InputRun] {
    var runs: [Int: InputRun] = [:]
    try await withThrowingTaskGroup(of: (Int, InputRun).self) { group in
      for (index, input) in inputs.enumerated() {
        if index >= Self.imagesAtOnce, let (done, run) = try await group.next() { runs[done] = run }
        group.addTask { (index, try await images.pass { try await run(of: nodes, on: input) }) }
      }
      for try await (index, run) in group { runs[index] = run }
    }
    return inputs.indices.compactMap { runs[$0] }
  }

  private func run(of nodes: [WorkflowNode], on input: PredictionRequest.Input) async throws -> InputRun {
    do {
      let image = try await source.image(of: input)
      let run = GraphRun(nodes: nodes, catalogue: catalogue, queue: source.queue)
      return InputRun(input: input, outcomes: try await run.outcomes(on: image))
    } catch let failure as PredictionFailure {
      return InputRun(
        input: input, outcomes: nodes.map { _ in GraphRun.Ran(outcome: .failure(failure)) }, inputFailure: failure)
    }
  }
}

/// What the nodes gave for one input, in their order.
struct InputRun: Sendable {
  let input: PredictionRequest.Input
  let outcomes: [GraphRun.Ran]
  /// Why there was no image to run on.
  var inputFailure: PredictionFailure?
}

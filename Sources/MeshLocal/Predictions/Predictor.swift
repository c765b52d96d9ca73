import FoundationEssentials
import MeshCore

/// Runs workflows over the images of a request.
struct Predictor: Sendable {
  let source: ImageSource
  let now: @Sendable () -> Date

  init(fetcher: any ImageFetcher, now: @escaping @Sendable () -> Date) {
    source = ImageSource(fetcher: fetcher, queue: ComputeQueue())
    self.now = now
  }

  /// Images that are in memory at the same time.
  static let imagesAtOnce = 4

  /// One result an input, in their order. Throws only when the task is cancelled.
  func results(of nodes: [WorkflowNode], on request: PredictionRequest) async throws -> [InputResult] {
    var results: [Int: InputResult] = [:]
    try await withThrowingTaskGroup(of: (Int, InputResult).self) { group in
      for (index, input) in request.inputs.enumerated() {
        if index >= Self.imagesAtOnce, let (done, result) = try await group.next() { results[done] = result }
        group.addTask { (index, try await result(of: nodes, on: input, config: request.config)) }
      }
      for try await (index, result) in group { results[index] = result }
    }
    return request.inputs.indices.compactMap { results[$0] }
  }

  private func result(
    of nodes: [WorkflowNode], on input: PredictionRequest.Input, config: OutputConfig
  ) async throws -> InputResult {
    let outcomes: [GraphRun.Outcome]
    var failure: PredictionFailure?
    do {
      let image = try await source.image(of: input)
      outcomes = try await GraphRun(nodes: nodes, queue: source.queue).outcomes(on: image)
    } catch let error as PredictionFailure {
      failure = error
      outcomes = nodes.map { _ in .failure(error) }
    }
    return InputResult(input: input, nodes: nodes, outcomes: outcomes, inputFailure: failure, config: config, at: now())
  }
}

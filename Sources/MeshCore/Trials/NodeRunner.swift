/// Runs nodes that no app stores, as a workflow of them would run.
public protocol NodeRunner: Sendable {
  /// How many calls it sends for one of these.
  var callsPerRun: Int { get }

  /// One result an image, at most ``MeshClient/imagesPerCall``, in their order.
  func results(of nodes: [WorkflowNode], on inputs: [ImageInput]) async throws(APIError) -> [WorkflowResult]
}

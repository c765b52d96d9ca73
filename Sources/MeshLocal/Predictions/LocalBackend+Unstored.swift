import FoundationEssentials
package import MeshCore

/// Runs nodes as they stand, without a workflow: what a draft would give.
extension LocalBackend: NodeRunner {
  package var callsPerRun: Int { 1 }

  package func results(of nodes: [WorkflowNode], on inputs: [ImageInput]) async throws(APIError) -> [WorkflowResult] {
    let client = MeshClient(app: Self.sampleApp, transport: NodesTransport(backend: self, nodes: nodes))
    return try await client.predict(with: "draft", on: inputs).value.results
  }
}

/// Answers a prediction with any workflow by one of these nodes.
private struct NodesTransport: Transport {
  let backend: LocalBackend
  let nodes: [WorkflowNode]

  func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    do {
      return try await backend.answered {
        try await backend.predict(
          with: Workflow(id: "draft", nodes: nodes), RequestBody(data: request.body?.data() ?? Data(), images: [:]))
      }.response
    } catch {
      throw .cancelled
    }
  }
}

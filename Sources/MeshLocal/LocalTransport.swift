import FoundationEssentials
package import MeshCore

/// The embedded backend behind the same seam as the network: the same bytes go in and come out.
package struct LocalTransport: Transport {
  private let backend: LocalBackend

  package init(_ backend: LocalBackend) {
    self.backend = backend
  }

  package func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    do {
      return try await backend.answerUnlessCancelled(
        method: request.method.rawValue, segments: request.segments, query: request.query,
        body: request.body?.data() ?? Data()
      ).response
    } catch {
      throw .cancelled
    }
  }
}

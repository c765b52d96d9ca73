/// What carries a call to a service that speaks the contract: HTTPS, or the embedded backend in process.
public protocol Transport: Sendable {
  func send(_ request: APIRequest) async throws(TransportError) -> APIResponse
}

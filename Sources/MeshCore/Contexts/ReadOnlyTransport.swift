/// The gate of a read-only context: lets reads and predictions through, and refuses every write before it is sent.
public struct ReadOnlyTransport: Transport {
  private let base: any Transport
  private let context: String

  public init(_ base: any Transport, context: String) {
    self.base = base
    self.context = context
  }

  public func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    guard !request.isWrite else { throw .readOnly(context: context) }
    return try await base.send(request)
  }
}

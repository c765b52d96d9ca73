public import FoundationEssentials

/// What came back: an HTTP status and a body, not yet understood.
public struct APIResponse: Hashable, Sendable {
  public let status: Int
  public let body: Data
  /// How long the service asks to wait before the next call (`Retry-After`), where it does.
  public let retryAfter: Duration?
  /// The methods that the address takes (`Allow`), where another one was refused.
  public let allowed: [APIRequest.Method]

  public init(status: Int, body: Data, retryAfter: Duration? = nil, allowed: [APIRequest.Method] = []) {
    self.status = status
    self.body = body
    self.retryAfter = retryAfter
    self.allowed = allowed
  }
}

/// What carries a call to a service that speaks the contract: HTTPS, or the embedded backend in process.
public protocol Transport: Sendable {
  func send(_ request: APIRequest) async throws(TransportError) -> APIResponse
}

/// Why no answer came.
public enum TransportError: Error, Hashable, Sendable {
  /// The request never left: no network, no such host, connection refused.
  case unreachable(String)
  /// The connection broke or the time ran out after the request may have arrived.
  case lost(String)
  /// The answer is larger than this program reads.
  case tooLarge(limit: Int)
  case cancelled

  /// A write with this outcome may have been carried out: only reading can tell.
  public var mayHaveArrived: Bool {
    switch self {
    case .unreachable: false
    case .lost, .tooLarge, .cancelled: true
    }
  }

  public var message: String {
    switch self {
    case .unreachable(let cause): "The service cannot be reached: \(cause). Check the network and the address, then R."
    case .lost(let cause): "No answer came: \(cause). R reads again."
    case .tooLarge(let limit): "The answer is larger than \(limit / 1_048_576) MB. Ask for fewer items."
    case .cancelled: "Cancelled before the answer came. R reads again."
    }
  }
}

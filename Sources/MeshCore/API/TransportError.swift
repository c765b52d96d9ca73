/// Why no answer came.
public enum TransportError: WordedError, Hashable, Sendable {
  /// The request never left: no network, no such host, connection refused.
  case unreachable(String)
  /// Nothing was done, because the connection is not one to send a key over: an unknown certificate.
  case refused(String)
  /// The service answered that something else has the answer, where the key is not sent. Some redirect after a write.
  case redirected(String)
  /// The connection broke or the time ran out after the request may have arrived.
  case lost(String)
  /// The answer is larger than this program reads, in bytes.
  case tooLarge(limit: Int)
  case cancelled
  /// A write in a read-only context; it was not sent.
  case readOnly(context: String)

  /// A write with this outcome may have been carried out: only reading can tell.
  public var mayHaveArrived: Bool {
    switch self {
    case .unreachable, .refused, .readOnly: false
    case .redirected, .lost, .tooLarge, .cancelled: true
    }
  }

  public var message: String {
    switch self {
    case .unreachable(let cause):
      "The service cannot be reached: \(cause). Check the network and the address, then try again."
    case .refused(let cause), .redirected(let cause):
      "The connection is not used: \(cause). Check the base URL, the proxy and the certificates."
    case .lost(let cause): "No answer came: \(cause). Read it again."
    case .tooLarge(let limit): "The answer is larger than \(limit / 1_048_576) MB. Ask for fewer items."
    case .cancelled: "Cancelled before the answer came. Read it again."
    case .readOnly(let context): "Context \(context) is read-only, so nothing was sent. Choose another with --context."
    }
  }
}

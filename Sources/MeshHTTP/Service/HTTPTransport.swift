import AsyncHTTPClient
import FoundationEssentials
package import MeshCore
import NIOCore
import NIOHTTP1
import NIOSSL

/// The workflow service over HTTPS.
///
/// Copies share their connections, which open with the first call and close with ``shutdown()``, or with the last copy.
/// Redirects are not followed, so the key goes to the configured host and to no other.
package struct HTTPTransport: Transport {
  /// What a call may take at most.
  package struct Limits: Sendable {
    /// Name, connection and TLS handshake.
    package var connecting = Duration.seconds(10)
    /// From the call to the end of its answer.
    package var answer = Duration.seconds(60)
    /// The same where a model computes the answer.
    package var results = Duration.seconds(120)
    /// Bytes of an answer.
    package var body = 64 * 1_048_576

    package init() {}
  }

  private let address: ServiceAddress
  private let key: APIKey
  private let limits: Limits
  private let connections: Connections

  /// The base URL as calls use it, without a slash at the end.
  package var base: String { address.base }

  /// `base` is the service's address up to the path's `/v2`; `path` names a PEM file whose certificates are trusted
  /// beside the system's. Connects to nothing.
  package init(
    base: String, key: String, rootCertificates path: String? = nil, limits: Limits = Limits()
  ) throws(TransportSetupError) {
    address = try ServiceAddress(base)
    self.key = try APIKey(key)
    self.limits = limits
    var configuration = HTTPClient.Configuration.meshwork(connecting: limits.connecting)
    if let path { configuration.tlsConfiguration?.additionalTrustRoots = [try Self.certificates(path)] }
    connections = Connections(configuration)
  }

  package func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    let time = request.isPrediction ? limits.results : limits.answer
    let exchange: Exchange
    do {
      let message = message(request)
      let (client, limit) = (try connections.client(), limits.body)
      exchange = try await within(time) { try await client.exchange(message, within: time, limit: limit) }
    } catch {
      throw TransportError(ExchangeFailure(error), host: address.host, time: time, limit: limits.body)
    }
    if let target = exchange.redirect {
      throw .unreachable("\(address.host) redirects to \(target), where the key is not sent")
    }
    return APIResponse(status: exchange.status, body: exchange.body)
  }

  /// Closes the connections; calls that still run end as cancelled, and so do later ones.
  package func shutdown() async { await connections.close() }

  private func message(_ request: APIRequest) -> HTTPClientRequest {
    var message = HTTPClientRequest(url: address.base + request.target)
    message.method = HTTPMethod(rawValue: request.method.rawValue)
    message.headers = [
      "Authorization": key.authorization, "Accept": "application/json", "User-Agent": "meshwork",
      "X-Clarifai-Request-ID-Prefix": "meshwork",
    ]
    if let body = request.body {
      message.headers.add(name: "Content-Type", value: "application/json")
      message.body = .bytes(ByteBuffer(bytes: body.data()))
    }
    return message
  }

  private static func certificates(_ path: String) throws(TransportSetupError) -> NIOSSLAdditionalTrustRoots {
    guard let certificates = try? NIOSSLCertificate.fromPEMFile(path), !certificates.isEmpty else {
      throw .certificates(path: path)
    }
    return .certificates(certificates)
  }
}

extension APIRequest {
  /// Whether a model computes the answer, which takes its time.
  fileprivate var isPrediction: Bool { method == .post && (segments.last == "results" || segments.last == "outputs") }
}

extension TransportError {
  fileprivate init(_ failure: ExchangeFailure, host: String, time: Duration, limit: Int) {
    switch failure {
    case .notConnected(let why): self = .unreachable("\(host) \(why)")
    case .broken(let why): self = .lost("\(host) \(why)")
    case .tooLarge: self = .tooLarge(limit: limit)
    case .tooSlow: self = .lost("\(host) did not answer in \(time.components.seconds) seconds")
    case .cancelled: self = .cancelled
    }
  }
}

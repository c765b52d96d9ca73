import AsyncHTTPClient
import FoundationEssentials
package import MeshCore
import NIOCore
import NIOHTTP1
import NIOSSL

/// The workflow service over HTTPS.
///
/// Copies share their connections, which open with the first call and close with the last copy. Redirects are not
/// followed, so the key goes to the configured host and to no other. Answers are asked for uncompressed: a limit on
/// their bytes is then a limit on what they become.
package struct HTTPTransport: Transport {
  /// What a call may take at most.
  package struct Limits: Sendable {
    /// Name, connection and TLS handshake, also through a proxy.
    package var connecting = Duration.seconds(10)
    /// From the call to the first byte of its answer.
    package var firstByte = Duration.seconds(30)
    /// From the call to the end of its answer.
    package var answer = Duration.seconds(60)
    /// The same where a model computes the answer, also for its first byte.
    package var results = Duration.seconds(120)
    /// Bytes of an answer.
    package var body = 64 * 1_048_576

    package init() {}
  }

  private let address: ServiceAddress
  private let key: APIKey
  private let limits: Limits
  private let proxy: ProxySettings.Server?
  private let connections: Connections

  /// The base URL as calls use it, without a slash at the end.
  package var base: String { address.base }

  /// `base` is the service's address up to the path's `/v2`; `path` names a PEM file whose certificates are trusted
  /// beside the system's. Connects to nothing.
  package init(
    base: String, key: String, rootCertificates path: String? = nil, proxies: ProxySettings = .none,
    limits: Limits = Limits()
  ) throws(TransportSetupError) {
    address = try ServiceAddress(base)
    self.key = try APIKey(key)
    self.limits = limits
    // Calls without TLS stay on this machine.
    proxy = address.hasTLS ? proxies.server(for: address.host, port: address.port) : nil
    var configuration = HTTPClient.Configuration.meshwork(connecting: limits.connecting)
    configuration.proxy = proxy.map(HTTPClient.Configuration.Proxy.init)
    if let path { configuration.tlsConfiguration?.additionalTrustRoots = [try Self.certificates(path)] }
    connections = Connections(configuration)
  }

  package func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    let (head, whole) = times(for: request.purpose)
    let exchange: Exchange
    do {
      let message = message(request)
      let (client, limit) = (connections.client, limits.body)
      exchange = try await within(whole) { try await client.exchange(message, headWithin: head, limit: limit) }
    } catch {
      throw TransportError(ExchangeFailure(error), peer: peer, head: head ?? whole, whole: whole, limit: limits.body)
    }
    if exchange.isRedirect {
      throw .redirected("\(address.host) redirects to \(exchange.location ?? "nowhere"), where the key is not sent")
    }
    return APIResponse(status: exchange.status, body: exchange.body, retryAfter: exchange.retryAfter)
  }

  private func times(for purpose: APIRequest.Purpose) -> (head: Duration?, whole: Duration) {
    switch purpose {
    case .read, .write: (limits.firstByte, limits.answer)
    case .predict: (nil, limits.results)
    }
  }

  /// Who is at the other end, in words.
  private var peer: String {
    proxy.map { "\(address.host), through the proxy \($0.host)," } ?? address.host
  }

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

extension Exchange {
  /// A date is measured by the service's own clock, where it tells the time.
  fileprivate var retryAfter: Duration? {
    guard let value = headers.first(name: "Retry-After") else { return nil }
    return RetryAfter.duration(value, now: headers.first(name: "Date").flatMap(RetryAfter.date) ?? Date())
  }
}

extension HTTPClient.Configuration.Proxy {
  fileprivate init(_ server: ProxySettings.Server) {
    switch server.kind {
    case .http:
      let login = server.login.map { HTTPClient.Authorization.basic(username: $0.user, password: $0.password) }
      self = .server(host: server.host, port: server.port, authorization: login)
    case .socks: self = .socksServer(host: server.host, port: server.port)
    }
  }
}

extension TransportError {
  fileprivate init(_ failure: ExchangeFailure, peer: String, head: Duration, whole: Duration, limit: Int) {
    switch failure {
    case .notConnected(let why): self = .unreachable("\(peer) \(why)")
    case .refused(let why): self = .refused("\(peer) \(why)")
    case .broken(let why): self = .lost("\(peer) \(why)")
    case .tooLarge: self = .tooLarge(limit: limit)
    case .noHead: self = .lost("\(peer) did not begin to answer in \(head.components.seconds) seconds")
    case .tooSlow: self = .lost("\(peer) did not answer in \(whole.components.seconds) seconds")
    case .cancelled: self = .cancelled
    }
  }
}
